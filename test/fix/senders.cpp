// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 -fix-note='start it in the task set' %s holdfast-discarded-task %t -- -- -isystem %S/../catalog/Inputs

// A sender is spawned into a task set in reach; without one there is no such fix.

// CHECK-FIXES: #include <holdfast/adaptors/stdexec.h>
#include <holdfast/task_set.h>

#include <stdexec/execution.hpp>

/// A sender of nobody's library says whose algorithms take it.
struct home_made {
  using sender_concept = stdexec::sender_tag;
};

home_made home_made_work();

void in_reach(holdfast::task_set &tasks) {
  stdexec::just(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded {{.*}} never starts: nothing connects the sender to a receiver [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::spawn_sender(tasks, stdexec::just(1));
  home_made_work();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded {{.*}} never starts: nothing connects the sender to a receiver [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::spawn_sender(tasks, home_made_work());
}

void none_in_reach() {
  stdexec::just(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded {{.*}} never starts: nothing connects the sender to a receiver [holdfast-discarded-task]
}
