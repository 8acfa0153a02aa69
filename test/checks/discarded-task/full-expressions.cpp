// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast %s holdfast-discarded-task %t

// A temporary lives until the full expression ends, and the message says so: the
// first of two does not block before the second is made.
// CHECK-FIXES: #include <holdfast/task_set.h>

#include <future>
#include <thread>

void work();
bool ready();
std::future<void> start() { return std::async(std::launch::async, work); }

void two_in_one_statement() {
  start(), start();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'start' blocks at the ';' until the task has finished [holdfast-discarded-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:12: warning: discarded 'std::future<void>' returned by 'start' blocks here until the task has finished [holdfast-discarded-task]
  start(), work(), start();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'start' blocks at the ';' until the task has finished [holdfast-discarded-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:20: warning: discarded 'std::future<void>' returned by 'start' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(start()), tasks.add(start());
  // CHECK-FIXES: tasks.add(start()), work(), tasks.add(start());
  (start(), ready()) ? start() : start();
  // CHECK-MESSAGES: :[[@LINE-1]]:4: warning: discarded 'std::future<void>' returned by 'start' blocks at the ';' until the task has finished [holdfast-discarded-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:24: warning: discarded 'std::future<void>' returned by 'start' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:34: warning: discarded 'std::future<void>' returned by 'start' blocks here until the task has finished [holdfast-discarded-task]
}

void in_a_condition() {
  if (start(), ready())
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: discarded 'std::future<void>' returned by 'start' blocks at the end of the condition until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: if (tasks.add(start()), ready())
    work();
  while ((start(), ready()))
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: discarded 'std::future<void>' returned by 'start' blocks at the end of the condition until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: while ((tasks.add(start()), ready()))
    work();
}

void in_a_step() {
  for (; ready(); start(), work())
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: discarded 'std::future<void>' returned by 'start' blocks at the end of the full expression until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: for (; ready(); tasks.add(start()), work())
    work();
}

void threads() {
  std::thread{work}, work();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program at the ';', because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(work), work();
}

void default_argument(bool value = (start(), true));
// CHECK-MESSAGES: :[[@LINE-1]]:37: warning: discarded 'std::future<void>' returned by 'start' blocks at the end of the full expression until the task has finished [holdfast-discarded-task]
