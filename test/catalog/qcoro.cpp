// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -fix-notes -std=c++20 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

// A task of QCoro runs at once, to its end, whether or not somebody holds it.

#include <QCoroTask>

QCoro::Task<> child();
QCoro::Task<int> answer();

void plain() {
  child();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'QCoro::Task<>' returned by 'child' runs on unobserved, and its exception is silently ignored [holdfast-discarded-task]
  // CHECK-FIXES: QCoro::waitFor(child());
  answer();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'QCoro::Task<int>' returned by 'answer' runs on unobserved, and its exception is silently ignored [holdfast-discarded-task]
  // CHECK-FIXES: QCoro::waitFor(answer());
}

QCoro::Task<> coroutine() {
  co_await child();
  child();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'QCoro::Task<>' returned by 'child' runs on unobserved, and its exception is silently ignored [holdfast-discarded-task]
  // CHECK-FIXES: co_await child();
}

// How a function that is no coroutine goes on after a task.
void silent() {
  child().then([] {});
  answer().then([](auto...) {});
  child().then([] {}, [](const std::exception &) {});
  QCoro::waitFor(child());
  QCoro::waitFor(answer());
  (void)child();
}

QCoro::Task<> returned() {
  return child();
}
