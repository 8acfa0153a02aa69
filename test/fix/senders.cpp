// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -gcc -std=c++20 -fix-note='start it in the task set' %s holdfast-discarded-task %t -- -- -isystem %S/../catalog/Inputs

// A sender is spawned into a task set in reach; without one there is no such fix.

#include <holdfast/task_set.h>

#include <stdexec/execution.hpp>

void in_reach(holdfast::task_set &tasks) {
  stdexec::just(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded {{.*}} never starts: nothing connects the sender to a receiver [holdfast-discarded-task]
  // CHECK-FIXES: stdexec::spawn(stdexec::just(1), tasks.get_token());
}

void none_in_reach() {
  stdexec::just(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded {{.*}} never starts: nothing connects the sender to a receiver [holdfast-discarded-task]
}
