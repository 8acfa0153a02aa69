// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// oneTBB: tasks for task_group::run() and task_arena::enqueue().

#ifndef HOLDFAST_ADAPTORS_TBB_H
#define HOLDFAST_ADAPTORS_TBB_H

#include "holdfast/task_set.h"

#include <type_traits>
#include <utility>

namespace holdfast {
inline namespace HOLDFAST_ABI {

/// What tbb_task() makes. TBB calls its functions as constants.
template <class F> class const_task {
public:
  explicit const_task(wrapped_task<F> task) : task_(std::move(task)) {}

  void operator()() const { task_(); }

private:
  mutable wrapped_task<F> task_; // called once
};

/// As tasks.wrap(f), for TBB: group.run(holdfast::tbb_task(tasks, f)). The set
/// takes the errors, so that the group is not cancelled by them. A thread that
/// joins the set does not help to run its tasks, as task_group::wait() does: do
/// not join in a TBB task.
template <class F>
[[nodiscard]] const_task<std::decay_t<F>>
tbb_task(task_set &tasks, F &&f, const source_location &where = source_location::current()) {
  return const_task<std::decay_t<F>>(tasks.wrap(std::forward<F>(f), where));
}

} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_ADAPTORS_TBB_H
