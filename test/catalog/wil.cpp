// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -fix-notes -std=c++20 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

#include <wil/coroutine.h>

wil::task<void> work();
wil::com_task<void> apartment();

void discarded() {
  work();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'wil::task<void>' returned by 'work' runs on, and its exception is lost [holdfast-discarded-task]
  // CHECK-FIXES: work().get();
  apartment();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'wil::com_task<void>' returned by 'apartment' runs on, and its exception is lost [holdfast-discarded-task]
  // CHECK-FIXES: apartment().get();
}

void silent() {
  work().get();
  auto kept = work();
  static_cast<wil::task<void> &&>(kept).get();
}

wil::task<void> coroutine() {
  co_await work();
  co_await apartment();
}
