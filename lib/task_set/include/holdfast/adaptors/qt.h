// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Qt 6: task_set::add() for QFuture.

#ifndef HOLDFAST_ADAPTORS_QT_H
#define HOLDFAST_ADAPTORS_QT_H

#include "holdfast/task_set.h"

#include <QFuture>

#include <exception>
#include <memory>
#include <optional>
#include <utility>

namespace holdfast {
inline namespace HOLDFAST_ABI {

namespace detail {

/// A QFuture either runs its continuation or is cancelled.
class once {
public:
  explicit once(completion_handler done) : done_(std::move(done)) {}

  void complete(std::exception_ptr error) {
    if (std::optional<completion_handler> done = std::exchange(done_, std::nullopt))
      (*done)(std::move(error));
  }

private:
  std::optional<completion_handler> done_;
};

} // namespace detail

/// Holds a QFuture until it is finished or cancelled, which is no error. It
/// leaves the set on the thread that finishes it, and needs no event loop. As
/// with any continuation, the future cannot be given another one: call then()
/// first and add what that returns.
template <class T> void when_done(QFuture<T> future, completion_handler done) {
  const auto shared = std::make_shared<detail::once>(std::move(done));
  future
      .then(QtFuture::Launch::Sync,
            [shared](QFuture<T> finished) {
              shared->complete(detail::exception_of([&] { finished.waitForFinished(); }));
            })
      .onCanceled([shared] { shared->complete(nullptr); });
}

} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_ADAPTORS_QT_H
