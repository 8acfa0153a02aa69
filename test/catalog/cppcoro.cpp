// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

// CHECK-FIXES: #include <holdfast/task_set.h>
#include <cppcoro/async_scope.hpp>

cppcoro::task<> work();
cppcoro::shared_task<> shared();
cppcoro::generator<int> numbers();

void discarded() {
  work();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'cppcoro::task<>' returned by 'work' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(work());
}

cppcoro::task<> inCoroutine(cppcoro::static_thread_pool &pool) {
  work();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'cppcoro::task<>' returned by 'work' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: co_await work();
  shared();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'cppcoro::shared_task<>' returned by 'shared' never starts, unless another owner awaits it [holdfast-discarded-task]
  // CHECK-FIXES: co_await shared();
  cppcoro::when_all(work(), work());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'cppcoro::task<>' returned by 'cppcoro::when_all' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: co_await cppcoro::when_all(work(), work());
  pool.schedule();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'cppcoro::static_thread_pool::schedule_operation' returned by 'cppcoro::static_thread_pool::schedule' does nothing: nothing awaits it, so the coroutine goes on where it is [holdfast-discarded-task]
  // CHECK-FIXES: co_await pool.schedule();
  cppcoro::async_scope scope;
  scope.spawn(work());
  scope.join();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'cppcoro::async_scope::awaiter' returned by 'cppcoro::async_scope::join' does not join the scope: nothing awaits it [holdfast-discarded-task]
  // CHECK-FIXES: co_await scope.join();
  co_return;
}

void silent() {
  cppcoro::sync_wait(work());
  numbers();
}

cppcoro::task<> silentInCoroutine(cppcoro::static_thread_pool &pool) {
  co_await pool.schedule();
  co_await work();
  auto later = work();
  co_await later;
  cppcoro::async_scope scope;
  scope.spawn(work());
  co_await scope.join();
}
