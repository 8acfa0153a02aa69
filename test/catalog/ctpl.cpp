// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++17 -check-suffixes=DEFAULT %s holdfast-discarded-task %t.default -- -- -isystem %S/Inputs
// RUN: %check_holdfast -std=c++17 -check-suffixes=ASKED %s holdfast-discarded-task %t -- -config="{CheckOptions: {holdfast-discarded-task.MinimumSeverity: low}}" -- -isystem %S/Inputs
// CHECK-MESSAGES-DEFAULT-NONE

// CHECK-FIXES-ASKED: #include <holdfast/task_set.h>
#include <ctpl_stl.h>

void work(int);

void discarded(ctpl::thread_pool &pool) {
  pool.push(work);
  // CHECK-MESSAGES-ASKED: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'ctpl::thread_pool::push' runs on, and its exception stays in the dropped future [holdfast-discarded-task]
  // CHECK-FIXES-ASKED: holdfast::task_set tasks;
  // CHECK-FIXES-ASKED: tasks.add(pool.push(work));
}

void joined(ctpl::thread_pool &pool) {
  pool.push(work);
  pool.stop(true);
}

void silent(ctpl::thread_pool &pool) {
  pool.push(work).get();
  (void)pool.push(work);
}
