// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A callable that runs as a task on somebody else's executor.

#ifndef HOLDFAST_DETAIL_WRAPPED_TASK_H
#define HOLDFAST_DETAIL_WRAPPED_TASK_H

#include "holdfast/detail/exceptions.h"
#include "holdfast/detail/invoke.h"
#include "holdfast/detail/membership.h"

#include <functional>
#include <optional>
#include <type_traits>
#include <utility>

namespace holdfast {
inline namespace HOLDFAST_ABI {

/// A callable that belongs to a task set: made by task_set::wrap(), called once
/// by a thread pool or an event loop. It leaves the set when it has been called
/// or when it is destroyed. A copy is a task of its own.
template <class F> class wrapped_task {
public:
  wrapped_task(const wrapped_task &) = default;
  wrapped_task(wrapped_task &&) = default;

  // It would leave one set while it still holds the captures of its task there.
  wrapped_task &operator=(const wrapped_task &) = delete;
  wrapped_task &operator=(wrapped_task &&) = delete;

  /// Calls f(args...), with the set's stop_token first if f takes one. What f
  /// throws is an error of the set. f and its captures are destroyed before the
  /// task leaves the set, even if f destroys this object.
  /// Throws std::bad_function_call when called again.
  template <class... Args, class = std::enable_if_t<detail::is_task<F, Args...>>>
  void operator()(Args &&...args) {
    if (!task_)
      detail::raise(std::bad_function_call());
    const detail::membership task = std::move(task_);
    task.run([&] {
      std::optional<F> f = std::exchange(f_, std::nullopt);
      detail::invoke_task(task.set().stop(), std::move(*f), std::forward<Args>(args)...);
    });
  }

private:
  friend class task_set;

  template <class Callable>
  wrapped_task(detail::state &set, const source_location &where, Callable &&f)
      : task_(detail::membership::enter_open(set, where)), f_(std::forward<Callable>(f)) {}

  detail::membership task_; // declared first: left last
  std::optional<F> f_;
};

} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_DETAIL_WRAPPED_TASK_H
