// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast %s holdfast-discarded-task,holdfast-unused-task %t

// The fixes of all checks in a function are applied together: they share the sets,
// and include the header once.

// CHECK-FIXES: #include <holdfast/task_set.h>
// CHECK-FIXES-NOT: #include <holdfast/task_set.h>
#include <future>
#include <thread>

void work();
std::future<void> start();

void discarded_first() {
  std::thread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES-NEXT: tasks.spawn(work);
  auto unused = start();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'unused' is never used, so 'std::future<void>' returned by 'start' is destroyed at the end of its scope: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-unused-task]
  // CHECK-FIXES: tasks.add(start());
}

// The set of the discarded one comes too late for the other.
void unused_first() {
  auto unused = start();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'unused' is never used, so 'std::future<void>' returned by 'start' is destroyed at the end of its scope: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-unused-task]
  // CHECK-FIXES: holdfast::task_set tasks_2;
  // CHECK-FIXES-NEXT: tasks_2.add(start());
  std::thread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES-NEXT: tasks.spawn(work);
}
