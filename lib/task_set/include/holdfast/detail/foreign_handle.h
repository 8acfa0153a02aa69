// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Handles of other libraries that call back when they complete.

#ifndef HOLDFAST_DETAIL_FOREIGN_HANDLE_H
#define HOLDFAST_DETAIL_FOREIGN_HANDLE_H

#include "holdfast/detail/awaitable.h"
#include "holdfast/detail/completion_handler.h"
#include "holdfast/detail/config.h"
#include "holdfast/detail/exceptions.h"
#include "holdfast/polling.h"

#include <type_traits>
#include <utility>

namespace holdfast {
inline namespace HOLDFAST_ABI {
namespace detail {

template <class Handle, class = void> inline constexpr bool has_when_done = false;
template <class Handle>
inline constexpr bool has_when_done<
    Handle,
    std::void_t<decltype(when_done(std::declval<Handle>(), std::declval<completion_handler>()))>> =
    true;

/// The continuation given to .then(). It takes the completed handle, whose get()
/// brings the error; one that would only be given the value could not see it.
class then_continuation {
public:
  explicit then_continuation(completion_handler done) noexcept : done_(std::move(done)) {}

  template <class Handle>
  auto operator()(Handle handle) -> decltype(static_cast<void>(handle.get())) {
    completion_handler done = std::move(done_);
    done(exception_of([&] {
      Handle released = std::move(handle);
      static_cast<void>(released.get());
    }));
  }

private:
  completion_handler done_;
};

template <class Handle, class = void> inline constexpr bool has_then = false;
template <class Handle>
inline constexpr bool has_then<
    Handle, std::void_t<decltype(std::declval<Handle>().then(std::declval<then_continuation>()))>> =
    true;

/// Whether a set holds a Handle by a callback. To ask for then() is to compile it,
/// which some libraries do not stand; so it is the last question.
template <class Handle> constexpr bool calls_back() noexcept {
  if constexpr (has_when_done<Handle>)
    return true;
  else if constexpr (is_awaitable<std::decay_t<Handle>> || is_polled<std::decay_t<Handle>>)
    return false;
  else
    return has_then<Handle>;
}

} // namespace detail
} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_DETAIL_FOREIGN_HANDLE_H
