// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -fix-notes -std=c++17 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

#include <Common/ThreadPool.h>

void work();
ThreadFromGlobalPool started();

void discarded() {
  ThreadFromGlobalPool{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'ThreadFromGlobalPoolImpl<>' aborts the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: ThreadFromGlobalPool{work}.join();
  started();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'ThreadFromGlobalPoolImpl<>' returned by 'started' aborts the program here if it is still joinable [holdfast-discarded-task]
  // CHECK-FIXES: started().join();
}

void silent(ThreadPool &pool) {
  ThreadFromGlobalPool([] {}).detach();
  auto thread = ThreadFromGlobalPool(work);
  thread.join();
  pool.scheduleOrThrowOnError(work);
  pool.trySchedule(work);
  pool.wait();
}
