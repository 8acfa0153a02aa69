// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -check-suffixes=,GLOBAL %s holdfast-discarded-task %t -- \
// RUN:   -config='{CheckOptions: {TaskSet: "holdfast::background()", TaskSetHeader: <holdfast/background.h>}}'
// RUN: %check_holdfast -std=c++20 -check-suffixes=,OWN %s holdfast-discarded-task %t -- \
// RUN:   -config='{CheckOptions: {holdfast-discarded-task.TaskSet: "app::life().tasks", TaskSetHeader: Inputs/app.h}}' -- -I%S

// A set that the user names holds what no scope in reach can hold.

// CHECK-FIXES-GLOBAL: #include <holdfast/background.h>
// CHECK-FIXES-OWN: #include "Inputs/app.h"
#include <holdfast/task_set.h>

#include <future>
#include <thread>

void work();
int global = 0;

void start() {
  std::thread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES-GLOBAL: holdfast::background().spawn(work);
  // CHECK-FIXES-OWN: app::life().tasks.spawn(work);
}

void one_in_reach(holdfast::task_set &tasks) {
  std::thread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: tasks.spawn(work);
}

void refers_to_a_local() {
  int number = 0;
  std::thread{[&number] { ++number; }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn([&number] { ++number; });
}

struct object {
  void run();
  void refers_to_the_object() {
    std::thread{&object::run, this};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
    // CHECK-FIXES: holdfast::task_set tasks;
    // CHECK-FIXES: tasks.spawn(&object::run, this);
  }
};

// It waited; the callers may count on that.
void would_race_with_the_callers() {
  std::async(std::launch::async, [] { ++global; });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn([] { ++global; });
}
