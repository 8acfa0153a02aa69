// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -fix-notes -std=c++17 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

#include <arrow/util/future.h>

arrow::Future<> work();

void discarded(arrow::internal::Executor &executor) {
  work();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'arrow::Future<>' returned by 'work' runs on, and its status is lost [holdfast-discarded-task]
  // CHECK-FIXES: work().Wait();
  work().Then([] {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'arrow::Future<>' returned by 'arrow::Future::Then' runs on, and its status is lost [holdfast-discarded-task]
  // CHECK-FIXES: work().Then([] {}).Wait();
  executor.Submit([] {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'arrow::Result<arrow::Future<>>' returned by 'arrow::internal::Executor::Submit' holds a 'arrow::Future<>', which runs on, and its status is lost [holdfast-discarded-task]
}

void silent() {
  work().AddCallback([](const arrow::Status &) {});
  work().Wait();
  auto kept = work();
  ARROW_UNUSED(work());
  (void)kept.status();
}
