// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of Microsoft's cpp-async that the fixtures use.
#pragma once

#include <coroutine>
#include <memory>

namespace async {

template <typename T> struct task;

namespace details {
template <typename T> struct task_state {};
template <typename T> struct task_promise_type final {
  std::suspend_never initial_suspend() const noexcept { return {}; }
  std::suspend_never final_suspend() const noexcept { return {}; }
  task<T> get_return_object();
  void unhandled_exception() {}
  void return_value(T);
};
template <> struct task_promise_type<void> final {
  std::suspend_never initial_suspend() const noexcept { return {}; }
  std::suspend_never final_suspend() const noexcept { return {}; }
  task<void> get_return_object();
  void unhandled_exception() {}
  void return_void() {}
};
} // namespace details

template <typename T> struct task final {
  using promise_type = details::task_promise_type<T>;
  [[nodiscard]] bool await_ready() const noexcept { return true; }
  [[nodiscard]] bool await_suspend(std::coroutine_handle<>) const { return false; }
  [[nodiscard]] T await_resume() const { return T(); }

private:
  std::shared_ptr<details::task_state<T>> m_state;
};

} // namespace async
