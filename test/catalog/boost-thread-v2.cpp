// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -fix-notes -std=c++17 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

// By default, BOOST_THREAD_VERSION is 2: futures have another name, and threads
// are detached by their destructor.

// CHECK-FIXES: #include <holdfast/task_set.h>
#include <boost/thread/future.hpp>
#include <boost/thread/thread.hpp>

void work();
int compute();

void discarded() {
  boost::async(compute);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'boost::unique_future<int>' returned by 'boost::async' runs on unobserved, so its result and any exception are lost [holdfast-discarded-task]
  boost::thread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'boost::thread' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
  // CHECK-FIXES: boost::async(compute).wait();
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(work);
}

void silent() {
  boost::async(compute).get();
  boost::thread{work}.join();
}
