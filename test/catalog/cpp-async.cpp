// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -fix-note='wait for it here' -std=c++20 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

#include <async/awaitable_get.h>
#include <async/awaitable_then.h>
#include <async/task.h>

async::task<void> work();
async::task<int> answer();

void discarded() {
  work();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'async::task<void>' returned by 'work' runs on, and its exception is lost [holdfast-discarded-task]
  // CHECK-FIXES: async::awaitable_get(work());
  answer();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'async::task<int>' returned by 'answer' runs on, and its exception is lost [holdfast-discarded-task]
  // CHECK-FIXES: async::awaitable_get(answer());
}

async::task<void> coroutine() {
  work();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'async::task<void>' returned by 'work' runs on, and its exception is lost [holdfast-discarded-task]
  co_await work();
  (void)co_await answer();
}

void silent() {
  async::awaitable_get(work());
  async::awaitable_then(answer(), [](auto) {});
}
