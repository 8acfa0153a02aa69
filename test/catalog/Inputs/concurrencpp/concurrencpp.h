// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of concurrencpp that the fixtures use.
#pragma once

#include <coroutine>
#include <memory>

namespace concurrencpp {

struct null_result {};
struct executor_tag {};

template <class T> struct awaitable {
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
  T await_resume();
};

template <class T> class result {
public:
  result() noexcept = default;
  result(result &&) noexcept = default;
  ~result();
  void wait() const;
  T get();
  awaitable<T> operator co_await();
  /// Yields the result itself, when it is there.
  awaitable<result> resolve();
};

template <class T> class lazy_result {
public:
  struct promise_type {
    lazy_result get_return_object() noexcept;
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() noexcept {}
    void return_void() noexcept {}
  };
  lazy_result() noexcept = default;
  lazy_result(lazy_result &&) noexcept;
  ~lazy_result() noexcept;
  awaitable<T> operator co_await();
  result<T> run();
};

template <class T> class generator {};

class executor {
public:
  template <class F> void post(F &&) {}
  template <class F> auto submit(F &&function) {
    return result<decltype(function())>();
  }
};

template <class Executor, class... Results>
lazy_result<void> when_all(std::shared_ptr<Executor>, Results &&...) {
  return {};
}

class timer {
public:
  timer() noexcept = default;
  timer(timer &&) noexcept = default;
  ~timer() noexcept;
  void cancel();
};
class timer_queue {
public:
  template <class F> timer make_timer(int, int, std::shared_ptr<executor>, F &&) { return {}; }
  lazy_result<void> make_delay_object(int, std::shared_ptr<executor>);
};

} // namespace concurrencpp

template <class... Arguments>
struct std::coroutine_traits<concurrencpp::null_result, Arguments...> {
  struct promise_type {
    concurrencpp::null_result get_return_object() noexcept { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void unhandled_exception() noexcept {}
    void return_void() noexcept {}
  };
};
