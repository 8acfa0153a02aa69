// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -fix-note='wait for it here' %s holdfast-unused-task %t

// In a branch a thread can be waited for where it is made. In the head of an 'if' GCC
// would take that for a declaration, so it is not offered.

#include <thread>

void work();
bool condition();

void in_a_branch() {
  if (condition()) {
    auto worker = std::thread(work);
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'worker' is never used, so 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-unused-task]
    // CHECK-FIXES: std::thread(work).join();
  }
}

void in_the_head() {
  if (auto worker = std::thread(work); condition())
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'worker' is never used, so 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-unused-task]
    work();
}
