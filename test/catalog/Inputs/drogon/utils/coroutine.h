// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of drogon that the fixtures use.
#pragma once

#include <coroutine>
#include <exception>
#include <future>
#include <vector>

namespace drogon {

template <typename T = void> struct CallbackAwaiter {
  bool await_ready() noexcept { return false; }
  T await_resume() { return T(); }
};

template <typename T = void> struct [[nodiscard]] Task;
struct TaskPromise {
  std::suspend_always initial_suspend() { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() {}
};

template <typename T> struct [[nodiscard]] Task {
  struct promise_type : TaskPromise {
    Task get_return_object();
    void return_value(const T &);
  };
  Task(Task &&);
  ~Task() {
    if (coro_)
      coro_.destroy();
  }
  auto operator co_await() const noexcept {
    struct awaiter {
      bool await_ready() { return false; }
      void await_suspend(std::coroutine_handle<>) {}
      T await_resume() { return T(); }
    };
    return awaiter{};
  }
  std::coroutine_handle<promise_type> coro_;
};
template <> struct [[nodiscard]] Task<void> {
  struct promise_type : TaskPromise {
    Task get_return_object() { return Task(nullptr); }
    void return_void() {}
  };
  explicit Task(std::coroutine_handle<promise_type> handle) : coro_(handle) {}
  Task(Task &&other) : coro_(other.coro_) { other.coro_ = nullptr; }
  ~Task() {
    if (coro_)
      coro_.destroy();
  }
  auto operator co_await() const noexcept {
    struct awaiter {
      bool await_ready() { return false; }
      void await_suspend(std::coroutine_handle<>) {}
      void await_resume() {}
    };
    return awaiter{};
  }
  std::coroutine_handle<promise_type> coro_;
};

struct AsyncTask {
  struct promise_type {
    AsyncTask get_return_object() noexcept { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void unhandled_exception() { std::terminate(); }
    void return_void() {}
  };
};

namespace internal {
template <typename... Tasks> struct WhenAllAwaiter : CallbackAwaiter<void> {
  void await_suspend(std::coroutine_handle<>) {}
};
} // namespace internal
template <typename... Tasks> internal::WhenAllAwaiter<Tasks...> when_all(Tasks...) { return {}; }

struct [[nodiscard]] TimerAwaiter : CallbackAwaiter<void> {
  void await_suspend(std::coroutine_handle<>) {}
};
inline TimerAwaiter sleepCoro(void *, double) { return {}; }

template <typename Await> auto sync_wait(Await &&) {}
template <typename Await> inline std::future<void> co_future(Await &&) noexcept { return {}; }
template <typename Coro> void async_run(Coro &&) {}

} // namespace drogon
