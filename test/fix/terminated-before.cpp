// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++17,c++20 -run -before='terminate called[^\n]*\nended with -6' -after='^completed\nended with 0' %s holdfast-discarded-task %t

// The program is ended; fixed, the work completes.

// CHECK-FIXES: #include <holdfast/task_set.h>
#include <atomic>
#include <cstdio>
#include <thread>

std::atomic<bool> completed{false};

int main() {
  {
    std::thread([] { completed = true; });
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
    // CHECK-FIXES: holdfast::task_set tasks;
    // CHECK-FIXES: tasks.spawn([] { completed = true; });
  }
  std::puts(completed ? "completed" : "left behind");
}
