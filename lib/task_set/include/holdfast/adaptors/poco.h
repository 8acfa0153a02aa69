// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// POCO: task_set::add() for Poco::ActiveResult.

#ifndef HOLDFAST_ADAPTORS_POCO_H
#define HOLDFAST_ADAPTORS_POCO_H

#include "holdfast/polling.h"
#include "holdfast/task_set.h"

#include <Poco/ActiveResult.h>
#include <Poco/Exception.h>

#include <chrono>
#include <stdexcept>

namespace holdfast {
inline namespace HOLDFAST_ABI {

/// A Poco::ActiveResult cannot call back and is polled, as a std::future is. What
/// the method threw is thrown again if it was a Poco::Exception; of anything else
/// POCO keeps but the message, in a Poco::UnhandledException.
template <class T> struct polling<Poco::ActiveResult<T>> {
  static bool wait_for(Poco::ActiveResult<T> &result, std::chrono::milliseconds timeout) {
    return result.available() ||
           (timeout.count() != 0 && result.tryWait(static_cast<long>(timeout.count())));
  }
  static void get(Poco::ActiveResult<T> &result) {
    result.wait();
    if (const Poco::Exception *const exception = result.exception())
      exception->rethrow();
  }
};

} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_ADAPTORS_POCO_H
