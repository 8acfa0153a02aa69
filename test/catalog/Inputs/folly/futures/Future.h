// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of folly's futures that the fixtures use.
#pragma once

#include <exception>
#include <type_traits>
#if defined(__cpp_impl_coroutine)
#include <coroutine>
#endif

namespace folly {

struct Executor {
  template <class T = Executor> struct KeepAlive {
    KeepAlive(T *);
  };
};
struct Unit {};
class exception_wrapper {
public:
  std::exception_ptr to_exception_ptr() const noexcept;
};
template <class T> class Try {
public:
  bool hasException() const;
  exception_wrapper &exception() &;
};
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
  static SemiFuture<T> makeEmpty();
  template <class F> SemiFuture<T> deferValue(F &&) && { return {}; }
  template <class F> SemiFuture<T> deferError(F &&) && { return {}; }
};

template <class T> class Future {
public:
  Future();
  Future(Future &&);
  Future &operator=(Future &&);
  ~Future();
  bool isReady() const;
  T get() &&;
  Future &wait() &;
  Future &&wait() &&;
  static Future<T> makeEmpty();
  Future<int> unit() &&;
  SemiFuture<T> semi() &&;
  template <class F> Future<T> thenValue(F &&) && { return {}; }
  template <class F, class = std::invoke_result_t<F, Try<T> &&>> Future<T> thenTry(F &&) && {
    return {};
  }
  template <class F> Future<T> thenError(F &&) && { return {}; }
  template <class E, class F> Future<T> thenError(tag_t<E>, F &&) && { return {}; }
  template <class F> Future<T> ensure(F &&) && { return {}; }
};

template <class T> class Promise {
public:
  SemiFuture<T> getSemiFuture();
  template <class Value> void setValue(Value &&) {}
};

#if defined(__cpp_impl_coroutine)
namespace detail {
template <class T> struct FutureAwaiter {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};
} // namespace detail
template <class T> detail::FutureAwaiter<T> operator co_await(Future<T> &&);
#endif

template <class T> Future<T> makeFuture(T);
template <class T> SemiFuture<T> makeSemiFuture(T);
template <class F> Future<int> via(Executor::KeepAlive<>, F &&) { return {}; }

namespace futures {
template <class T> void detachOn(Executor::KeepAlive<>, SemiFuture<T> &&);
template <class T> void detachOnGlobalCPUExecutor(SemiFuture<T> &&);
} // namespace futures

} // namespace folly
