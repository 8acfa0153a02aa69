// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-discarded-task %t

// A temporary std::jthread is stopped and joined at once.

// CHECK-FIXES: #include <holdfast/task_set.h>
#include <stop_token>
#include <thread>

void work();
void work_with(int number);

void braces() {
  std::jthread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::jthread' requests a stop and joins here, so nothing runs concurrently [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(work);
}

void arguments() {
  std::jthread(work_with, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::jthread' requests a stop and joins here, so nothing runs concurrently [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(work_with, 1);
}

void lambda() {
  std::jthread([] { work(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::jthread' requests a stop and joins here, so nothing runs concurrently [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn([] { work(); });
}

// task_set::spawn passes a stop token to whatever takes one, but this keeps the
// thread's own.
void stop_token() {
  std::jthread([](std::stop_token stop) { while (!stop.stop_requested()) work(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::jthread' requests a stop and joins here, so nothing runs concurrently [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(std::jthread([](std::stop_token stop) { while (!stop.stop_requested()) work(); }));
}

void silent() {
  std::jthread{};
  std::jthread(work).join();
  std::jthread scoped(work);
}
