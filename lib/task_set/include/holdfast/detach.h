// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// holdfast::detach: lets go of a handle on purpose.

#ifndef HOLDFAST_DETACH_H
#define HOLDFAST_DETACH_H

#include "holdfast/detail/awaitable.h"
#include "holdfast/detail/config.h"
#include "holdfast/detail/invoke.h"
#include "holdfast/detail/polled_handle.h"
#include "holdfast/detail/state.h"
#include "holdfast/task_error.h"

#include <chrono>
#include <cstddef>
#include <future>
#include <memory>
#include <type_traits>
#include <utility>

namespace holdfast {
inline namespace HOLDFAST_ABI {

namespace detail {

/// The set of all that was let go of. Nobody waits for it: it is never destroyed.
inline state &let_go() {
  static state *const set = new state(&unhandled::report, 0, false);
  return *set;
}

template <class T, class = void> inline constexpr bool has_detach = false;
template <class T>
inline constexpr bool has_detach<T, std::void_t<decltype(std::declval<T &>().detach())>> = true;

template <class T> inline constexpr bool is_std_future = false;
template <class T> inline constexpr bool is_std_future<std::future<T>> = true;
template <class T> inline constexpr bool is_std_future<std::shared_future<T>> = true;

template <class Future> void let_go_of_future(Future future, source_location where) {
  if (!future.valid())
    return;
  if (future.wait_for(std::chrono::seconds(0)) == std::future_status::deferred)
    let_go().run(where, [&] { static_cast<void>(future.get()); });
  else
    let_go().watch(std::make_unique<polled_future<Future>>(std::move(future), where));
}

} // namespace detail

/// Lets go of a handle on purpose: the work behind it runs on, and nobody waits
/// for it, not even at the end of the program. `reason` says to the reader why
/// that is right; it is a string literal that is not empty.
///
///     holdfast::detach(report_usage(), "best effort, touches nothing of ours");
///
/// What has a member detach(), as std::thread has, is detached by it. An
/// awaitable is started if it is lazy, and runs on this thread until it first
/// suspends. A std::future is held until it is ready, because the destructor of
/// one of std::async waits; it is released by a later call for a future. Errors
/// of the two go to the process-wide hook. Any other handle is destroyed.
template <class Handle, std::size_t N>
void detach(Handle &&handle, const char (&reason)[N],
            [[maybe_unused]] source_location where = source_location::current()) {
  static_assert(N > 1, "holdfast: say why the handle is let go of");
  static_cast<void>(reason);
  using type = std::decay_t<Handle>;
  if constexpr (detail::has_detach<type>) {
    type mine = std::forward<Handle>(handle);
    mine.detach();
  } else if constexpr (detail::is_std_future<type>) {
    detail::let_go_of_future<type>(std::forward<Handle>(handle), where);
#if HOLDFAST_HAS_COROUTINES
  } else if constexpr (detail::is_awaitable<type>) {
    type mine = std::forward<Handle>(handle);
    detail::let_go().enter();
    detail::association task(&detail::let_go());
    detail::drive(task, where, mine);
#endif
  } else {
    [[maybe_unused]] const type mine = std::forward<Handle>(handle);
  }
}

} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_DETACH_H
