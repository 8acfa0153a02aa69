// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of netcan's asyncio that the fixtures use.
#pragma once

#include <coroutine>
#include <utility>

namespace asyncio {

template <typename R = void> struct Task {
  struct promise_type {
    auto initial_suspend() noexcept {
      struct InitialSuspendAwaiter {
        constexpr bool await_ready() const noexcept { return !wait_at_initial_suspend_; }
        void await_suspend(std::coroutine_handle<>) const noexcept {}
        void await_resume() const noexcept {}
        const bool wait_at_initial_suspend_{true};
      };
      return InitialSuspendAwaiter{true};
    }
    std::suspend_always final_suspend() noexcept { return {}; }
    Task get_return_object();
    void unhandled_exception() {}
    void return_void() {}
  };
  Task(Task &&);
  ~Task() { destroy(); }
  struct Awaiter {
    bool await_ready() { return false; }
    template <typename Promise> void await_suspend(std::coroutine_handle<Promise>) const noexcept {}
    R await_resume() { return R(); }
  };
  auto operator co_await() const & noexcept { return Awaiter{}; }
  auto operator co_await() const && noexcept { return Awaiter{}; }
  bool valid() const { return true; }
  bool done() const { return true; }

private:
  void destroy() { handle_.destroy(); }
  std::coroutine_handle<promise_type> handle_;
};

template <typename Fut> struct ScheduledTask {
  template <typename F> explicit ScheduledTask(F &&fut) : task_(std::forward<F>(fut)) {}
  void cancel() {}
  auto operator co_await() const && noexcept { return std::move(task_).operator co_await(); }
  auto operator co_await() const & noexcept { return task_.operator co_await(); }
  bool done() const { return task_.done(); }

private:
  Fut task_;
};
template <typename Fut> [[nodiscard]] ScheduledTask<Fut> schedule_task(Fut &&fut) {
  return ScheduledTask<Fut>{std::forward<Fut>(fut)};
}

template <typename Fut> void run(Fut &&) {}

} // namespace asyncio
