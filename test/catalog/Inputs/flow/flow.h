// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of FoundationDB's flow that the fixtures use.
#pragma once

#include <coroutine>

class Void {};

template <class T> struct SAV {
  int promises = 0;
  int futures = 0;
  void delFutureRef() {
    if (!--futures) {
      if (promises)
        cancel();
      else
        destroy();
    }
  }
  virtual void destroy() { delete this; }
  virtual void cancel() {}
};

struct Uncancellable {};

template <class T> class Future {
public:
  bool isReady() const { return true; }
  Future() : sav(nullptr) {}
  Future(const Future &rhs) : sav(rhs.sav) {}
  Future(Future &&rhs) noexcept : sav(rhs.sav) { rhs.sav = nullptr; }
  ~Future() {
    if (sav)
      sav->delFutureRef();
  }
  void cancel() {}
  SAV<T> *sav;
};

template <class T> struct FutureAwaiter {
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<>) {}
  T await_resume() { return T(); }
};
template <class T> FutureAwaiter<T> operator co_await(const Future<T> &) { return {}; }

struct FlowPromise {
  std::suspend_never initial_suspend() noexcept { return {}; }
  std::suspend_never final_suspend() noexcept { return {}; }
  Future<Void> get_return_object() { return {}; }
  void unhandled_exception() {}
  void return_value(Void) {}
};
template <class... Args> struct std::coroutine_traits<Future<Void>, Args...> {
  using promise_type = FlowPromise;
};

template <class T> Future<Void> uncancellable(Future<T>) { return {}; }
