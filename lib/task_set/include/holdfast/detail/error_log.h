// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where the errors of a set's tasks go. None is ever dropped.

#ifndef HOLDFAST_DETAIL_ERROR_LOG_H
#define HOLDFAST_DETAIL_ERROR_LOG_H

#include "holdfast/detail/config.h"
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
/// process-wide hook.
class error_log {
public:
  error_log(error_handler handler, std::size_t max_kept)
      : handler_(std::move(handler)), max_kept_(max_kept) {}

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

  [[nodiscard]] std::vector<task_error> take() noexcept {
    const std::lock_guard<std::mutex> lock(mutex_);
    return std::exchange(kept_, {});
  }

  /// Throws the first error kept, if any. The others can only be reported.
  void rethrow_first() {
    const std::vector<task_error> errors = take();
    if (errors.empty())
      return;
    for (std::size_t i = 1; i != errors.size(); ++i)
      unhandled::report(errors[i]);
    std::rethrow_exception(errors.front().exception);
  }

private:
  void handle(const task_error &error) noexcept {
    try {
      handler_(error);
    } catch (...) {
      // The handler has seen the task's error; now its own needs an observer.
      unhandled::report({std::current_exception(), error.where});
    }
  }

  bool keep(const task_error &error) noexcept {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (kept_.size() >= max_kept_)
      return false;
    try {
      kept_.push_back(error);
    } catch (...) {
      return false; // No memory to keep it in: report it at once.
    }
    return true;
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
