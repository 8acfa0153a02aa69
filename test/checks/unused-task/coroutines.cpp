// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-unused-task %t -- -- -I%S/../discarded-task/Inputs

// Awaitables in variables that nothing uses: in a coroutine the co_await is
// missing.

// CHECK-FIXES: #include <holdfast/task_set.h>
#include "coroutine_types.h"

#include <utility>

void other();
lazy_task<> work(int number);

/// Like a semaphore's units: the guard is what awaiting yields.
struct guard {
  ~guard();
};
struct guard_awaiter {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  guard await_resume();
};
struct semaphore {
  guard_awaiter acquire();
};
lazy_task<> with_guard(semaphore &limit) {
  auto units = limit.acquire();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'units' is never used, so 'guard_awaiter' returned by 'semaphore::acquire' never starts: nothing awaits it [holdfast-unused-task]
  // CHECK-FIXES: auto units = co_await limit.acquire();
  [[maybe_unused]] auto second = limit.acquire();
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'second' is never used, so 'guard_awaiter' returned by 'semaphore::acquire' never starts: nothing awaits it [holdfast-unused-task]
  // CHECK-FIXES: {{\[\[}}maybe_unused]] auto second = co_await limit.acquire();
  auto _ = limit.acquire();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: '_' is never used, so 'guard_awaiter' returned by 'semaphore::acquire' never starts: nothing awaits it [holdfast-unused-task]
  // CHECK-FIXES: auto _ = co_await limit.acquire();
  guard_awaiter typed = limit.acquire();
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'typed' is never used, so 'guard_awaiter' returned by 'semaphore::acquire' never starts: nothing awaits it [holdfast-unused-task]
  // CHECK-FIXES: co_await limit.acquire();
  other();
  co_return;
}

// There is nothing to keep.
lazy_task<> without_value() {
  auto done = work(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'done' is never used, so 'lazy_task<>' returned by 'work' never starts: its coroutine is destroyed before its first statement [holdfast-unused-task]
  // CHECK-FIXES: co_await work(1);
  const lazy_task<> typed = work(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'typed' is never used, so 'lazy_task<>' returned by 'work' never starts: its coroutine is destroyed before its first statement [holdfast-unused-task]
  // CHECK-FIXES: co_await work(2);
  if (auto first = work(3); true)
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'first' is never used, so 'lazy_task<>' returned by 'work' never starts: its coroutine is destroyed before its first statement [holdfast-unused-task]
  // CHECK-FIXES: if (co_await work(3); true)
    other();
  co_return;
}

lazy_task<> in_a_handler() {
  try {
    other();
  } catch (...) {
    auto report = work(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'report' is never used, so 'lazy_task<>' returned by 'work' never starts: its coroutine is destroyed before its first statement [holdfast-unused-task]
  }
  co_return;
}

void function(semaphore &limit) {
  auto task = work(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'task' is never used, so 'lazy_task<>' returned by 'work' never starts: its coroutine is destroyed before its first statement [holdfast-unused-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(work(1));
  auto units = limit.acquire();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'units' is never used, so 'guard_awaiter' returned by 'semaphore::acquire' never starts: nothing awaits it [holdfast-unused-task]
  // CHECK-FIXES: tasks.add(limit.acquire());
}

void member_of_a_closure() {
  auto later = [task = work(1)] {};
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'task' is never used, so 'lazy_task<>' returned by 'work' never starts: its coroutine is destroyed before its first statement [holdfast-unused-task]
}

struct cancelling_task {
  struct promise_type : eager_promise<cancelling_task> {};
  explicit cancelling_task(std::coroutine_handle<> made) : frame(made) {}
  cancelling_task(cancelling_task &&) noexcept;
  ~cancelling_task() { frame.destroy(); }
  awaiter operator co_await() &&;
  std::coroutine_handle<> frame;
};
cancelling_task listen();

// It is destroyed before it can do anything more.
void cancelled_at_once() {
  auto listener = listen();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'listener' is never used, so 'cancelling_task' returned by 'listen' is destroyed at the end of its scope, wherever its coroutine is suspended [holdfast-unused-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(listen());
}

struct detached_task {
  struct promise_type : eager_promise<detached_task> {};
  explicit detached_task(std::coroutine_handle<>) {}
  awaiter operator co_await() &&;
};
detached_task announce();

lazy_task<> runs_on() {
  auto announced = announce();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'announced' is never used, so 'detached_task' returned by 'announce' runs on unobserved: nothing can wait for it, and its exception is lost [holdfast-unused-task]
  co_await work(1);
}

template <class Task> lazy_task<> in_a_template(Task (*make)(int)) {
  auto task = make(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'task' is never used, so 'lazy_task<>' never starts: its coroutine is destroyed before its first statement [holdfast-unused-task]
  co_return;
}
template lazy_task<> in_a_template(lazy_task<> (*)(int));
