// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++17,c++20 -run -before='^waited\ncompleted\nended with 0' -after='^went on\ncompleted\nended with 0' %s holdfast-discarded-task %t

// The statement waits; fixed, the program goes on and waits at the end of the block.

// CHECK-FIXES: #include <holdfast/task_set.h>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <future>
#include <thread>

std::atomic<bool> completed{false};
void work() {
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  completed = true;
}

int main() {
  {
    std::async(std::launch::async, work);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
    // CHECK-FIXES: holdfast::task_set tasks;
    // CHECK-FIXES: tasks.spawn(work);
    std::puts(completed ? "waited" : "went on");
  }
  std::puts(completed ? "completed" : "left behind");
}
