// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a failed task leaves behind, and what happens to errors nobody looks at.

#ifndef HOLDFAST_TASK_ERROR_H
#define HOLDFAST_TASK_ERROR_H

#include <atomic>
#include <cstdio>
#include <exception>
#include <functional>
#include <stdexcept>

namespace holdfast {

/// A place in the source: std::source_location, for C++17.
struct source_location {
  const char *file = ""; ///< Empty if unknown.
  unsigned line = 0;     ///< Counted from 1; 0 if unknown.

  /// The place of the call; as a default argument, the place of the caller.
  [[nodiscard]] static constexpr source_location
  current(const char *file = __builtin_FILE(),
          unsigned line = static_cast<unsigned>(__builtin_LINE())) noexcept {
    return {file, line};
  }
};

/// The error of one failed task.
struct task_error {
  std::exception_ptr exception; ///< Never null.
  source_location where;        ///< Where the task was added; unknown for spawn().
};

/// Receives the error of each failed task, on the thread on which it failed.
using error_handler = std::function<void(const task_error &)>;

/// Thrown when work that has not started is given to a closed task set.
class task_set_closed : public std::logic_error {
public:
  task_set_closed() : std::logic_error("holdfast::task_set is closed") {}
};

/// Receives each error that nobody observed, on the thread that found it so.
using unhandled_error_hook = void (*)(const task_error &) noexcept;

namespace unhandled {

/// The default hook: one line on stderr.
inline void print(const task_error &error) noexcept {
  const auto print_line = [&](const char *what) {
    if (error.where.line != 0)
      std::fprintf(stderr, "%s:%u: ", error.where.file, error.where.line);
    std::fprintf(stderr, "holdfast: a task failed and nobody observed it: %s\n", what);
  };
  try {
    std::rethrow_exception(error.exception);
  } catch (const std::exception &exception) {
    print_line(exception.what());
  } catch (...) {
    print_line("an exception that is not a std::exception");
  }
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
