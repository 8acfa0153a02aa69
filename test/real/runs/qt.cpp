// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++17 -run -sanitizers=address-undefined -fix-note='wait for it here' -before='^left behind\nended with 0' -after='^completed\nended with 0' -link='-lQt6Concurrent -lQt6Core' %s holdfast-discarded-task %t -- -- %qt6

// Qt 6.4, which is not built for ThreadSanitizer. Nobody waits for the work; fixed,
// the statement does.

#include <QtConcurrent>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <thread>

std::atomic<bool> completed{false};
void work() {
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  completed = true;
}

void start() {
  QtConcurrent::run(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'QFuture<void>' {{.*}}runs on unobserved, so its result and any exception are lost [holdfast-discarded-task]
  // CHECK-FIXES: QtConcurrent::run(work).waitForFinished();
}

int main() {
  start();
  std::puts(completed ? "completed" : "left behind");
}
