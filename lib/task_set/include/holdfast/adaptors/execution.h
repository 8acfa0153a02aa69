// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// C++26's std::execution: senders that a task set starts and waits for.

#ifndef HOLDFAST_ADAPTORS_EXECUTION_H
#define HOLDFAST_ADAPTORS_EXECUTION_H

#include "holdfast/detail/sender_spawn.h"

#include <execution>

#include <utility>

namespace holdfast {
inline namespace HOLDFAST_ABI {

namespace detail {

struct execution_algorithms {
  decltype(std::execution::then) &then = std::execution::then;
  decltype(std::execution::upon_error) &upon_error = std::execution::upon_error;
  decltype(std::execution::spawn) &spawn = std::execution::spawn;

  static auto stopped_by(sender_stop_token token) {
    return std::execution::prop{std::get_stop_token, std::move(token)};
  }
};

} // namespace detail

/// Starts the sender as a task of the set, where std::execution::spawn() refuses one that
/// completes with values or with an error: values are dropped, an error is one of
/// the set, and the set's request_stop() stops it. A closed set refuses the sender,
/// which never starts then. Throws what copying or connecting the sender throws.
template <std::execution::sender Sender>
void spawn_sender(task_set &tasks, Sender &&sender,
                  const source_location &where = source_location::current()) {
  detail::spawn_sender(detail::execution_algorithms(), tasks.get_token(where),
                       std::forward<Sender>(sender));
}

} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_ADAPTORS_EXECUTION_H
