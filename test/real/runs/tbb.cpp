// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++17 -run -sanitizers=address-undefined -before='^never ran\nended with 0' -after='^completed\nended with 0' -link=-ltbb %s holdfast-discarded-task %t -- -- %real

// oneTBB 2021.8, which is not built for ThreadSanitizer. The task never runs; fixed,
// its group runs it.

#include <oneapi/tbb/task_group.h>

#include <atomic>
#include <cstdio>

int main() {
  std::atomic<bool> completed{false};
  oneapi::tbb::task_group group;
  group.defer([&completed] { completed = true; });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'tbb::detail::d2::task_handle' returned by 'tbb::detail::d1::task_group::defer' never starts: nothing runs the task handle [holdfast-discarded-task]
  // CHECK-FIXES: group.run(group.defer([&completed] { completed = true; }));
  group.wait();
  std::puts(completed ? "completed" : "never ran");
}
