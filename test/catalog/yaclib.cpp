// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -fix-note='wait for it' -std=c++20 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs
// RUN: %check_holdfast -fix-note='say that nobody' -fix-suffixes=DETACH -std=c++20 %s holdfast-discarded-task %t.detach -- -- -isystem %S/Inputs

#include <yaclib/algo/wait_group.hpp>
#include <yaclib/async/run.hpp>
#include <yaclib/async/wait.hpp>
#include <yaclib/exe/submit.hpp>
#include <yaclib/lazy/schedule.hpp>

#include <utility>

void discarded(yaclib::IExecutor &pool) {
  yaclib::Run(pool, [] {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'yaclib::FutureOn<>' returned by 'yaclib::Run' runs on, and its result and error are lost [holdfast-discarded-task]
  // CHECK-FIXES: (void)yaclib::Run(pool, [] {}).Get();
  // CHECK-FIXES-DETACH: yaclib::Run(pool, [] {}).Detach();
  yaclib::Run(pool, [] {}).Then([] {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'yaclib::FutureOn<>' returned by 'yaclib::FutureOn::Then' runs on, and its result and error are lost [holdfast-discarded-task]
  // CHECK-FIXES: (void)yaclib::Run(pool, [] {}).Then([] {}).Get();
  // CHECK-FIXES-DETACH: yaclib::Run(pool, [] {}).Then([] {}).Detach();
  yaclib::Run(pool, [] {}).On(nullptr).ThenInline([] {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'yaclib::Future<>' returned by 'yaclib::Future::ThenInline' runs on, and its result and error are lost [holdfast-discarded-task]
  // CHECK-FIXES: (void)yaclib::Run(pool, [] {}).On(nullptr).ThenInline([] {}).Get();
  // CHECK-FIXES-DETACH: yaclib::Run(pool, [] {}).On(nullptr).ThenInline([] {}).Detach();
  yaclib::Schedule(pool, [] {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'yaclib::Task<>' returned by 'yaclib::Schedule' is cancelled here, so its function never runs [holdfast-discarded-task]
  // CHECK-FIXES: (void)yaclib::Schedule(pool, [] {}).Get();
  yaclib::Schedule(pool, [] {}).Then([] {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'yaclib::Task<>' returned by 'yaclib::Task::Then' is cancelled here, so its function never runs [holdfast-discarded-task]
  // CHECK-FIXES: (void)yaclib::Schedule(pool, [] {}).Then([] {}).Get();
}

void in_a_group(yaclib::IExecutor &pool) {
  yaclib::WaitGroup<> group{1};
  yaclib::Run(pool, [] {}).On(nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'yaclib::Future<>' returned by 'yaclib::FutureOn::On' runs on, and its result and error are lost [holdfast-discarded-task]
  // CHECK-FIXES: (void)yaclib::Run(pool, [] {}).On(nullptr).Get();
  // CHECK-FIXES-DETACH: yaclib::Run(pool, [] {}).On(nullptr).Detach();
  group.Done();
  group.Wait();
}

void silent(yaclib::IExecutor &pool) {
  yaclib::Run(pool, [] {}).Detach();
  yaclib::Run(pool, [] {}).ThenInline([] {}).Then([] {}).Detach([](auto &&) {});
  yaclib::Run(pool, [] {}).DetachInline([](auto &&) {});
  yaclib::Schedule(pool, [] {}).Detach();
  yaclib::Submit(pool, [] {});
  auto future = yaclib::Run(pool, [] {});
  yaclib::Wait(future);
  (void)std::move(future).Get();
  yaclib::WaitGroup<> group{1};
  group.Consume(yaclib::Run(pool, [] {}));
}
