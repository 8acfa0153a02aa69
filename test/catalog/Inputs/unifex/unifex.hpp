// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of libunifex that the fixtures use.
#pragma once

#include <coroutine>
#include <exception>
#include <optional>
#include <type_traits>

namespace unifex {

template <typename T> struct Awaiter {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};

namespace _util {
struct coro_holder {
  explicit coro_holder(std::coroutine_handle<> handle) : coro_(handle) {}
  coro_holder(coro_holder &&other) : coro_(other.coro_) { other.coro_ = {}; }
  ~coro_holder() {
    if (coro_)
      coro_.destroy();
  }
  std::coroutine_handle<> coro_;
};
} // namespace _util

namespace _task {
template <typename T, bool nothrow> struct _task {
  struct [[nodiscard]] type;
};

struct _promise_base {
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept;
  template <typename Value> decltype(auto) await_transform(Value &&value) {
    return static_cast<Value &&>(value).operator co_await();
  }
};
template <typename T, bool nothrow> struct _promise : _promise_base {
  typename _task<T, nothrow>::type get_return_object();
  void return_value(T);
};
template <bool nothrow> struct _promise<void, nothrow> : _promise_base {
  typename _task<void, nothrow>::type get_return_object();
  void return_void() {}
};

template <typename T, bool nothrow> struct _task<T, nothrow>::type : _util::coro_holder {
  using promise_type = _promise<T, nothrow>;
  using _util::coro_holder::coro_holder;
  template <template <typename...> class Variant, template <typename...> class Tuple>
  using value_types = Variant<Tuple<T>>;
  template <template <typename...> class Variant> using error_types = Variant<std::exception_ptr>;
  static constexpr bool sends_done = true;
  Awaiter<T> operator co_await() &&;
};
} // namespace _task

template <typename T> using task = typename _task::_task<T, false>::type;
template <typename T> using nothrow_task = typename _task::_task<T, true>::type;

namespace _spawn_future {
template <typename Scope, typename... T> struct _future final {
  struct type;
};
template <typename Scope, typename... T> struct [[nodiscard]] _future<Scope, T...>::type final {
  type(type &&);
  ~type();
  template <template <typename...> class Variant, template <typename...> class Tuple>
  using value_types = Variant<Tuple<T...>>;
  template <template <typename...> class Variant> using error_types = Variant<std::exception_ptr>;
  static constexpr bool sends_done = true;
  Awaiter<void> operator co_await() &&;
};
} // namespace _spawn_future

namespace _just {
template <typename... Values> struct _sender {
  struct type {
    template <template <typename...> class Variant, template <typename...> class Tuple>
    using value_types = Variant<Tuple<Values...>>;
    template <template <typename...> class Variant> using error_types = Variant<>;
    static constexpr bool sends_done = false;
  };
};
} // namespace _just

struct _just_fn {
  template <typename... Values>
  constexpr auto operator()(Values &&...) const -> typename _just::_sender<Values...>::type {
    return {};
  }
};
inline constexpr _just_fn just{};

struct single_thread_context {
  struct scheduler {};
  scheduler get_scheduler();
};

struct _on_fn {
  template <typename Scheduler, typename Sender>
  typename _just::_sender<>::type operator()(Scheduler &&, Sender &&) const {
    return {};
  }
};
inline constexpr _on_fn on{};

namespace _sync_wait {
struct _fn {
  template <typename Sender> std::optional<int> operator()(Sender &&) const { return {}; }
};
} // namespace _sync_wait
inline constexpr _sync_wait::_fn sync_wait{};

inline namespace v1 {
namespace _async_scope {
struct async_scope;
}
} // namespace v1

namespace v2 {
template <typename Scope, typename... T>
using future = typename _spawn_future::_future<Scope, T...>::type;
} // namespace v2

namespace _spawn_detached {
struct _spawn_detached_fn {
  template <typename Sender, typename Scope> void operator()(Sender &&, Scope &) const {}
};
} // namespace _spawn_detached
inline constexpr _spawn_detached::_spawn_detached_fn spawn_detached{};

inline namespace v1 {
namespace _async_scope {
struct async_scope {
  ~async_scope() noexcept {}
  template <typename Sender> v2::future<async_scope> spawn(Sender &&);
  template <typename Scheduler, typename Sender>
  v2::future<async_scope> spawn_on(Scheduler &&, Sender &&);
  template <typename Sender> auto detached_spawn(Sender &&) -> void {}
  template <typename Scheduler, typename Sender> auto detached_spawn_on(Scheduler &&, Sender &&) -> void {}
  template <typename Scheduler, typename F> void detached_spawn_call_on(Scheduler &&, F &&) {}
  [[nodiscard]] auto complete() noexcept { return just(); }
  [[nodiscard]] auto cleanup() noexcept { return just(); }
};
} // namespace _async_scope
using v1::_async_scope::async_scope;
namespace _debug_async_scope {
struct debug_async_scope final {
  template <typename Sender> auto detached_spawn(Sender &&sender) {
    spawn_detached(static_cast<Sender &&>(sender), *this);
  }
  [[nodiscard]] auto complete() noexcept { return scope_.complete(); }
  [[nodiscard]] auto cleanup() noexcept { return scope_.cleanup(); }

private:
  async_scope scope_;
};
} // namespace _debug_async_scope
using _debug_async_scope::debug_async_scope;
} // namespace v1

namespace v2 {
namespace _async_scope {
struct async_scope final {
  ~async_scope();
  [[nodiscard]] auto join() noexcept { return just(); }
};
} // namespace _async_scope
using _async_scope::async_scope;
} // namespace v2

} // namespace unifex
