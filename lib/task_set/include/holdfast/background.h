// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A task set for the whole process, drained at the end of main().

#ifndef HOLDFAST_BACKGROUND_H
#define HOLDFAST_BACKGROUND_H

#include "holdfast/detail/config.h"
#include "holdfast/task_set.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <utility>

namespace holdfast {
inline namespace HOLDFAST_ABI {

namespace detail {

/// The net for programs without a background_scope. Objects with static storage
/// that were made after the set are gone by now, but its tasks run on.
inline void drain_at_exit(task_set &set) noexcept {
  set.close();
  set.request_stop();
  if (!set.join_for(std::chrono::seconds(5)))
    std::fprintf(stderr,
                 "holdfast: the program ends while %zu background tasks run; put a "
                 "holdfast::background_scope in main()\n",
                 set.size());
}

} // namespace detail

/// The process-wide task set, for work that belongs to nothing smaller. Errors
/// go to the process-wide hook at once, because nobody joins it.
///
/// It is never destroyed, so that its tasks may use it at any time. A
/// background_scope in main() drains it. Without one, exit() asks the tasks to
/// stop and waits five seconds; but then objects with static storage may be gone
/// that tasks still use. Neither quick_exit() nor abort() waits at all.
[[nodiscard]] inline task_set &background() {
  static task_set *const set = [] {
    task_set_options options;
    options.on_error = &unhandled::report;
    auto *const made = new task_set(std::move(options));
    std::atexit([] { detail::drain_at_exit(background()); });
    return made;
  }();
  return *set;
}

/// Drains the background set when it is destroyed: closes it, requests a stop
/// and waits. Declare it in main(), after what the background tasks use.
class background_scope {
public:
  background_scope() { static_cast<void>(background()); }
  background_scope(const background_scope &) = delete;
  background_scope &operator=(const background_scope &) = delete;
  ~background_scope() {
    background().close();
    background().request_stop();
    background().join();
  }
};

} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_BACKGROUND_H
