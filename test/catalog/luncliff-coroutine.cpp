// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

#include <coroutine/pthread.h>
#include <coroutine/return.h>

coro::frame_t eager();
coro::passive_frame_t lazy();
coro::null_frame_t on_its_own();
coro::pthread_joiner joined();
coro::pthread_detacher detached();

void discarded() {
  eager();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'coro::frame_t' returned by 'eager' runs to its first suspension, and its frame leaks [holdfast-discarded-task]
  lazy();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'coro::passive_frame_t' returned by 'lazy' never starts, and its frame leaks [holdfast-discarded-task]
  joined();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'coro::pthread_joiner' returned by 'joined' joins its thread here [holdfast-discarded-task]
}

void silent() {
  on_its_own();
  detached();
  coro::passive_frame_t frame = lazy();
  frame.resume();
  frame.destroy();
}
