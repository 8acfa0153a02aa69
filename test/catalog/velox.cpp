// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -fix-note='wait for it here, and' -std=c++20 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

// CHECK-FIXES: #include <folly/futures/Future.h>
#include <velox/common/base/AsyncSource.h>

using facebook::velox::AsyncSource;
using facebook::velox::ContinueFuture;

ContinueFuture wait_for_split();
std::unique_ptr<int> load();
AsyncSource<int> source();

void discarded() {
  wait_for_split();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'folly::SemiFuture<folly::Unit>' returned by 'wait_for_split' runs on unobserved, so its result and any exception are lost, and what was deferred on it never runs [holdfast-discarded-task]
  // CHECK-FIXES: wait_for_split().get();
  std::make_shared<AsyncSource<int>>(load);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::shared_ptr<facebook::velox::AsyncSource<int>>' returned by 'std::make_shared' holds a 'facebook::velox::AsyncSource<int>', which ends the program here, unless somebody has taken or closed it [holdfast-discarded-task]
  source();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'facebook::velox::AsyncSource<int>' returned by 'source' ends the program here, unless somebody has taken or closed it [holdfast-discarded-task]
}

void silent() {
  auto source = std::make_shared<AsyncSource<int>>(load);
  source->prepare();
  source->close();
}
