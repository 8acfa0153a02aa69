// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++17 -run -sanitizers=address-undefined -before='ended with -5' -after='out of paper(.|\n)*ended with 0' -link='-Wl,-rpath,%real_libraries %real_libraries/libcpprest.so.2.10' %s holdfast-discarded-task %t -- -- %real

// cpprestsdk 2.10.18, which is not built for ThreadSanitizer. A task that throws
// ends the program when nobody is left to see it; fixed, the set reports the error.

#include <pplx/pplxtasks.h>
// CHECK-FIXES: #include <holdfast/task_set.h>
// CHECK-FIXES: #include <holdfast/adaptors/pplx.h>

#include <chrono>
#include <stdexcept>
#include <thread>

int main() {
  pplx::create_task([] { throw std::runtime_error("out of paper"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'pplx::task<void>' {{.*}}runs on unobserved, and ends the program if it throws [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(pplx::create_task([] { throw std::runtime_error("out of paper"); }));
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
}
