// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of brpc that the fixtures use.
#pragma once

#include <coroutine>

namespace brpc::experimental {

class Coroutine;
template <typename T> class Awaitable;

namespace detail {
template <typename T> class AwaitablePromise {
public:
  std::suspend_always initial_suspend() { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() {}
  Awaitable<T> get_return_object();
  void return_value(T);
};
template <> class AwaitablePromise<void> {
public:
  std::suspend_always initial_suspend() { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() {}
  Awaitable<void> get_return_object();
  void return_void() {}
};
} // namespace detail

template <typename T> class Awaitable {
public:
  using promise_type = detail::AwaitablePromise<T>;
  ~Awaitable() {}
  bool await_ready();
  template <typename U> void await_suspend(std::coroutine_handle<detail::AwaitablePromise<U>>);
  T await_resume();
};

class Coroutine {
public:
  template <typename T> Coroutine(Awaitable<T> &&, bool = false) {}
  ~Coroutine();
  template <typename T = void> T join() { return T(); }
  template <typename T = void> Awaitable<T> awaitable();
  static Awaitable<int> usleep(int);
};

} // namespace brpc::experimental
