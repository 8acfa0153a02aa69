// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of async_simple that the fixtures use.
#pragma once

namespace async_simple {

class Executor {};

template <typename T> class Try {
public:
  bool hasError() const { return false; }
};

template <typename T> class Future {
public:
  Future() = default;
  Future(Future &&) {}
  ~Future() {}
  bool valid() const { return true; }
  bool hasResult() const { return true; }
  T get() && { return T(); }
  void wait() {}
  Future<T> via(Executor *) && { return {}; }
  template <typename F> Future<void> thenValue(F &&) && { return {}; }
  template <typename F> Future<void> thenTry(F &&) && { return {}; }
};

template <typename T> Future<T> makeReadyFuture(T &&) { return {}; }

template <typename T> class Promise {
public:
  Future<T> getFuture() { return {}; }
};

} // namespace async_simple
