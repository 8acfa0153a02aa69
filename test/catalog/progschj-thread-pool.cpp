// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++17 -check-suffixes=DEFAULT %s holdfast-discarded-task %t.default -- -- -isystem %S/Inputs
// RUN: %check_holdfast -std=c++17 -check-suffixes=ASKED %s holdfast-discarded-task %t -- -config="{CheckOptions: {holdfast-discarded-task.MinimumSeverity: low}}" -- -isystem %S/Inputs
// CHECK-MESSAGES-DEFAULT-NONE

// CHECK-FIXES-ASKED: #include <holdfast/task_set.h>
#include <ThreadPool.h>

void work(int);

void discarded(ThreadPool &pool) {
  pool.enqueue(work, 1);
  // CHECK-MESSAGES-ASKED: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'ThreadPool::enqueue' runs on, and its exception stays in the dropped future [holdfast-discarded-task]
  // CHECK-FIXES-ASKED: holdfast::task_set tasks;
  // CHECK-FIXES-ASKED: tasks.add(pool.enqueue(work, 1));
}

void silent(ThreadPool &pool) {
  pool.enqueue(work, 1).get();
  (void)pool.enqueue(work, 1);
}
