// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -fix-notes -std=c++17 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs -DBOOST_THREAD_VERSION=4

// The futures of Boost.Thread do not wait in their destructors; what those of its
// threads do is configured.

// CHECK-FIXES: #include <holdfast/task_set.h>
#include <boost/thread/future.hpp>
#include <boost/thread/scoped_thread.hpp>
#include <boost/thread/thread.hpp>

void work();
int compute();
boost::shared_future<int> shared();

void discarded() {
  boost::async(compute);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'boost::future<int>' returned by 'boost::async' runs on unobserved, so its result and any exception are lost [holdfast-discarded-task]
  // CHECK-FIXES: boost::async(compute).wait();
  boost::async(boost::launch::async, [] { return 1; });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'boost::future<int>' returned by 'boost::async' runs on unobserved, so its result and any exception are lost [holdfast-discarded-task]
  // CHECK-FIXES: boost::async(boost::launch::async, [] { return 1; }).wait();
  boost::async(boost::launch::deferred, compute);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'boost::future<int>' returned by 'boost::async' never runs the task [holdfast-discarded-task]
  // CHECK-FIXES: boost::async(boost::launch::deferred, compute).wait();
  shared();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'boost::shared_future<int>' returned by 'shared' runs on unobserved, so its result and any exception are lost [holdfast-discarded-task]
  // CHECK-FIXES: shared().wait();
}

void continuations() {
  boost::async(compute).then([](boost::future<int> done) { return done.get(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'boost::future<int>' returned by 'boost::future::then' runs on unobserved, so its result and any exception are lost [holdfast-discarded-task]
  // CHECK-FIXES: boost::async(compute).then([](boost::future<int> done) { return done.get(); }).wait();
  // Without a policy of its own a continuation takes that of its future.
  boost::async(boost::launch::deferred, compute).then([](boost::future<int> done) { return done.get(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'boost::future<int>' returned by 'boost::future::then' never runs the task [holdfast-discarded-task]
  // CHECK-FIXES: boost::async(boost::launch::deferred, compute).then([](boost::future<int> done) { return done.get(); }).wait();
  boost::async(compute).then(boost::launch::deferred, [](boost::future<int> done) { return done.get(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'boost::future<int>' returned by 'boost::future::then' never runs the continuation [holdfast-discarded-task]
  // CHECK-FIXES: boost::async(compute).then(boost::launch::deferred, [](boost::future<int> done) { return done.get(); }).wait();
  boost::async(compute).share();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'boost::shared_future<int>' returned by 'boost::future::share' runs on unobserved, so its result and any exception are lost [holdfast-discarded-task]
  // CHECK-FIXES: boost::async(compute).share().wait();
}

void threads() {
  boost::thread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'boost::thread' may terminate the program here [holdfast-discarded-task]
  boost::thread([] { work(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'boost::thread' may terminate the program here [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(work);
  // CHECK-FIXES: tasks.spawn([] { work(); });
  boost::scoped_thread<>{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'boost::scoped_thread<>' joins here, unless its policy says otherwise [holdfast-discarded-task]
}

// It neither blocks nor terminates, so a cast is accepted.
void accepted() {
  (void)boost::async(compute);
}

void silent(boost::thread_group &group) {
  boost::async(compute).get();
  boost::async(compute).wait();
  boost::future<int> kept = boost::async(compute);
  kept.wait();
  boost::thread{work}.join();
  boost::thread{work}.detach();
  group.create_thread(work);
  group.join_all();
  boost::thread{};
  boost::scoped_thread<> held{work};
}
