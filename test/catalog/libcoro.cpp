// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

// CHECK-FIXES: #include <holdfast/task_set.h>
#include <coro/coro.hpp>

coro::task<> work();
coro::generator<int> numbers();

void discarded(coro::thread_pool &pool) {
  work();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'coro::task<>' returned by 'work' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(work());
  pool.schedule(work());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'coro::task<>' returned by 'coro::thread_pool::schedule' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: tasks.add(pool.schedule(work()));
}

// The task that already runs is waited for by the one that is dropped.
void joinable(coro::thread_pool &pool) {
  pool.spawn_joinable(work());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'coro::task<>' returned by 'coro::thread_pool::spawn_joinable' blocks here until the task has finished, looking every 10 ms [holdfast-discarded-task]
}

void joinableHidden(coro::thread_pool &pool) {
  (void)pool.spawn_joinable(work());
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the cast to void hides that 'coro::task<>' returned by 'coro::thread_pool::spawn_joinable' blocks here until the task has finished, looking every 10 ms [holdfast-discarded-task]
}

coro::task<> inCoroutine(coro::thread_pool &pool) {
  work();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'coro::task<>' returned by 'work' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: co_await work();
  pool.schedule();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'coro::thread_pool::schedule_operation' returned by 'coro::thread_pool::schedule' does nothing: nothing awaits it, so the coroutine goes on where it is [holdfast-discarded-task]
  // CHECK-FIXES: co_await pool.schedule();
  pool.schedule(work());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'coro::task<>' returned by 'coro::thread_pool::schedule' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: co_await pool.schedule(work());
  coro::when_all(work(), work());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'coro::task<>' returned by 'coro::when_all' starts none of them: nothing awaits it [holdfast-discarded-task]
  // CHECK-FIXES: co_await coro::when_all(work(), work());
  pool.spawn_joinable(work());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'coro::task<>' returned by 'coro::thread_pool::spawn_joinable' blocks here until the task has finished, looking every 10 ms [holdfast-discarded-task]
  co_return;
}

void onPurpose(coro::thread_pool &pool) {
  pool.spawn_detached(work());
}

void silent(std::unique_ptr<coro::thread_pool> &pool) {
  coro::sync_wait(work());
  coro::task_group<coro::thread_pool> group{pool};
  (void)group.start(work());
  numbers();
}

coro::task<> silentInCoroutine(coro::thread_pool &pool) {
  co_await pool.schedule();
  auto join = pool.spawn_joinable(work());
  co_await work();
  co_await join;
}
