// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast %s holdfast-discarded-task %t

// A cast hides that the handle blocks or ends the program, so those are reported
// under a cast too.

// CHECK-FIXES: #include <holdfast/task_set.h>
#include <future>
#include <thread>
#include <tuple>

void work();
std::future<void> origin_unknown();

void c_style() {
  (void)std::async(std::launch::async, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the cast to void hides that 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(work);
}

void static_cast_to_void() {
  static_cast<void>(std::async(std::launch::async, work));
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the cast to void hides that 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(work);
}

void functional() {
  void(std::async(std::launch::async, work));
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the cast to void hides that 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(work);
}

void parenthesised() {
  (void)(std::async(std::launch::async, work));
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the cast to void hides that 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(work);
}

void ignore() {
  std::ignore = std::async(std::launch::async, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the assignment to 'std::ignore' hides that 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(work);
}

void terminating() {
  (void)std::thread(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the cast to void hides that 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(work);
}

void return_void() {
  return (void)std::async(std::launch::async, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the cast to void hides that 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: return tasks.spawn(work);
}

void comment_in_the_cast() {
  (void)/* keep me */ std::async(std::launch::async, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: the cast to void hides that 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
}

void comma_in_the_cast() {
  (void)(work(), std::async(std::launch::async, work));
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the cast to void hides that 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
}

// What neither blocks nor terminates is accepted by default.
void accepted(std::promise<int> &answer) {
  (void)answer.get_future();
  std::ignore = answer.get_future();
  (void)std::async(std::launch::deferred, work);
  static_cast<void>(origin_unknown());
}
