// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -fix-notes -std=c++20 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

#include <AK/Coroutine.h>
#include <LibThreading/Thread.h>

AK::Coroutine<void> work();
void run();
int compute();

void discarded() {
  work();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'AK::Coroutine<void>' returned by 'work' fails a check here and ends the program if it is suspended [holdfast-discarded-task]
  // CHECK-FIXES: AK::must_sync(work());
  Threading::Thread::construct(run);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'AK::NonnullRefPtr<Threading::Thread>' returned by 'Threading::Thread::construct' holds a 'Threading::Thread', which joins here if it was started [holdfast-discarded-task]
}

AK::Coroutine<void> coroutine() {
  co_await work();
}

void silent() {
  AK::must_sync(work());
  (void)Threading::BackgroundAction<int>::construct(compute);
  Threading::BackgroundAction<int>::construct(compute);
  auto thread = Threading::Thread::construct(run);
  thread->start();
  thread->detach();
}
