// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// stdexec: senders that a task set starts and waits for.

#ifndef HOLDFAST_ADAPTORS_STDEXEC_H
#define HOLDFAST_ADAPTORS_STDEXEC_H

#include "holdfast/detail/sender_spawn.h"

#include <stdexec/execution.hpp>

#include <utility>

namespace holdfast {
inline namespace HOLDFAST_ABI {

namespace detail {

struct stdexec_algorithms {
  decltype(stdexec::then) &then = stdexec::then;
  decltype(stdexec::upon_error) &upon_error = stdexec::upon_error;
  decltype(stdexec::spawn) &spawn = stdexec::spawn;

  static auto stopped_by(sender_stop_token token) {
    return stdexec::prop{stdexec::get_stop_token, std::move(token)};
  }
};

} // namespace detail

/// Starts the sender as a task of the set, where stdexec::spawn() refuses one that
/// completes with values or with an error: values are dropped, an error is one of
/// the set, and the set's request_stop() stops it. A closed set refuses the sender,
/// which never starts then. Throws what copying or connecting the sender throws.
template <stdexec::sender Sender>
void spawn_sender(task_set &tasks, Sender &&sender,
                  const source_location &where = source_location::current()) {
  detail::spawn_sender(detail::stdexec_algorithms(), tasks.get_token(where),
                       std::forward<Sender>(sender));
}

} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_ADAPTORS_STDEXEC_H
