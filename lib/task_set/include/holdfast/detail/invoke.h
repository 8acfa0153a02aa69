// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How a set calls a callable: with a stop_token first, if it takes one.

#ifndef HOLDFAST_DETAIL_INVOKE_H
#define HOLDFAST_DETAIL_INVOKE_H

#include "holdfast/detail/awaitable.h"
#include "holdfast/stop_token.h"

#include <functional>
#include <future>
#include <thread>
#include <type_traits>
#include <utility>

namespace holdfast {
inline namespace HOLDFAST_ABI {
namespace detail {

template <class T> inline constexpr bool is_std_handle = false;
template <class T> inline constexpr bool is_std_handle<std::future<T>> = true;
template <class T> inline constexpr bool is_std_handle<std::shared_future<T>> = true;
template <> inline constexpr bool is_std_handle<std::thread> = true;
#if HOLDFAST_HAS_JTHREAD
template <> inline constexpr bool is_std_handle<std::jthread> = true;
#endif

/// Whether to drop a T is to drop an operation that somebody should hold.
template <class T>
inline constexpr bool is_handle = is_std_handle<std::remove_cv_t<T>> || is_awaitable<T>;

template <class F, class... Args>
inline constexpr bool takes_stop_token = std::is_invocable_v<F, stop_token, Args...>;

template <class F, class... Args>
inline constexpr bool is_task = takes_stop_token<F, Args...> || std::is_invocable_v<F, Args...>;

/// Explains to the author of a call of spawn() why it is refused.
template <class F, class... Args> constexpr void check_task() noexcept {
  static_assert(is_task<std::decay_t<F>, std::decay_t<Args>...>,
                "holdfast: spawn(f, args...) needs an f that can be called with (args...) or "
                "with (holdfast::stop_token, args...); arguments are passed as rvalue copies, "
                "so wrap a reference in std::ref");
}

template <class F, class... Args> void invoke_and_drop_result(F &&f, Args &&...args) {
  static_assert(!is_handle<std::invoke_result_t<F, Args...>>,
                "holdfast: the callable returns a handle, which would be dropped; "
                "call it and give the handle to task_set::add()");
  static_cast<void>(std::invoke(std::forward<F>(f), std::forward<Args>(args)...));
}

template <class F, class... Args> void invoke_task(stop_source &stop, F &&f, Args &&...args) {
  if constexpr (takes_stop_token<F, Args...>)
    invoke_and_drop_result(std::forward<F>(f), stop.get_token(), std::forward<Args>(args)...);
  else
    invoke_and_drop_result(std::forward<F>(f), std::forward<Args>(args)...);
}

} // namespace detail
} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_DETAIL_INVOKE_H
