// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of folly's coroutines that the fixtures use. A Task is awaited
// through co_viaIfAsync, so it has neither operator co_await nor an awaiter's
// members.
#pragma once

#include <folly/futures/Future.h>

#include <utility>

namespace folly::coro {

template <class T = void> class Task;

template <class T> class [[nodiscard]] TaskWithExecutor {
public:
  TaskWithExecutor(TaskWithExecutor &&) noexcept;
  ~TaskWithExecutor();
  Executor *executor() const noexcept;
  SemiFuture<Unit> start() &&;
  template <class F> void start(F &&) && {}
  folly::detail::FutureAwaiter<T> operator co_await() &&;
};

namespace detail {
template <template <class> class A, class T> T resultOf(const A<T> &);
template <class T> struct TaskPromise {
  Task<T> get_return_object() noexcept;
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept {}
  void return_void() {}
  template <class Awaitable>
  folly::detail::FutureAwaiter<decltype(resultOf(std::declval<Awaitable &>()))>
  await_transform(Awaitable &&);
};
} // namespace detail

template <class T> class [[nodiscard]] Task {
public:
  using promise_type = detail::TaskPromise<T>;
  Task(Task &&) noexcept;
  Task &operator=(Task &&) noexcept;
  ~Task() {
    if (coro_)
      coro_.destroy();
  }
  SemiFuture<Unit> semi() &&;

private:
  std::coroutine_handle<promise_type> coro_;
};

template <class T = void> class [[nodiscard]] now_task {
public:
  using promise_type = detail::TaskPromise<T>;
  ~now_task();
};

enum class safe_alias { maybe_value };
template <safe_alias, class T = void> class [[nodiscard]] safe_task {
public:
  ~safe_task();
};
template <class T = void> using value_task = safe_task<safe_alias::maybe_value, T>;

template <class Reference> class [[nodiscard]] AsyncGenerator {};

template <class T> TaskWithExecutor<T> co_withExecutor(Executor::KeepAlive<>, Task<T>);
template <class T> T blockingWait(TaskWithExecutor<T>);

} // namespace folly::coro

namespace folly::fibers::async {
template <class T> class [[nodiscard]] Async {};
} // namespace folly::fibers::async
