// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-dropped-on-path %t -- -- -I%S/../discarded-task/Inputs

// Coroutines: what was not started yet is awaited on some paths only; co_return
// leaves, and a co_await is a use like any other.

#include "coroutine_types.h"

#include <utility>

void other();
bool condition();
lazy_task<> work(int number);

lazy_task<> returns_early() {
  auto task = work(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'task' is used on some paths only; on others 'lazy_task<>' returned by 'work' never starts: its coroutine is destroyed before its first statement [holdfast-dropped-on-path]
  if (condition())
    co_return;
  co_await std::move(task);
}

lazy_task<> one_branch() {
  auto task = work(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'task' is used on some paths only; on others 'lazy_task<>' returned by 'work' never starts: its coroutine is destroyed before its first statement [holdfast-dropped-on-path]
  if (condition())
    co_await std::move(task);
  other();
}

lazy_task<> in_a_loop() {
  for (int i = 0; i < 3; ++i) {
    auto task = work(i);
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'task' is used on some paths only; on others 'lazy_task<>' returned by 'work' never starts: its coroutine is destroyed before its first statement [holdfast-dropped-on-path]
    if (condition())
      continue;
    co_await std::move(task);
  }
}

lazy_task<> awaits_something_else_first() {
  auto task = work(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'task' is used on some paths only; on others 'lazy_task<>' returned by 'work' never starts: its coroutine is destroyed before its first statement [holdfast-dropped-on-path]
  co_await work(2);
  if (condition())
    co_return;
  co_await std::move(task);
}

lazy_task<> one_operand() {
  auto task = work(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'task' is used on some paths only; on others 'lazy_task<>' returned by 'work' never starts: its coroutine is destroyed before its first statement [holdfast-dropped-on-path]
  co_await (condition() ? std::move(task) : work(2));
}

// On every path.
lazy_task<> both_branches() {
  auto task = work(1);
  if (condition()) {
    co_await std::move(task);
    co_return;
  }
  other();
  co_await std::move(task);
}

lazy_task<> named_return(bool early) {
  auto task = work(1);
  if (early)
    return task;
  other();
  return task;
}

lazy_task<> handler_awaits_later() {
  auto task = work(1);
  bool failed = false;
  try {
    other();
  } catch (...) {
    failed = true;
  }
  if (failed)
    other();
  co_await std::move(task);
}

// Made before the first round, and a loop is there to run.
lazy_task<> in_a_range_for() {
  for (auto task = work(1); int number : {1, 2, 3})
    if (number == 2)
      co_await std::move(task);
}

// A failed assertion ends a coroutine's test too.
struct failure {
  void operator=(const char *) const;
};
#define CO_ASSERT_TRUE(condition)                                                                  \
  if (condition)                                                                                   \
    ;                                                                                              \
  else                                                                                             \
    co_return failure() = #condition
lazy_task<> asserts() {
  auto task = work(1);
  CO_ASSERT_TRUE(condition());
  co_await std::move(task);
}
