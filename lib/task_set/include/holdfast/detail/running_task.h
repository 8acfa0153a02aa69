// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which sets' tasks this thread is running: a task must not wait for itself.

#ifndef HOLDFAST_DETAIL_RUNNING_TASK_H
#define HOLDFAST_DETAIL_RUNNING_TASK_H

#include "holdfast/detail/config.h"

#include <cstddef>
#include <utility>

namespace holdfast {
inline namespace HOLDFAST_ABI {
namespace detail {

/// Lives on the stack while this thread runs a member of a set, and never
/// longer than the membership. `set` is only an identity.
class running_task {
public:
  explicit running_task(const void *set) noexcept : set_(set), outer_(innermost_) {
    innermost_ = this;
  }
  running_task(const running_task &) = delete;
  running_task &operator=(const running_task &) = delete;
  ~running_task() { innermost_ = outer_; }

  /// How many tasks of the set this thread is running, one inside the other.
  [[nodiscard]] static std::size_t count(const void *set) noexcept {
    std::size_t count = 0;
    for (const running_task *task = innermost_; task != nullptr; task = task->outer_)
      if (task->set_ == set)
        ++count;
    return count;
  }

  /// For those who switch stacks: what this thread runs from now on, in exchange
  /// for what it ran.
  static const running_task *swap_innermost(const running_task *other) noexcept {
    return std::exchange(innermost_, other);
  }

private:
  static inline thread_local const running_task *innermost_ = nullptr;

  const void *const set_;
  const running_task *const outer_;
};

} // namespace detail
} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_DETAIL_RUNNING_TASK_H
