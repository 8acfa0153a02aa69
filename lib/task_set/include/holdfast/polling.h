// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How a set holds handles of other libraries that cannot call back: they are looked
// at from time to time, like a std::future.

#ifndef HOLDFAST_POLLING_H
#define HOLDFAST_POLLING_H

#include "holdfast/detail/config.h"
#include "holdfast/detail/polled_handle.h"
#include "holdfast/source_location.h"

#include <algorithm>
#include <chrono>
#include <type_traits>
#include <utility>

namespace holdfast {
inline namespace HOLDFAST_ABI {

/// Specialize it for a handle to make task_set::add() accept that:
///
///     template <> struct holdfast::polling<my_handle> {
///       // Waits for at most that long; whether the task has completed.
///       static bool wait_for(my_handle &handle, std::chrono::milliseconds timeout);
///       // Throws the error of a task that has completed.
///       static void get(my_handle &handle);
///     };
///
/// The handle must be movable without throwing. task_set::add() says when it is
/// released.
template <class Handle> struct polling;

namespace detail {

template <class Handle, class = void> inline constexpr bool is_polled = false;
template <class Handle>
inline constexpr bool
    is_polled<Handle, std::void_t<decltype(polling<Handle>::get(std::declval<Handle &>()))>> = true;

template <class Handle> class polled_foreign_handle final : public polled_handle {
public:
  // NOLINTNEXTLINE(performance-unnecessary-value-param): some handles can only be copied
  polled_foreign_handle(Handle handle, source_location added) noexcept
      : polled_handle(added), handle_(std::move(handle)) {}

  bool ready() override { return polling<Handle>::wait_for(handle_, std::chrono::milliseconds(0)); }

  bool wait_until(deadline when) override {
    using std::chrono::milliseconds;
    constexpr milliseconds longest = std::chrono::hours(1);
    for (;;) {
      const deadline now = std::chrono::steady_clock::now();
      if (now >= when)
        return ready();
      const auto left = when == never ? longest : std::chrono::ceil<milliseconds>(when - now);
      if (polling<Handle>::wait_for(handle_, std::min(left, longest)))
        return true;
    }
  }

  void get() override { polling<Handle>::get(handle_); }

private:
  Handle handle_;
};

} // namespace detail

} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_POLLING_H
