// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -fix-notes %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

// The futures of Boost.Thread do not wait in their destructors.

#include <boost/future.hpp>

int compute();
boost::unique_future<int> version_2();

void discarded() {
  boost::async(compute);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'boost::future<int>' returned by 'boost::async' runs on unobserved, so its result and any exception are lost [holdfast-discarded-task]
  // CHECK-FIXES: boost::async(compute).wait();
  boost::async(boost::launch::async, [] { return 1; });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'boost::future<int>' returned by 'boost::async' runs on unobserved, so its result and any exception are lost [holdfast-discarded-task]
  // CHECK-FIXES: boost::async(boost::launch::async, [] { return 1; }).wait();
  version_2();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'boost::unique_future<int>' returned by 'version_2' runs on unobserved, so its result and any exception are lost [holdfast-discarded-task]
  // CHECK-FIXES: version_2().wait();
}

void continuations() {
  boost::async(compute).then([](boost::future<int> done) { return done.get(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'boost::future<int>' returned by 'boost::future::then' runs on unobserved, so its result and any exception are lost [holdfast-discarded-task]
  // CHECK-FIXES: boost::async(compute).then([](boost::future<int> done) { return done.get(); }).wait();
  boost::async(compute).share();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'boost::shared_future<int>' returned by 'boost::future::share' runs on unobserved, so its result and any exception are lost [holdfast-discarded-task]
  // CHECK-FIXES: boost::async(compute).share().wait();
}

// It neither blocks nor terminates, so a cast is accepted.
void accepted() {
  (void)boost::async(compute);
}

void silent() {
  boost::async(compute).get();
  boost::async(compute).wait();
  boost::future<int> kept = boost::async(compute);
  kept.wait();
}
