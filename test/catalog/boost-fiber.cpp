// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -fix-notes -std=c++17 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

#include <boost/fiber/all.hpp>

void work();
int compute();

void discarded() {
  boost::fibers::async(compute);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'boost::fibers::future<int>' returned by 'boost::fibers::async' runs on unobserved, so its result and any exception are lost [holdfast-discarded-task]
  // CHECK-FIXES: boost::fibers::async(compute).wait();
  boost::fibers::async([] { work(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'boost::fibers::future<void>' returned by 'boost::fibers::async' runs on unobserved, so its result and any exception are lost [holdfast-discarded-task]
  // CHECK-FIXES: boost::fibers::async([] { work(); }).wait();
  boost::fibers::fiber{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'boost::fibers::fiber' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: boost::fibers::fiber{work}.join();
  boost::fibers::fiber([] { work(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'boost::fibers::fiber' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: boost::fibers::fiber([] { work(); }).join();
}

void silent() {
  boost::fibers::async(compute).get();
  boost::fibers::async(work).wait();
  boost::fibers::fiber(work).join();
  boost::fibers::fiber([] { work(); }).detach();
  boost::fibers::fiber kept{work};
  kept.join();
  boost::fibers::fiber{};
}
