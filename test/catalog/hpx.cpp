// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -fix-note='wait for it here' -std=c++17 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs
// RUN: %check_holdfast -fix-note='say that nobody' -fix-suffixes=POST -std=c++17 %s holdfast-discarded-task %t.post -- -- -isystem %S/Inputs

#include <hpx/future.hpp>

void work();
int answer();

void discarded() {
  hpx::async(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'hpx::future<void>' returned by 'hpx::async' runs on, and its exception is lost [holdfast-discarded-task]
  // CHECK-FIXES: hpx::async(work).wait();
  // CHECK-FIXES-POST: hpx::post(work);
  hpx::async(answer).then([](auto &&) {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'hpx::future<void>' returned by 'hpx::future::then' runs on, and its exception is lost [holdfast-discarded-task]
  // CHECK-FIXES: hpx::async(answer).then([](auto &&) {}).wait();
}

void threads() {
  hpx::thread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'hpx::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: hpx::thread{work}.join();
}

void silent() {
  hpx::async(work).get();
  hpx::post(work);
  hpx::thread(work).detach();
  hpx::experimental::task_group group;
  group.run(work);
  group.wait();
}
