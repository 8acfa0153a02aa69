// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Starting a sender in a task set, for those who have the algorithms of
// std::execution, under whatever name.

#ifndef HOLDFAST_DETAIL_SENDER_SPAWN_H
#define HOLDFAST_DETAIL_SENDER_SPAWN_H

#include "holdfast/stop_token.h"
#include "holdfast/task_set.h"

#include <exception>
#include <system_error>
#include <type_traits>
#include <utility>

namespace holdfast {
inline namespace HOLDFAST_ABI {
namespace detail {

#if HOLDFAST_HAS_JTHREAD
/// The stop token as senders ask for it: only C++26 makes the type of its callbacks part
/// of it.
struct sender_stop_token : stop_token {
  explicit sender_stop_token(stop_token token) noexcept : stop_token(std::move(token)) {}

  template <class Callback> using callback_type = std::stop_callback<Callback>;
};
#else
using sender_stop_token = stop_token;
#endif

/// Gives the set an error of whatever type.
struct fail_task {
  scope_token token;

  template <class Error> void operator()(Error &&error) const noexcept {
    if constexpr (std::is_convertible_v<Error, std::exception_ptr> ||
                  std::is_convertible_v<Error, std::error_code>)
      token.fail(std::forward<Error>(error));
    else
      token.fail(std::make_exception_ptr(std::forward<Error>(error)));
  }
};

/// spawn() takes what completes without a value and without an error.
template <class Algorithms, class Sender>
void spawn_sender(const Algorithms &use, const scope_token &token, Sender &&sender) {
  use.spawn(use.upon_error(use.then(std::forward<Sender>(sender), [](auto &&...) noexcept {}),
                           fail_task{token}),
            token, use.stopped_by(sender_stop_token(token.get_stop_token())));
}

} // namespace detail
} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_DETAIL_SENDER_SPAWN_H
