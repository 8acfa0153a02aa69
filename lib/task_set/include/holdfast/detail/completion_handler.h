// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The callback that an asynchronous operation calls when it completes.

#ifndef HOLDFAST_DETAIL_COMPLETION_HANDLER_H
#define HOLDFAST_DETAIL_COMPLETION_HANDLER_H

#include "holdfast/detail/exceptions.h"
#include "holdfast/detail/membership.h"

#include <exception>
#include <functional>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

namespace holdfast {
inline namespace HOLDFAST_ABI {

namespace detail {

/// Whether the code says "cancelled": an operation that was asked to stop ends
/// so. Standalone Asio's category does not map ECANCELED to the portable
/// condition, so there the number has to do.
inline bool is_cancellation(const std::error_code &code) noexcept {
  constexpr auto cancelled = std::errc::operation_canceled;
  return code == cancelled || (code.value() == static_cast<int>(cancelled) &&
                               std::string_view(code.category().name()) == "asio.system");
}

} // namespace detail

/// A callback that belongs to a task set: made by task_set::handler(), called
/// once by the operation it is given to. It leaves the set when it has been
/// called or when it is destroyed. Each copy must be called or destroyed before
/// join() returns. Calling one again throws std::bad_function_call.
class completion_handler {
public:
  /// The operation completed, and cannot fail.
  void operator()() { static_cast<void>(complete()); }

  /// The operation completed, with an error unless `error` is null. The results
  /// are ignored.
  template <class... Results> void operator()(std::exception_ptr error, const Results &...) {
    const detail::membership task = complete();
    if (error)
      task.fail(std::move(error));
  }

  /// The operation completed, with an error unless `code` is zero or says that
  /// the operation was cancelled. The error is a std::system_error. The results
  /// are ignored.
  template <class... Results> void operator()(std::error_code code, const Results &...) {
    const detail::membership task = complete();
    if (code && !detail::is_cancellation(code))
      task.fail(code);
  }

  /// Tells the operation to stop.
  [[nodiscard]] stop_token get_stop_token() const noexcept {
    return task_ ? task_.set().stop().get_token() : stop_token();
  }

private:
  friend class task_set;

  explicit completion_handler(detail::membership task) noexcept : task_(std::move(task)) {}

  detail::membership complete() {
    if (!task_)
      detail::raise(std::bad_function_call());
    return std::move(task_);
  }

  detail::membership task_;
};

} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_DETAIL_COMPLETION_HANDLER_H
