// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -fix-notes -std=c++20 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

#include <brpc/coroutine.h>

using brpc::experimental::Awaitable;
using brpc::experimental::Coroutine;

Awaitable<void> work();

void discarded() {
  work();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'brpc::experimental::Awaitable<void>' returned by 'work' never starts, and its frame leaks [holdfast-discarded-task]
  // CHECK-FIXES: brpc::experimental::Coroutine(work()).join();
  Coroutine{work()};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'brpc::experimental::Coroutine' waits for its coroutine here [holdfast-discarded-task]
}

Awaitable<void> coroutine() {
  work();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'brpc::experimental::Awaitable<void>' returned by 'work' never starts, and its frame leaks [holdfast-discarded-task]
  // CHECK-FIXES: co_await work();
  Coroutine::usleep(100);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'brpc::experimental::Awaitable<int>' returned by 'brpc::experimental::Coroutine::usleep' does not sleep: nothing awaits it [holdfast-discarded-task]
  // CHECK-FIXES: co_await Coroutine::usleep(100);
  co_await work();
  (void)co_await Coroutine::usleep(100);
}

void silent() {
  Coroutine(work(), true);
  Coroutine(work()).join();
  Coroutine kept(work());
  kept.join();
}
