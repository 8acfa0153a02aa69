// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -fix-notes -std=c++17 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

#include <mongo/util/future.h>

mongo::Future<int> work();
mongo::SemiFuture<int> semi();
mongo::ExecutorFuture<int> on_executor();
mongo::future_details::Future<int> older();

void discarded() {
  work();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'mongo::Future<int>' returned by 'work' runs on, and its status is lost [holdfast-discarded-task]
  // CHECK-FIXES: work().getAsync([](auto) {});
  work().then([](int) {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'mongo::Future<void>' returned by 'mongo::Future::then' runs on, and its status is lost [holdfast-discarded-task]
  // CHECK-FIXES: work().then([](int) {}).getAsync([](auto) {});
  work().semi();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'mongo::SemiFuture<int>' returned by 'mongo::Future::semi' runs on, and its status is lost [holdfast-discarded-task]
  work().onError([](mongo::Status) {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'mongo::Future<int>' returned by 'mongo::Future::onError' runs on, and its status is lost [holdfast-discarded-task]
  // CHECK-FIXES: work().onError([](mongo::Status) {}).getAsync([](auto) {});
  semi();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'mongo::SemiFuture<int>' returned by 'semi' runs on, and its status is lost [holdfast-discarded-task]
  on_executor().then([](int) {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'mongo::ExecutorFuture<void>' returned by 'mongo::ExecutorFuture::then' runs on, and its status is lost [holdfast-discarded-task]
  // CHECK-FIXES: on_executor().then([](int) {}).getAsync([](auto) {});
  older();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'mongo::future_details::Future<int>' returned by 'older' runs on, and its status is lost [holdfast-discarded-task]
  // CHECK-FIXES: older().getAsync([](auto) {});
}

void silent() {
  work().getAsync([](auto) {});
  work().then([](int) {}).getAsync([](auto &&) {});
  (void)work().get();
  (void)semi().get();
  (void)work().getNoThrow();
}
