// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Taking over the standard library's futures and threads, which run already.

#ifndef HOLDFAST_DETAIL_ADOPT_H
#define HOLDFAST_DETAIL_ADOPT_H

#include "holdfast/detail/async_join.h"
#include "holdfast/detail/config.h"
#include "holdfast/detail/exceptions.h"
#include "holdfast/detail/membership.h"
#include "holdfast/detail/polled_handle.h"
#include "holdfast/detail/state.h"
#include "holdfast/source_location.h"

#include <chrono>
#include <exception>
#include <future>
#include <memory>
#include <utility>

namespace holdfast {
inline namespace HOLDFAST_ABI {
namespace detail {

template <class T> inline constexpr bool is_std_future = false;
template <class T> inline constexpr bool is_std_future<std::future<T>> = true;
template <class T> inline constexpr bool is_std_future<std::shared_future<T>> = true;

/// A deferred function runs at once.
template <class Future> void adopt_future(state &set, Future handle, const source_location &where) {
  if (!handle.valid())
    return;
  if (handle.wait_for(std::chrono::seconds(0)) == std::future_status::deferred) {
    const membership task = membership::enter(set, where);
    task.run([&] { static_cast<void>(std::exchange(handle, {}).get()); });
  } else {
    hold(set, std::make_unique<polled_future<Future>>(std::move(handle), where));
  }
}

/// Joins the thread before it throws.
template <class Polled, class Thread, class... Stop>
void adopt_thread(state &set, Thread handle, const source_location &where, Stop... stop) {
  if (!handle.joinable())
    return;
  std::unique_ptr<polled_handle> polled;
  if (std::exception_ptr error = exception_of([&] {
        polled = std::make_unique<Polled>(std::move(handle), where, std::move(stop)...);
      })) {
    handle.join();
    std::rethrow_exception(error);
  }
  hold(set, std::move(polled));
}

} // namespace detail
} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_DETAIL_ADOPT_H
