// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of cppcoro's tasks that the fixtures use.
#pragma once

#include <coroutine>

namespace cppcoro {

template <class T> class task;

namespace detail {
template <class T> struct awaiter {
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
  T await_resume();
};
template <class T> struct task_promise {
  task<T> get_return_object() noexcept;
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept {}
  void return_void() noexcept {}
};
} // namespace detail

template <class T = void> class [[nodiscard]] task {
public:
  using promise_type = detail::task_promise<T>;
  task() noexcept;
  task(task &&) noexcept;
  task &operator=(task &&) noexcept;
  ~task();
  bool is_ready() const noexcept;
  detail::awaiter<T> operator co_await() const & noexcept;
  detail::awaiter<T> operator co_await() const && noexcept;
};

template <class T = void> class [[nodiscard]] shared_task {
public:
  shared_task(const shared_task &) noexcept;
  ~shared_task();
  detail::awaiter<T> operator co_await() const noexcept;
};

template <class T> class [[nodiscard]] generator {};

template <class Awaitable> void sync_wait(Awaitable &&) {}
template <class... Awaitables> [[nodiscard]] task<> when_all(Awaitables &&...) { return {}; }

} // namespace cppcoro
