// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++17 %s holdfast-discarded-task,holdfast-unused-task %t -- -- -isystem %S/Inputs

// CHECK-FIXES: #include <holdfast/task_set.h>
#include <llvm/Support/ThreadPool.h>

int work();
int step(int);

// The pool waits for what it was given, in wait() and when it dies.
void pool(llvm::ThreadPoolInterface &any) {
  any.async(work);
  any.async(step, 1);
  llvm::DefaultThreadPool mine;
  mine.async(work);
}

void group(llvm::ThreadPoolInterface &any) {
  llvm::ThreadPoolTaskGroup tasks(any);
  tasks.async(work);
  tasks.async(step, 1);
}

void result(llvm::ThreadPoolInterface &any) {
  any.async(work).get();
}

// Only what its own pool hands out: another future is no better than before.
void other() {
  std::async(std::launch::async, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<int>' returned by 'std::async' blocks
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(work);
}
