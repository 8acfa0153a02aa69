// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of C++/WinRT that the fixtures use.
#pragma once

#include <coroutine>
#include <exception>

namespace winrt {

struct fire_and_forget {};

namespace Windows::Foundation {
struct IAsyncAction {
  void *Completed;
  int Status() const { return 0; }
  void get() const {}
};
template <typename T> struct IAsyncOperation {
  T get() const { return T(); }
};
} // namespace Windows::Foundation

namespace impl {
template <typename Async> struct await_adapter {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) const {}
  void await_resume() const {}
};
template <typename Derived> struct promise_base {
  std::suspend_never initial_suspend() const noexcept { return {}; }
  std::suspend_never final_suspend() const noexcept { return {}; }
  Derived get_return_object() { return {}; }
  void unhandled_exception() {}
  void return_void() {}
};
} // namespace impl

namespace Windows::Foundation {
inline impl::await_adapter<IAsyncAction> operator co_await(const IAsyncAction &) { return {}; }
template <typename T>
impl::await_adapter<IAsyncOperation<T>> operator co_await(const IAsyncOperation<T> &) { return {}; }
} // namespace Windows::Foundation

[[nodiscard]] inline auto resume_background() noexcept {
  struct awaitable {
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<>) const {}
    void await_resume() const noexcept {}
  };
  return awaitable{};
}

} // namespace winrt

template <typename... Args>
struct std::coroutine_traits<winrt::Windows::Foundation::IAsyncAction, Args...> {
  using promise_type = winrt::impl::promise_base<winrt::Windows::Foundation::IAsyncAction>;
};
template <typename... Args> struct std::coroutine_traits<winrt::fire_and_forget, Args...> {
  using promise_type = winrt::impl::promise_base<winrt::fire_and_forget>;
};
