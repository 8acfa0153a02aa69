// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of Seastar's futures that the fixtures use.
#pragma once

#include <coroutine>
#include <exception>
#include <tuple>
#include <type_traits>

namespace seastar {

template <class T = void> class [[nodiscard]] future {
public:
  future();
  future(future &&) noexcept;
  future &operator=(future &&) noexcept;
  ~future();
  bool available() const noexcept;
  bool failed() const noexcept;
  T get();
  void wait() noexcept;
  void ignore_ready_future() noexcept;
  template <class F> future<> then(F &&) noexcept {
    return {};
  }
  template <class F> future<> then_wrapped(F &&) && noexcept {
    return {};
  }
  template <class F> future<T> finally(F &&) noexcept {
    return {};
  }
  template <class F> future<T> handle_exception(F &&) noexcept {
    return {};
  }
  template <class F> future<T> handle_exception_type(F &&) noexcept {
    return {};
  }
  future<> discard_result() noexcept;
  future<> or_terminate() noexcept;
};

template <class T = void> class promise {
public:
  future<T> get_future() noexcept;
  template <class... Values> void set_value(Values &&...) noexcept {}
};

template <class T = void> future<T> make_ready_future();
inline future<> now() noexcept { return {}; }
template <class T> struct futurize {
  static future<T> from_tuple(std::tuple<> &value);
};
future<> sleep(int);

namespace internal {
template <class T> struct awaiter {
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
  T await_resume();
};
struct promise {
  future<> get_return_object() noexcept;
  std::suspend_never initial_suspend() noexcept { return {}; }
  std::suspend_never final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept {}
  void return_void() noexcept {}
};
} // namespace internal

template <class T> internal::awaiter<T> operator co_await(future<T> &&) noexcept;

} // namespace seastar

template <class... Arguments> struct std::coroutine_traits<seastar::future<>, Arguments...> {
  using promise_type = seastar::internal::promise;
};
