// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-discarded-task %t -- -config="{CheckOptions: {InferredHandles: ignore}}" -- -I%S/../checks/discarded-task/Inputs

// With InferredHandles: ignore only what a catalogue or an annotation names counts.

#include "coroutine_types.h"
#include <thread>

struct token {
  void wait();
};
token spawn(int job);
struct timer_awaiter {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
timer_awaiter timer();
lazy_task<> coroutine();
class [[clang::annotate("holdfast::handle", "cancels")]] job {};
job start_job();

void check() {
  spawn(1);
  timer();
  coroutine();
  std::thread([] {}).detach();
  start_job();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'job' returned by 'start_job' is cancelled here [holdfast-discarded-task]
}
