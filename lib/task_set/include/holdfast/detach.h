// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// holdfast::detach: lets go of a handle on purpose.

#ifndef HOLDFAST_DETACH_H
#define HOLDFAST_DETACH_H

#include "holdfast/detail/adopt.h"
#include "holdfast/detail/awaitable.h"
#include "holdfast/detail/config.h"
#include "holdfast/detail/membership.h"
#include "holdfast/detail/state.h"
#include "holdfast/source_location.h"
#include "holdfast/task_error.h"
#include "holdfast/task_set_options.h"

#include <cstddef>
#include <cstdlib>
#include <type_traits>
#include <utility>

namespace holdfast {
inline namespace HOLDFAST_ABI {

namespace detail {

/// The set of all that was let go of. Nobody waits for it: it is never destroyed.
/// What has completed is released at the end of the program, lest a checker takes
/// it for a leak.
inline state &let_go() {
  static state *const set = [] {
    task_set_options options;
    options.on_error = &unhandled::report;
    options.list_pending = false;
    std::atexit([] { let_go().reap(); });
    return new state(std::move(options));
  }();
  return *set;
}

template <class T, class = void> inline constexpr bool has_detach = false;
template <class T>
inline constexpr bool has_detach<T, std::void_t<decltype(std::declval<T &>().detach())>> = true;

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
            [[maybe_unused]] const source_location &where = source_location::current()) {
  static_assert(N > 1, "holdfast: say why the handle is let go of");
  static_cast<void>(reason);
  using type = std::decay_t<Handle>;
  if constexpr (detail::has_detach<type>) {
    type mine = std::forward<Handle>(handle);
    mine.detach(); // NOLINT(holdfast-detached-task): that is what it is for
  } else if constexpr (detail::is_std_future<type>) {
    detail::adopt_future<type>(detail::let_go(), std::forward<Handle>(handle), where);
#if HOLDFAST_HAS_COROUTINES
  } else if constexpr (detail::is_awaitable<type>) {
    type mine = std::forward<Handle>(handle);
    detail::membership task = detail::membership::enter(detail::let_go(), where);
    detail::drive(task, mine);
#endif
  } else {
    [[maybe_unused]] const type mine = std::forward<Handle>(handle);
  }
}

} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_DETACH_H
