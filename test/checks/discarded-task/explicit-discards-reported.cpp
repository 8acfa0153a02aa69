// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast %s holdfast-discarded-task %t -- "--config={CheckOptions: {holdfast-discarded-task.ExplicitDiscards: report}}"

// With ExplicitDiscards: report, every explicit discard is reported.

// CHECK-FIXES: #include <holdfast/task_set.h>
#include <future>
#include <tuple>

std::future<void> origin_unknown();

void reported(std::promise<int> &answer) {
  (void)answer.get_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the cast to void hides that 'std::future<int>' returned by 'std::promise::get_future' leaves the promise unobserved: it can be taken only once, so the result and any exception are lost [holdfast-discarded-task]
  std::ignore = answer.get_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the assignment to 'std::ignore' hides that 'std::future<int>' returned by 'std::promise::get_future' leaves the promise unobserved: it can be taken only once, so the result and any exception are lost [holdfast-discarded-task]
  static_cast<void>(origin_unknown());
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the cast to void hides that 'std::future<void>' returned by 'origin_unknown' is destroyed here: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(origin_unknown());
}

void silent() {
  (void)0;
}
