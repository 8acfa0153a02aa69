// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of libcoro that the fixtures use.
#pragma once

#include <coroutine>
#include <memory>

namespace coro {

template <class T> struct awaitable {
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
  T await_resume();
};

template <class T = void> class [[nodiscard]] task {
public:
  struct promise_type {
    task get_return_object() noexcept;
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() noexcept {}
    void return_void() noexcept {}
  };
  task() noexcept;
  task(task &&) noexcept;
  task &operator=(task &&) noexcept;
  ~task();
  bool is_ready() const noexcept;
  bool resume();
  awaitable<T> operator co_await() const & noexcept;
  awaitable<T> operator co_await() const && noexcept;
};

template <class T> class generator {};

class thread_pool {
public:
  class schedule_operation {
  public:
    bool await_ready() noexcept;
    void await_suspend(std::coroutine_handle<>) noexcept;
    void await_resume() noexcept;
  };
  [[nodiscard]] schedule_operation schedule();
  template <class T> [[nodiscard]] task<T> schedule(task<T>) { return {}; }
  bool spawn_detached(task<void> &&) noexcept;
  task<void> spawn_joinable(task<void> &&) noexcept;
};

template <class Executor> class task_group {
public:
  explicit task_group(std::unique_ptr<Executor> &) {}
  ~task_group() {}
  [[nodiscard]] bool start(task<void> &&) { return true; }
  awaitable<void> operator co_await() const noexcept { return {}; }
};

template <class Awaitable> void sync_wait(Awaitable &&) {}
template <class... Awaitables> [[nodiscard]] task<void> when_all(Awaitables...) { return {}; }

} // namespace coro
