// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How a task_set behaves.

#ifndef HOLDFAST_TASK_SET_OPTIONS_H
#define HOLDFAST_TASK_SET_OPTIONS_H

#include "holdfast/task_error.h"

#include <chrono>
#include <cstddef>

namespace holdfast {

/// Whether sets keep a list of what is pending if they are not told: in debug
/// builds they do. The layout of a set does not depend on it, so that both kinds
/// of builds can be linked together.
#if defined(NDEBUG)
inline constexpr bool list_pending_by_default = false;
#else
inline constexpr bool list_pending_by_default = true;
#endif

/// How a task_set behaves.
struct task_set_options {
  /// Called with the error of each failed task, on the thread on which it
  /// failed and before the task leaves the set. No error is kept then. What the
  /// handler throws goes to the process-wide hook.
  error_handler on_error{};

  /// Whether the first error requests a stop of all tasks.
  bool stop_on_error = false;

  /// How many errors are kept for join() and take_errors(), if on_error is not
  /// set. Further ones go to the process-wide hook at once. Their memory is set
  /// aside when the set is made, so that none is lost for want of it.
  std::size_t max_kept_errors = 16;

  /// How many spawned tasks run at the same time; 0 means any number. At the
  /// limit spawn() waits, and try_spawn() returns false. A task of the set never
  /// waits in spawn(): what it spawns then is run later, by the thread of a task
  /// that has completed. Tasks that wait for what they spawned can still use up
  /// the limit.
  std::size_t max_concurrency = 0;

  /// How long the destructor waits before it says so on stderr, with the place
  /// of the first task that is left if it is known. 0 means never.
  std::chrono::milliseconds warn_after = std::chrono::seconds(10);

  /// Whether the destructor ends the program when there are tasks left, instead
  /// of waiting for them: for sets that must be joined before they are
  /// destroyed, such as those of an event loop.
  bool strict = false;

  /// Whether pending() tells what is pending. It costs a mutex per task.
  bool list_pending = list_pending_by_default;
};

} // namespace holdfast

#endif // HOLDFAST_TASK_SET_OPTIONS_H
