// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of async_simple that the fixtures use.
#pragma once

#include <async_simple/Future.h>

#include <coroutine>
#include <type_traits>
#include <vector>

namespace async_simple::coro {

template <typename T> class Lazy;
template <typename T> class RescheduleLazy;

namespace detail {
class LazyPromiseBase {
public:
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  template <typename Awaitable> auto await_transform(Awaitable &&awaitable) {
    return static_cast<Awaitable &&>(awaitable).coAwait(nullptr);
  }
};
template <typename T> class LazyPromise : public LazyPromiseBase {
public:
  Lazy<T> get_return_object() noexcept;
  void return_value(T);
  void unhandled_exception() noexcept {}
};
template <> class LazyPromise<void> : public LazyPromiseBase {
public:
  Lazy<void> get_return_object() noexcept;
  void return_void() noexcept {}
  void unhandled_exception() noexcept {}
};

template <typename T, bool reschedule> class LazyBase {
public:
  using promise_type = LazyPromise<T>;
  struct ValueAwaiter {
    bool await_ready() noexcept { return false; }
    template <typename Promise> void await_suspend(std::coroutine_handle<Promise>) noexcept {
      static_assert(std::is_base_of<LazyPromiseBase, Promise>::value, "only in a Lazy");
    }
    T await_resume() { return T(); }
  };
  explicit LazyBase(std::coroutine_handle<promise_type> coro) : _coro(coro) {}
  LazyBase(LazyBase &&other) : _coro(other._coro) { other._coro = nullptr; }
  ~LazyBase() {
    if (_coro)
      _coro.destroy();
  }
  template <typename F> void start(F &&) {}
  auto operator co_await() { return ValueAwaiter(); }

private:
  std::coroutine_handle<promise_type> _coro;
};
} // namespace detail

template <typename T = void> class [[nodiscard]] Lazy : public detail::LazyBase<T, false> {
public:
  using detail::LazyBase<T, false>::LazyBase;
  auto coAwait(Executor *) { return typename detail::LazyBase<T, false>::ValueAwaiter(); }
  RescheduleLazy<T> via(Executor *) && { return RescheduleLazy<T>(nullptr); }
};

template <typename T = void> class [[nodiscard]] RescheduleLazy : public detail::LazyBase<T, true> {
public:
  using detail::LazyBase<T, true>::LazyBase;
  void detach() {}
};

template <typename LazyType> inline auto syncAwait(LazyType &&) {}

inline Lazy<std::vector<Try<void>>> collectAllPara(std::vector<Lazy<>> &&) {
  return Lazy<std::vector<Try<void>>>(nullptr);
}

} // namespace async_simple::coro
