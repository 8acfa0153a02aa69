// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The C++ REST SDK: task_set::add() for pplx::task. Tried by hand with 2.10.18; not
// part of the tests, because its Debian package excludes the Boost of the others.

#ifndef HOLDFAST_ADAPTORS_PPLX_H
#define HOLDFAST_ADAPTORS_PPLX_H

#include "holdfast/task_set.h"

#include <pplx/pplxtasks.h>

#include <utility>

namespace holdfast {
inline namespace HOLDFAST_ABI {

/// Holds a pplx::task until it has completed. A task that was cancelled leaves
/// pplx::task_canceled, which is an error like any other.
template <class T> void when_done(pplx::task<T> task, completion_handler done) {
  task.then([done = std::move(done)](pplx::task<T> finished) mutable {
    done(detail::exception_of([&] { static_cast<void>(finished.get()); }));
  });
}

} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_ADAPTORS_PPLX_H
