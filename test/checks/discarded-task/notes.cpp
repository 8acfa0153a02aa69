// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast %s holdfast-discarded-task %t

// What the notes say of a fix: a statement that waited runs concurrently with what
// follows, if something does.

#include <holdfast/task_set.h>

#include <future>

void work();
void other();
bool ready();

void something_follows() {
  std::async(std::launch::async, work);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: start it in the task set 'tasks', where it runs concurrently with what follows
  // CHECK-NOTES: :[[@LINE-3]]:3: note: wait for it here with 'wait'
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(work);
  other();
}

void nothing_follows() {
  other();
  std::async(std::launch::async, work);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: start it in the task set 'tasks', which waits for it at the end of the block
  // CHECK-NOTES: :[[@LINE-3]]:3: note: wait for it here with 'wait'
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(work);
}

void nothing_follows_in_a_branch() {
  if (ready()) {
    std::async(std::launch::async, work);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: start it in the task set 'tasks', which waits for it at the end of the block
    // CHECK-NOTES: :[[@LINE-3]]:5: note: wait for it here with 'wait'
    // CHECK-FIXES: holdfast::task_set tasks;
    // CHECK-FIXES: tasks.spawn(work);
  }
}

void another_iteration_follows() {
  while (ready())
  // CHECK-FIXES: holdfast::task_set tasks;
    std::async(std::launch::async, work);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: start it in the task set 'tasks', where it runs concurrently with what follows
    // CHECK-NOTES: :[[@LINE-3]]:5: note: wait for it here with 'wait'
    // CHECK-FIXES: tasks.spawn(work);
}

// The caller goes on.
void set_of_the_caller(holdfast::task_set &background) {
  std::async(std::launch::async, work);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: start it in the task set 'background', which keeps it until it has finished
  // CHECK-NOTES: :[[@LINE-3]]:3: note: wait for it here with 'wait'
  // CHECK-FIXES: background.spawn(work);
}
