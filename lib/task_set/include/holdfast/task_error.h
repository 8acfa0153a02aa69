// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a failed task leaves behind, and what happens to errors nobody looks at.

#ifndef HOLDFAST_TASK_ERROR_H
#define HOLDFAST_TASK_ERROR_H

#include "holdfast/detail/exceptions.h"
#include "holdfast/source_location.h"

#include <atomic>
#include <cstdio>
#include <exception>
#include <functional>
#include <stdexcept>
#include <system_error>

namespace holdfast {

/// The error of one failed task.
struct task_error {
  /// What the task threw; a std::system_error if all it left is an error code.
  /// Null only where exceptions are disabled.
  std::exception_ptr exception;

  source_location where; ///< Where the task was added.

  /// What a completion handler was called with, zero for other tasks.
  std::error_code code{};
};

/// Receives the error of each failed task, on the thread on which it failed.
using error_handler = std::function<void(const task_error &)>;

/// Thrown when work that has not started is given to a closed task set.
class task_set_closed : public std::logic_error {
public:
  task_set_closed() : std::logic_error("the task_set is closed") {}
};

/// Receives each error that nobody observed, on the thread that found it so.
using unhandled_error_hook = void (*)(const task_error &) noexcept;

namespace unhandled {

/// The default hook: one line on stderr.
inline void print(const task_error &error) noexcept {
  const auto print_line = [&](const char *what) {
    const source_location &where = error.where;
    if (where.line != 0)
      std::fprintf(stderr, "%s:%u: ", where.file, where.line);
    const bool has_name = *where.name != '\0';
    std::fprintf(stderr, "holdfast: a task%s%s%s failed and nobody observed it: %s\n",
                 has_name ? " (" : "", where.name, has_name ? ")" : "", what);
  };
  if (error.exception)
    detail::with_text_of(error.exception, print_line);
  else
    print_line(error.code.message().c_str());
}

inline std::atomic<unhandled_error_hook> hook{&print};

inline void report(const task_error &error) noexcept {
  hook.load(std::memory_order_acquire)(error);
}

} // namespace unhandled

/// Replaces the process-wide hook for errors nobody observed, and returns the
/// one before. The hook may be called by several threads at once. Null restores
/// the default, which prints what() and the place of the add to stderr.
inline unhandled_error_hook set_unhandled_error_hook(unhandled_error_hook hook) noexcept {
  return unhandled::hook.exchange(hook != nullptr ? hook : &unhandled::print,
                                  std::memory_order_acq_rel);
}

} // namespace holdfast

#endif // HOLDFAST_TASK_ERROR_H
