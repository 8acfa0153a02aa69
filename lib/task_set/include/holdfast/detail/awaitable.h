// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Awaitables: what counts as one, and the coroutine that awaits it for a set.

#ifndef HOLDFAST_DETAIL_AWAITABLE_H
#define HOLDFAST_DETAIL_AWAITABLE_H

#include "holdfast/detail/config.h"
#include "holdfast/detail/membership.h"

#if HOLDFAST_HAS_COROUTINES
#include <concepts>
#include <coroutine>
#include <exception>
#include <type_traits>
#include <utility>
#endif

namespace holdfast {
inline namespace HOLDFAST_ABI {
namespace detail {

#if HOLDFAST_HAS_COROUTINES

template <class T>
concept awaiter = requires(T &t, std::coroutine_handle<> h) {
  { t.await_ready() } -> std::convertible_to<bool>;
  t.await_suspend(h);
  t.await_resume();
};

template <class T>
concept member_co_await = requires(T &&t) { static_cast<T &&>(t).operator co_await(); };

template <class T>
concept free_co_await = requires(T &&t) { operator co_await(static_cast<T &&>(t)); };

/// Can be awaited as the value category that T says.
template <class T>
concept awaitable_as =
    member_co_await<T> || free_co_await<T> || awaiter<std::remove_reference_t<T>>;

/// Can be awaited, as an rvalue or else as an lvalue.
template <class T>
concept awaitable = std::is_object_v<T> && (awaitable_as<T &&> || awaitable_as<T &>);

template <class T> inline constexpr bool is_awaitable = awaitable<T>;

/// The coroutine that awaits an awaitable. It starts at once, on this thread,
/// and destroys itself at the end. Its owner may also destroy it before.
struct driver {
  class promise_type {
  public:
    template <class Awaitable>
    promise_type(membership &task, Awaitable &) noexcept : task_(std::move(task)) {}

    driver get_return_object() noexcept { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    void return_void() noexcept {}
    void unhandled_exception() noexcept { error_ = std::current_exception(); }

    auto final_suspend() noexcept {
      struct leave {
        bool await_ready() noexcept { return false; }
        void await_suspend(std::coroutine_handle<promise_type> self) noexcept {
          // First the frame goes, then the error is seen, then the task leaves.
          const membership task = std::move(self.promise().task_);
          std::exception_ptr error = std::move(self.promise().error_);
          self.destroy();
          if (error)
            task.fail(std::move(error));
        }
        void await_resume() noexcept {}
      };
      return leave{};
    }

  private:
    membership task_;
    std::exception_ptr error_;
  };
};

/// Awaits `source`. It is moved to a local variable because those die before
/// the promise, which holds the membership; parameters die after it.
template <class Awaitable> driver drive([[maybe_unused]] membership &task, Awaitable &source) {
  Awaitable handle = std::move(source);
  if constexpr (awaitable_as<Awaitable &&>)
    static_cast<void>(co_await std::move(handle));
  else
    static_cast<void>(co_await handle);
}

#else

template <class T> inline constexpr bool is_awaitable = false;

#endif

} // namespace detail
} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_DETAIL_AWAITABLE_H
