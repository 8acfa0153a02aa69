// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-unused-task %t -- -- -I%S/../discarded-task/Inputs

// CHECK-MESSAGES-NONE

// Awaitables that are used, and what awaiting yields.

#include "coroutine_types.h"

#include <utility>
#include <vector>

void other();
lazy_task<> work(int number);
lazy_task<> both(lazy_task<> first, lazy_task<> second);

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

lazy_task<> lock_that_was_taken(semaphore &limit) {
  auto units = co_await limit.acquire();
  [[maybe_unused]] auto second = co_await limit.acquire();
  other();
}

lazy_task<> started_late() {
  auto task = work(1);
  other();
  co_await std::move(task);
}

lazy_task<> on_some_paths(bool condition) {
  auto task = work(1);
  if (condition)
    co_await std::move(task);
}

lazy_task<> passed_on(std::vector<lazy_task<>> &all) {
  auto first = work(1);
  auto second = work(2);
  co_await both(std::move(first), std::move(second));
  auto third = work(3);
  all.push_back(std::move(third));
}

lazy_task<> returned() {
  auto task = work(1);
  return task;
}

lazy_task<> captured() {
  auto task = work(1);
  auto later = [&]() -> lazy_task<> { co_await std::move(task); };
  co_await later();
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

// It runs while something else is awaited, and ends with its variable.
lazy_task<> kept_alive() {
  auto listener = listen();
  co_await work(1);
}

struct fire_and_forget {
  struct promise_type {
    fire_and_forget get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
};
fire_and_forget go();

void made_to_be_dropped() {
  auto ignored = go();
}

// What is built by hand and can be awaited is set by one side and awaited by the
// other: it stands for no work.
struct event {
  event();
  ~event();
  void set();
  awaiter operator co_await() const;
};
lazy_task<> wait_for(const event &happened);

lazy_task<> events(bool condition) {
  event never_set;
  event happened;
  if (condition)
    co_await wait_for(happened);
}

// What awaits the future of a promise starts nothing.
struct value_promise {
  void set(int);
};
struct value_future {
  ~value_future();
  bool is_ready() const;
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  int await_resume();
};
std::pair<value_promise, value_future> contract();
void both_ends() {
  auto [promise, future] = contract();
  promise.set(1);
}
