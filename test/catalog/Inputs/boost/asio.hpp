// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of Boost.Asio 1.81 that the fixture uses. What an operation
// returns is decided by its completion token, as in the library.
#pragma once

#include <coroutine>
#include <exception>
#include <future>
#include <memory>
#include <utility>

namespace boost {
namespace system {
class error_code {};
} // namespace system

namespace asio {

class any_io_executor {};

template <class T, class Executor = any_io_executor> class [[nodiscard]] awaitable {
public:
  awaitable(awaitable &&);
  ~awaitable();
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};

namespace this_coro {
struct executor_t {};
constexpr executor_t executor;
} // namespace this_coro

namespace detail {

struct executor_awaiter {
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>);
  any_io_executor await_resume();
};

template <class T, class Executor> class awaitable_frame_base {
public:
  std::suspend_always initial_suspend() noexcept;
  std::suspend_always final_suspend() noexcept;
  awaitable<T, Executor> get_return_object();
  void unhandled_exception();
  template <class U> awaitable<U, Executor> await_transform(awaitable<U, Executor>) const;
  template <class Op> awaitable<void, Executor> await_transform(Op &&, decltype(std::declval<Op>()(0)) * = nullptr);
  executor_awaiter await_transform(this_coro::executor_t);
};
template <class T, class Executor> class awaitable_frame : public awaitable_frame_base<T, Executor> {
public:
  void return_value(T);
};
template <class Executor> class awaitable_frame<void, Executor> : public awaitable_frame_base<void, Executor> {
public:
  void return_void();
};

} // namespace detail

// The completion tokens.
template <class Executor = any_io_executor> struct use_awaitable_t {};
constexpr use_awaitable_t<> use_awaitable;
class deferred_t {};
constexpr deferred_t deferred;
class detached_t {};
constexpr detached_t detached;

namespace detail {
template <class Function, class Allocator> class packaged_token {};
} // namespace detail

template <class Allocator = std::allocator<void>> class use_future_t {
public:
  template <class Function>
  detail::packaged_token<std::decay_t<Function>, Allocator> operator()(Function &&) const {
    return {};
  }
};
constexpr use_future_t<> use_future;

template <class Signature, class Initiation, class... InitArgs>
class [[nodiscard]] deferred_async_operation {
public:
  template <class Token> auto operator()(Token &&token) &&;
};

namespace experimental {
template <class Executor = any_io_executor> struct use_promise_t {};
constexpr use_promise_t<> use_promise;
template <class Signature, class Executor = any_io_executor, class Allocator = std::allocator<void>>
struct promise;
template <class... Ts, class Executor, class Allocator> struct promise<void(Ts...), Executor, Allocator> {
  promise() = delete;
  promise(promise &&) noexcept = default;
  ~promise();
  void cancel();
  bool completed() const noexcept;
  template <class Token> auto operator()(Token &&token);
};
} // namespace experimental

namespace detail {

template <class Initiation> struct result_of {
  template <class Handler> static void with(Handler &&) {}
  static awaitable<void> with(use_awaitable_t<>);
  static deferred_async_operation<void(int), Initiation> with(deferred_t);
  static void with(detached_t);
  static std::future<void> with(use_future_t<>);
  template <class F, class A> static std::future<int> with(packaged_token<F, A>);
  static experimental::promise<void(int)> with(experimental::use_promise_t<>);
};

} // namespace detail

template <class S, class I, class... A> template <class Token>
auto deferred_async_operation<S, I, A...>::operator()(Token &&token) && {
  return detail::result_of<I>::with(static_cast<Token &&>(token));
}
namespace experimental {
template <class... Ts, class E, class A> template <class Token>
auto promise<void(Ts...), E, A>::operator()(Token &&token) {
  return detail::result_of<promise>::with(static_cast<Token &&>(token));
}
} // namespace experimental

class io_context {
public:
  unsigned long run();
};
class thread_pool {
public:
  void join();
};

namespace detail {
struct initiate_co_spawn {};
} // namespace detail

template <class Context, class Body, class Token>
auto co_spawn(Context &&, Body &&, Token &&token) {
  return detail::result_of<detail::initiate_co_spawn>::with(static_cast<Token &&>(token));
}
template <class Context, class Token> auto post(Context &&, Token &&token) {
  return detail::result_of<detail::initiate_co_spawn>::with(static_cast<Token &&>(token));
}

template <class Context, class Token> auto dispatch(Context &&, Token &&token) {
  return detail::result_of<detail::initiate_co_spawn>::with(static_cast<Token &&>(token));
}
template <class Context, class Token> auto defer(Context &&, Token &&token) {
  return detail::result_of<detail::initiate_co_spawn>::with(static_cast<Token &&>(token));
}

template <class T, class Executor> class executor_binder {
public:
  template <class... Args> auto operator()(Args &&...args) { return target(args...); }
  T target;
};
template <class Executor, class T>
executor_binder<std::decay_t<T>, Executor> bind_executor(const Executor &, T &&target) {
  return {static_cast<T &&>(target)};
}

template <class Clock> class basic_waitable_timer {
  class initiate_async_wait {};

public:
  explicit basic_waitable_timer(io_context &);
  template <class Token> auto async_wait(Token &&token) {
    return detail::result_of<initiate_async_wait>::with(static_cast<Token &&>(token));
  }
};
using steady_timer = basic_waitable_timer<int>;

} // namespace asio
} // namespace boost

template <class T, class Executor, class... Args>
struct std::coroutine_traits<boost::asio::awaitable<T, Executor>, Args...> {
  using promise_type = boost::asio::detail::awaitable_frame<T, Executor>;
};
