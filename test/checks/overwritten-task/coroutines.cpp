// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-overwritten-task %t

// Coroutine types of one's own: what assignment drops was never started, was destroyed
// half-way, or runs on.

#include <coroutine>
#include <exception>
#include <utility>

void other();
bool condition();

struct awaiter {
  bool await_ready() noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
  void await_resume() noexcept;
};

template <class Task, class Start> struct promise_of {
  Task get_return_object() { return Task{}; }
  Start initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void return_void() {}
  void unhandled_exception() { std::terminate(); }
};

// Starts when it is awaited.
class lazy {
public:
  using promise_type = promise_of<lazy, std::suspend_always>;
  lazy() = default;
  lazy(lazy &&from) noexcept : frame(std::exchange(from.frame, nullptr)) {}
  lazy &operator=(lazy &&from) noexcept {
    std::swap(frame, from.frame);
    return *this;
  }
  ~lazy() {
    if (frame)
      frame.destroy();
  }
  bool done() const { return frame.done(); }
  awaiter operator co_await() && noexcept { return {}; }

private:
  std::coroutine_handle<> frame;
};

// Starts at once; its frame ends with it.
class eager {
public:
  using promise_type = promise_of<eager, std::suspend_never>;
  eager() = default;
  eager(eager &&from) noexcept : frame(std::exchange(from.frame, nullptr)) {}
  eager &operator=(eager &&from) noexcept {
    std::swap(frame, from.frame);
    return *this;
  }
  ~eager() {
    if (frame)
      frame.destroy();
  }
  awaiter operator co_await() const noexcept { return {}; }

private:
  std::coroutine_handle<> frame;
};

lazy write(int key);
eager start(int key);

lazy lost_before_it_started() {
  auto task = write(1);
  task = write(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: this assignment drops the handle that 'task' holds, so 'lazy' returned by 'write' never starts: its coroutine is destroyed before its first statement [holdfast-overwritten-task]
  co_await std::move(task);
}
lazy lost_half_way() {
  auto task = start(1);
  other();
  task = start(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: this assignment drops the handle that 'task' holds, so 'eager' returned by 'start' is destroyed here, wherever its coroutine is suspended [holdfast-overwritten-task]
  co_await task;
}
lazy lost_although_asked() {
  auto task = write(1);
  if (condition())
    co_await std::move(task);
  task = write(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: this assignment drops the handle that 'task' holds, so 'lazy' returned by 'write' never starts: its coroutine is destroyed before its first statement [holdfast-overwritten-task]
  co_await std::move(task);
}
lazy lost_by_every_round() {
  lazy task;
  for (int key = 0; key < 3; ++key)
    task = write(key);
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: this assignment drops the handle that 'task' holds, so 'lazy' returned by 'write' never starts: its coroutine is destroyed before its first statement [holdfast-overwritten-task]
  co_await std::move(task);
}
class service {
  lazy lost_in_a_member() {
    task_ = write(1);
    co_await start(3);
    task_ = write(2);
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: this assignment drops the handle that 'task_' holds, so 'lazy' returned by 'write' never starts: its coroutine is destroyed before its first statement [holdfast-overwritten-task]
  }
  lazy kept_in_a_member() {
    task_ = write(1);
    co_await std::move(task_);
    task_ = write(2);
  }
  lazy task_;
};

lazy kept_one_after_the_other() {
  auto task = write(1);
  co_await std::move(task);
  task = write(2);
  co_await std::move(task);
}
lazy kept_when_done() {
  auto task = write(1);
  if (task.done())
    co_return;
  co_await std::move(task);
  task = write(2);
  co_await std::move(task);
}
lazy kept_by_what_holds_both() {
  auto first = write(1);
  auto second = std::exchange(first, write(2));
  co_await std::move(first);
  co_await std::move(second);
}
lazy kept_on_either_branch() {
  lazy task;
  if (condition())
    task = write(1);
  else
    task = write(2);
  co_await std::move(task);
}
lazy kept_in_each_round() {
  eager task;
  for (int key = 0; key < 3; ++key) {
    task = start(key);
    co_await task;
  }
}
