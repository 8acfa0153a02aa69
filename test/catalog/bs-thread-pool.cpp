// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++17 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs
// RUN: %check_holdfast -fix-note='say that nobody' -fix-suffixes=DETACH -std=c++17 %s holdfast-discarded-task %t.detach -- -- -isystem %S/Inputs

// CHECK-FIXES: #include <holdfast/task_set.h>
#include <BS_thread_pool.hpp>

void work();
void step(int);

void discarded(BS::thread_pool<> &pool) {
  pool.submit_task(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'BS::thread_pool::submit_task' runs on, and its exception stays in the dropped future [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(pool.submit_task(work));
  // CHECK-FIXES-DETACH: pool.detach_task(work);
}

void loops(BS::light_thread_pool &pool) {
  pool.submit_loop(0, 10, step);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'BS::multi_future<void>' returned by 'BS::thread_pool::submit_loop' leaves its tasks running, and their exceptions are lost [holdfast-discarded-task]
  // CHECK-FIXES-DETACH: pool.detach_loop(0, 10, step);
}

void joined(BS::thread_pool<> &pool) {
  pool.submit_task(work);
  pool.submit_loop(0, 10, step);
  pool.wait();
}

void silent(BS::thread_pool<BS::tp::priority> &pool) {
  pool.submit_task(work).wait();
  pool.submit_loop(0, 10, step).get();
  pool.detach_task(work);
  pool.detach_loop(0, 10, step);
  BS::multi_future<void> several;
  several.push_back(pool.submit_task(work));
  several.wait();
  (void)pool.submit_task(work);
}
