// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// KJ: task_set::add() for kj::Promise.

#ifndef HOLDFAST_ADAPTORS_KJ_H
#define HOLDFAST_ADAPTORS_KJ_H

#include "holdfast/task_set.h"

#include <kj/async.h>
#include <kj/exception.h>

#include <type_traits>
#include <utility>

namespace holdfast {
inline namespace HOLDFAST_ABI {

/// Holds a kj::Promise until it is fulfilled or rejected, or until its event loop
/// is destroyed, which cancels it. Call it on the thread of the event loop, which
/// must not block: do not call join() there, nor let the set be destroyed there
/// while it holds promises; run the loop until the set is empty. Where everything
/// is on one loop, a kj::TaskSet does the same and cancels what is left.
template <class T> void when_done(kj::Promise<T> promise, completion_handler done) {
  const auto fail = [](completion_handler &with, kj::Exception &&exception) {
    // Only KJ makes a std::exception of its own.
    with(detail::exception_of([&] { kj::throwFatalException(kj::mv(exception)); }));
  };
  auto finished = [&] {
    if constexpr (std::is_void_v<T>)
      return kj::mv(promise);
    else
      return promise.ignoreResult();
  }();
  // Both continuations belong to one promise; only one of them is called.
  auto shared = kj::heap<completion_handler>(std::move(done));
  completion_handler &handler = *shared;
  finished
      .then([&handler] { handler(); },
            [&handler, fail](kj::Exception &&exception) { fail(handler, kj::mv(exception)); })
      .attach(kj::mv(shared))
      .detach([](kj::Exception &&) {});
}

} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_ADAPTORS_KJ_H
