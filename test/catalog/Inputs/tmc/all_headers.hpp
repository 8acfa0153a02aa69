// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of TooManyCooks that the fixtures use.
#pragma once

#include <cassert>
#include <coroutine>
#include <future>
#include <type_traits>
#include <utility>

namespace tmc {

template <typename Result> class task;

namespace detail {
template <typename Result> struct awaiter {
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<>) {}
  Result await_resume();
};
template <typename Awaitable> class [[nodiscard]] rvalue_only_awaitable {
public:
  awaiter<void> operator co_await() &&;
};
struct task_promise_base {
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() { std::terminate(); }
  template <typename Awaitable>
  requires(!std::is_void_v<Awaitable>) auto await_transform(Awaitable &&awaitable) {
    return static_cast<Awaitable &&>(awaitable).operator co_await();
  }
};
template <typename Result> struct task_promise : task_promise_base {
  task<Result> get_return_object();
  void return_value(Result);
};
template <> struct task_promise<void> : task_promise_base {
  task<void> get_return_object();
  void return_void() {}
};
} // namespace detail

template <typename Result = void> class [[nodiscard]] task {
public:
  using promise_type = detail::task_promise<Result>;
  task(task &&);
  ~task() { assert(!handle && "You must submit or co_await task for execution exactly once."); }
  detail::awaiter<Result> operator co_await() &&;

private:
  std::coroutine_handle<promise_type> handle;
};

template <typename Awaitable, typename Result> class aw_spawn_fork_impl {};

template <typename Awaitable, typename Result = void> class [[nodiscard]] aw_spawn {
public:
  [[nodiscard]] detail::rvalue_only_awaitable<aw_spawn_fork_impl<Awaitable, Result>> fork() &&;
  void detach() {}
  ~aw_spawn() noexcept;
  detail::awaiter<Result> operator co_await() &&;
};
template <typename Awaitable> aw_spawn<Awaitable> spawn(Awaitable &&);

template <unsigned MaxCount, typename Result> class [[nodiscard]] aw_fork_group {
public:
  aw_fork_group();
  aw_fork_group(aw_fork_group &&) = delete;
  template <typename Awaitable> void fork(Awaitable &&) {}
  detail::awaiter<Result> operator co_await() &&;
};
template <unsigned MaxCount = 0, typename Result = void> aw_fork_group<MaxCount, Result> fork_group();

struct ex_cpu {};
template <typename E, typename F> void post(E &&, F &&) {}
template <typename E, typename R> [[nodiscard]] std::future<R> post_waitable(E &&, task<R> &&) { return {}; }

} // namespace tmc
