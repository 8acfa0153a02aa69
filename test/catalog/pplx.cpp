// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++17 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

// A task runs on without its handle; when it throws, the program ends.

// CHECK-FIXES: #include <holdfast/task_set.h>
// CHECK-FIXES: #include <holdfast/adaptors/pplx.h>
#include <pplx/pplxtasks.h>

#include <vector>

void work();
int compute();

void discarded(std::vector<pplx::task<void>> &several) {
  pplx::create_task(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'pplx::task<void>' returned by 'pplx::create_task' runs on unobserved, and ends the program if it throws [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(pplx::create_task(work));
  pplx::create_task(compute).then([](int) {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'pplx::task<void>' returned by 'pplx::task::then' runs on unobserved, and ends the program if it throws [holdfast-discarded-task]
  // CHECK-FIXES: tasks.add(pplx::create_task(compute).then([](int) {}));
  pplx::create_task(work).then([] {}).then([] { return 1; });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'pplx::task<int>' returned by 'pplx::task::then' runs on unobserved, and ends the program if it throws [holdfast-discarded-task]
  // CHECK-FIXES: tasks.add(pplx::create_task(work).then([] {}).then([] { return 1; }));
  pplx::when_all(several.begin(), several.end());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'pplx::task<void>' returned by 'pplx::when_all' runs on unobserved, and ends the program if it throws [holdfast-discarded-task]
  // CHECK-FIXES: tasks.add(pplx::when_all(several.begin(), several.end()));
}

// A continuation that takes the task sees its exception.
void handled() {
  pplx::create_task(work).then([](pplx::task<void> done) { done.get(); });
  pplx::create_task(compute).then([](int) {}).then([](pplx::task<void> done) { done.wait(); });
}

void silent(std::vector<pplx::task<void>> &several) {
  pplx::create_task(work).wait();
  pplx::create_task(compute).get();
  several.push_back(pplx::create_task(work));
  pplx::when_all(several.begin(), several.end()).wait();
  (void)pplx::create_task(work);
  pplx::task_completion_event<int> event;
  event.set(1);
}
