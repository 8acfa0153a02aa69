// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where the errors of a set's tasks go. None is ever dropped.

#ifndef HOLDFAST_DETAIL_ERROR_LOG_H
#define HOLDFAST_DETAIL_ERROR_LOG_H

#include "holdfast/detail/config.h"
#include "holdfast/detail/exceptions.h"
#include "holdfast/task_error.h"

#include <cstddef>
#include <exception>
#include <mutex>
#include <utility>
#include <vector>

namespace holdfast {
inline namespace HOLDFAST_ABI {
namespace detail {

/// Hands each error to the handler, or without one keeps it until somebody
/// asks. Errors that cannot be kept, and those still kept at the end, go to the
/// process-wide hook. The memory to keep them is set aside, so that recording
/// an error does not fail.
class error_log {
public:
  error_log(error_handler handler, std::size_t max_kept)
      : handler_(std::move(handler)), max_kept_(handler_ ? 0 : max_kept) {
    kept_.reserve(max_kept_);
  }

  error_log(const error_log &) = delete;
  error_log &operator=(const error_log &) = delete;

  ~error_log() {
    for (const task_error &error : kept_)
      unhandled::report(error);
  }

  void record(const task_error &error) noexcept {
    if (handler_)
      handle(error);
    else if (!keep(error))
      unhandled::report(error);
  }

  /// Throws std::bad_alloc; the errors are still kept then.
  [[nodiscard]] std::vector<task_error> take() {
    std::vector<task_error> taken;
    taken.reserve(max_kept_); // what is kept next
    const std::lock_guard<std::mutex> lock(mutex_);
    taken.swap(kept_);
    return taken;
  }

  /// Throws the first error kept, if any. The others can only be reported, and
  /// without exceptions all.
  void rethrow_first() {
    std::vector<task_error> errors;
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      if (kept_.empty())
        return;
      errors.swap(kept_);
    }
    std::exception_ptr first;
    for (const task_error &error : errors) {
      if (HOLDFAST_HAS_EXCEPTIONS && !first)
        first = error.exception;
      else
        unhandled::report(error);
    }
    reuse(errors);
    if (first)
      std::rethrow_exception(first);
  }

private:
  void handle(const task_error &error) noexcept {
    // The handler has seen the task's error; now its own needs an observer.
    if (std::exception_ptr own = exception_of([&] { handler_(error); }))
      unhandled::report({std::move(own), error.where});
  }

  bool keep(const task_error &error) noexcept {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (kept_.size() >= max_kept_)
      return false;
    // Within what is set aside, but for errors that come during rethrow_first().
    return exception_of([&] { kept_.push_back(error); }) == nullptr;
  }

  void reuse(std::vector<task_error> &errors) noexcept {
    errors.clear();
    const std::lock_guard<std::mutex> lock(mutex_);
    if (kept_.empty())
      kept_.swap(errors);
  }

  const error_handler handler_;
  const std::size_t max_kept_;
  std::mutex mutex_;
  std::vector<task_error> kept_; // guarded by mutex_
};

} // namespace detail
} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_DETAIL_ERROR_LOG_H
