// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -fix-note="(start|hold) it in" -fix-suffixes=START %s holdfast-discarded-task %t
// RUN: %check_holdfast -fix-note="wait for it here" -fix-suffixes=WAIT %s holdfast-discarded-task %t

// A fix that may change what the code means is offered in a note, and so is
// waiting in place.

// CHECK-FIXES-START: #include <holdfast/task_set.h>
#include <future>

void work();

// The default policies may never run the task; the task set does.
void default_policy() {
  std::async(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished, or never runs it if the implementation defers it [holdfast-discarded-task]
  // CHECK-FIXES-START: holdfast::task_set tasks;
  // CHECK-FIXES-START: tasks.spawn(work);
  // CHECK-FIXES-WAIT: std::async(work).wait();
}

void default_policy_under_a_cast() {
  (void)std::async(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the cast to void hides that 'std::future<void>' returned by 'std::async' blocks here until the task has finished, or never runs it if the implementation defers it [holdfast-discarded-task]
  // CHECK-FIXES-START: holdfast::task_set tasks;
  // CHECK-FIXES-START: tasks.spawn(work);
  // CHECK-FIXES-WAIT: (void)std::async(work).wait();
}

void policy_at_run_time(std::launch policy) {
  std::async(policy, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished, or never runs it if the implementation defers it [holdfast-discarded-task]
  // CHECK-FIXES-START: holdfast::task_set tasks;
  // CHECK-FIXES-START: tasks.add(std::async(policy, work));
  // CHECK-FIXES-WAIT: std::async(policy, work).wait();
}

void two_of_them() {
  std::async(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished, or never runs it if the implementation defers it [holdfast-discarded-task]
  // CHECK-FIXES-START: holdfast::task_set tasks;
  // CHECK-FIXES-START: tasks.spawn(work);
  // CHECK-FIXES-WAIT: std::async(work).wait();
  std::async(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished, or never runs it if the implementation defers it [holdfast-discarded-task]
  // CHECK-FIXES-START: tasks.spawn(work);
  // CHECK-FIXES-WAIT: std::async(work).wait();
}
