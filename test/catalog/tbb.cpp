// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++17 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

// What defer() returns runs when it is given to run().

#define TBB_PREVIEW_ISOLATED_TASK_GROUP 1
#include <oneapi/tbb/task_arena.h>
#include <oneapi/tbb/task_group.h>

void work();

void discarded(oneapi::tbb::task_group &group, oneapi::tbb::isolated_task_group &isolated) {
  group.defer(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'tbb::detail::d2::task_handle' returned by 'tbb::detail::d1::task_group::defer' never starts: nothing runs the task handle [holdfast-discarded-task]
  // CHECK-FIXES: group.run(group.defer(work));
  group.defer([] { work(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'tbb::detail::d2::task_handle' returned by 'tbb::detail::d1::task_group::defer' never starts: nothing runs the task handle [holdfast-discarded-task]
  // CHECK-FIXES: group.run(group.defer([] { work(); }));
  isolated.defer(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'tbb::detail::d2::task_handle' returned by 'tbb::detail::d1::task_group::defer' never starts: nothing runs the task handle [holdfast-discarded-task]
  // CHECK-FIXES: isolated.run(isolated.defer(work));
}

void silent(oneapi::tbb::task_group &group, oneapi::tbb::task_arena &arena) {
  group.run(work);
  group.run(group.defer(work));
  group.run_and_wait(work);
  group.wait();
  arena.enqueue(work);
  arena.enqueue(group.defer(work));
  oneapi::tbb::task_handle kept = group.defer(work);
  group.run(static_cast<oneapi::tbb::task_handle &&>(kept));
}

oneapi::tbb::task_handle returned(oneapi::tbb::task_group &group) {
  return group.defer(work);
}
