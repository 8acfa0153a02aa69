// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Home-made coroutine types, one for each thing that dropping one can do.
#pragma once

#include <coroutine>
#include <exception>
#include <memory>
#include <thread>
#include <utility>

/// Begins when awaited; destroyed with its object.
template <class T = void> class lazy_task {
public:
  struct promise_type {
    lazy_task get_return_object() {
      return lazy_task(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    auto final_suspend() noexcept {
      struct resume_awaiter {
        bool await_ready() noexcept { return false; }
        std::coroutine_handle<>
        await_suspend(std::coroutine_handle<promise_type> self) noexcept {
          return self.promise().awaiting;
        }
        void await_resume() noexcept {}
      };
      return resume_awaiter{};
    }
    void return_void() {}
    void unhandled_exception() { error = std::current_exception(); }
    std::coroutine_handle<> awaiting = std::noop_coroutine();
    std::exception_ptr error;
  };

  lazy_task(lazy_task &&other) noexcept : frame(std::exchange(other.frame, {})) {}
  ~lazy_task() {
    if (frame)
      frame.destroy();
  }

  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> awaiting) noexcept {
    frame.promise().awaiting = awaiting;
    return frame;
  }
  void await_resume() {
    if (frame.promise().error)
      std::rethrow_exception(frame.promise().error);
  }

private:
  explicit lazy_task(std::coroutine_handle<promise_type> made) : frame(made) {}
  std::coroutine_handle<promise_type> frame;
};

/// The promise of everything below: runs at once, rests at its end.
template <class Task> struct eager_promise {
  Task get_return_object() { return Task{std::coroutine_handle<>()}; }
  std::suspend_never initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void return_void() {}
  void unhandled_exception() {}
};

struct awaiter {
  bool await_ready() noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
  void await_resume() noexcept;
};
