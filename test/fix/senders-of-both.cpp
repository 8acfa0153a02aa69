// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 -fix-note='start it in the task set' %s holdfast-discarded-task %t -- -- -isystem %S/../catalog/Inputs -isystem %S/../catalog/Inputs/std-execution

// Senders of two libraries in one source, each given to its own library's spawn().

// CHECK-FIXES: #include <holdfast/adaptors/execution.h>
// CHECK-FIXES: #include <holdfast/adaptors/stdexec.h>
#include <holdfast/task_set.h>

#include <execution>
#include <stdexec/execution.hpp>

void in_reach(holdfast::task_set &tasks) {
  std::execution::just(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded {{.*}} never starts: nothing connects the sender to a receiver [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::spawn_sender(tasks, std::execution::just(1));
  stdexec::just(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded {{.*}} never starts: nothing connects the sender to a receiver [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::spawn_sender(tasks, stdexec::just(1));
}
