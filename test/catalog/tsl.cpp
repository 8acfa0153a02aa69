// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++17 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

#include <xla/tsl/concurrency/future.h>

xla::Future<> work();
tsl::AsyncValueRef<int> value();

void discarded() {
  work();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'tsl::Future<>' returned by 'work' runs on, and its status is lost [holdfast-discarded-task]
  work().Map([] {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'tsl::Future<>' returned by 'tsl::Future::Map' may not even call its function, because nothing uses what that returns [holdfast-discarded-task]
  value();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'tsl::AsyncValueRef<int>' returned by 'value' runs on, and its value and error are lost [holdfast-discarded-task]
}

void silent() {
  (void)work().Await();
  work().OnReady([](const absl::Status &) {});
  value().AndThen([] {});
  tsl::Future<> kept = work();
  kept.OnReady([](const absl::Status &) {});
}
