// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of Cap'n Proto's kj that the fixtures use, as in 1.x.
#pragma once

#include <coroutine>

namespace kj {

class Exception {};
class WaitScope {};

template <typename T> class Maybe {
  T *value = nullptr;
};

template <typename T> class ForkedPromise;
template <typename T> class [[nodiscard]] Promise;

namespace _ {
template <typename T> struct UnwrapPromise {
  using Type = T;
};
template <typename T> struct UnwrapPromise<Promise<T>> {
  using Type = T;
};
template <typename Func, typename T> struct ReturnOf {
  using Type = decltype((*static_cast<Func *>(nullptr))(*static_cast<T *>(nullptr)));
};
template <typename Func> struct ReturnOf<Func, void> {
  using Type = decltype((*static_cast<Func *>(nullptr))());
};
template <typename Func, typename T>
using PromiseFor = Promise<typename UnwrapPromise<typename ReturnOf<Func, T>::Type>::Type>;
} // namespace _

template <typename T> class [[nodiscard]] Promise {
public:
  Promise(decltype(nullptr));
  Promise(Promise &&);
  Promise &operator=(Promise &&);
  ~Promise();
  template <typename Func> _::PromiseFor<Func, T> then(Func &&) { return nullptr; }
  template <typename Func> Promise<T> catch_(Func &&) { return nullptr; }
  template <typename Func> Promise<T> eagerlyEvaluate(Func &&) { return nullptr; }
  Promise<T> eagerlyEvaluate(decltype(nullptr));
  Promise<void> ignoreResult();
  ForkedPromise<T> fork();
  template <typename Func> void detach(Func &&) {}
  T wait(WaitScope &);
};

template <typename T> class ForkedPromise {
public:
  Promise<T> addBranch();
};

template <typename Func> _::PromiseFor<Func, void> evalLater(Func &&) { return nullptr; }

class TaskSet {
public:
  class ErrorHandler {
  public:
    virtual void taskFailed(Exception &&) = 0;
  };
  TaskSet(ErrorHandler &);
  ~TaskSet() noexcept(false);
  void add(Promise<void> &&);
  Promise<void> onEmpty();
};

namespace _ {

template <typename T> struct PromiseAwaiter {
  bool await_ready() const;
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};

template <typename T> class CoroutineBase {
public:
  std::suspend_never initial_suspend();
  std::suspend_always final_suspend() noexcept;
  void unhandled_exception();
  Promise<T> get_return_object();
  template <typename U> PromiseAwaiter<U> await_transform(Promise<U> &&);
};
template <typename T> class Coroutine : public CoroutineBase<T> {
public:
  void return_value(T);
};
template <> class Coroutine<void> : public CoroutineBase<void> {
public:
  void return_void();
};

} // namespace _
} // namespace kj

template <typename T, typename... Args> struct std::coroutine_traits<kj::Promise<T>, Args...> {
  using promise_type = kj::_::Coroutine<T>;
};
