// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of folly's futures that the fixtures use.
#pragma once

#include <coroutine>
#include <exception>

namespace folly {

struct Executor {
  template <class T = Executor> struct KeepAlive {
    KeepAlive(T *);
  };
};
struct Unit {};
class exception_wrapper {};
template <class T> class Try {};
template <class T> struct tag_t {};
template <class T> class Future;

template <class T> class SemiFuture {
public:
  SemiFuture();
  SemiFuture(SemiFuture &&);
  ~SemiFuture();
  bool isReady() const;
  T get() &&;
  SemiFuture &wait() &;
  SemiFuture &&wait() &&;
  Future<T> via(Executor::KeepAlive<>) &&;
  template <class F> SemiFuture<T> deferValue(F &&) && { return {}; }
  template <class F> SemiFuture<T> deferError(F &&) && { return {}; }
};

template <class T> class Future {
public:
  Future();
  Future(Future &&);
  ~Future();
  bool isReady() const;
  T get() &&;
  Future &wait() &;
  Future &&wait() &&;
  SemiFuture<T> semi() &&;
  template <class F> Future<T> thenValue(F &&) && { return {}; }
  template <class F> Future<T> thenTry(F &&) && { return {}; }
  template <class F> Future<T> thenError(F &&) && { return {}; }
  template <class E, class F> Future<T> thenError(tag_t<E>, F &&) && { return {}; }
  template <class F> Future<T> ensure(F &&) && { return {}; }
};

namespace detail {
template <class T> struct FutureAwaiter {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};
} // namespace detail
template <class T> detail::FutureAwaiter<T> operator co_await(Future<T> &&);

template <class F> Future<int> via(Executor::KeepAlive<>, F &&) { return {}; }

namespace futures {
template <class T> void detachOn(Executor::KeepAlive<>, SemiFuture<T> &&);
template <class T> void detachOnGlobalCPUExecutor(SemiFuture<T> &&);
} // namespace futures

} // namespace folly
