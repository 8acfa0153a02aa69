// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of WIL that the fixtures use.
#pragma once

#include <coroutine>

namespace wil {
template <typename T> struct task;
template <typename T> struct com_task;
} // namespace wil

namespace wil::details::coro {
template <typename T> struct task_promise {
  std::suspend_never initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  task_promise *get_return_object() noexcept { return this; }
  void unhandled_exception() noexcept {}
  void return_void() {}
};
struct awaiter {
  bool await_ready() noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) noexcept {}
  void await_resume() {}
};
template <typename T> struct task_base {
  using promise_type = task_promise<T>;
  auto resume_any_thread() && noexcept { return awaiter{}; }
  decltype(auto) get() && { return awaiter{}.await_resume(); }
  task_base(task_promise<T> *) noexcept {}
};
} // namespace wil::details::coro

namespace wil {
template <typename T> struct task : details::coro::task_base<T> {
  using base = details::coro::task_base<T>;
  task(details::coro::task_promise<T> *initial = nullptr) noexcept : base(initial) {}
  auto operator co_await() && noexcept { return static_cast<task &&>(*this).resume_any_thread(); }
};
template <typename T> struct com_task : details::coro::task_base<T> {
  using base = details::coro::task_base<T>;
  com_task(details::coro::task_promise<T> *initial = nullptr) noexcept : base(initial) {}
  auto operator co_await() && noexcept { return static_cast<com_task &&>(*this).resume_any_thread(); }
};
} // namespace wil
