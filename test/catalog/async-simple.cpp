// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -fix-notes -std=c++20 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

#include <async_simple/coro/Collect.h>
#include <async_simple/coro/Lazy.h>
#include <async_simple/coro/SyncAwait.h>
#include <async_simple/uthread/Async.h>

using async_simple::coro::Lazy;

Lazy<> work();
Lazy<int> answer();
async_simple::Future<int> begin();

void discarded(async_simple::Executor &executor) {
  work();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'async_simple::coro::Lazy<void>' returned by 'work' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: async_simple::coro::syncAwait(work());
  work().via(&executor);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'async_simple::coro::RescheduleLazy<>' returned by 'async_simple::coro::Lazy::via' never starts: 'via' only says where it will run [holdfast-discarded-task]
  // CHECK-FIXES: async_simple::coro::syncAwait(work().via(&executor));
  begin();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'async_simple::Future<int>' returned by 'begin' runs on, and its exception is lost [holdfast-discarded-task]
  // CHECK-FIXES: begin().wait();
  begin().via(&executor).thenValue([](int) {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'async_simple::Future<void>' returned by 'async_simple::Future::thenValue' runs on, and its exception is lost [holdfast-discarded-task]
  // CHECK-FIXES: begin().via(&executor).thenValue([](int) {}).wait();
  async_simple::uthread::async<async_simple::uthread::Launch::Prompt>([] {}, &executor);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'async_simple::uthread::Uthread' returned by 'async_simple::uthread::async' runs on when nobody can join it any more [holdfast-discarded-task]
}

Lazy<> coroutine(async_simple::Executor &executor) {
  work();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'async_simple::coro::Lazy<void>' returned by 'work' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: co_await work();
  answer();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'async_simple::coro::Lazy<int>' returned by 'answer' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: co_await answer();
  answer().via(&executor);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'async_simple::coro::RescheduleLazy<int>' returned by 'async_simple::coro::Lazy::via' never starts: 'via' only says where it will run [holdfast-discarded-task]
  co_await work();
  (void)co_await answer();
  std::vector<Lazy<>> several;
  several.push_back(work());
  async_simple::coro::collectAllPara(std::move(several));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'async_simple::coro::Lazy<std::vector<async_simple::Try<void>>>' returned by 'async_simple::coro::collectAllPara' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: co_await async_simple::coro::collectAllPara(std::move(several));
}

void silent(async_simple::Executor &executor) {
  async_simple::coro::syncAwait(work());
  work().start([](auto &&) {});
  work().via(&executor).start([](auto &&) {});
  work().via(&executor).detach();
  begin().wait();
  begin().thenTry([](async_simple::Try<int>) {});
  async_simple::makeReadyFuture(1);
  async_simple::Promise<int> promise;
  auto future = promise.getFuture();
  future.wait();
  async_simple::uthread::async<async_simple::uthread::Launch::Schedule>([] {}, &executor);
}
