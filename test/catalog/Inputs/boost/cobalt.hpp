// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of Boost.Cobalt that the fixtures use.
#pragma once

#include <coroutine>
#include <exception>
#include <list>

namespace boost::cobalt {

namespace detail {
template <typename T> struct receiver {
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<>) {}
  T await_resume() { return T(); }
};
struct gather_wrapper {
  receiver<void> operator co_await();
};
} // namespace detail

template <typename T> struct [[nodiscard]] promise;
template <typename T> struct [[nodiscard]] task;

template <typename T> struct [[nodiscard]] promise {
  struct promise_type {
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    promise get_return_object();
    void unhandled_exception() {}
    void return_void() {}
  };
  promise(promise &&) noexcept;
  ~promise();
  void detach();
  void operator+() &&;
  bool ready() const;
  detail::receiver<T> operator co_await() &&;
};

template <typename T> struct [[nodiscard]] task {
  struct promise_type {
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    task get_return_object();
    void unhandled_exception() {}
    void return_void() {}
  };
  task(task &&) noexcept;
  ~task();
  detail::receiver<T> operator co_await() &&;
};

struct detached {
  struct promise_type {
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    detached get_return_object() { return {}; }
    void unhandled_exception() { throw; }
    void return_void() {}
  };
};

struct wait_group {
  void push_back(promise<void>);
  detail::gather_wrapper wait();
};

template <typename T> void run(task<T>) {}

} // namespace boost::cobalt
