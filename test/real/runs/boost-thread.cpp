// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++17 -run -sanitizers=address-undefined -fix-note='wait for it here' -before='^left behind\nended with 0' -after='^completed\nended with 0' -link='-lboost_thread -lboost_chrono' %s holdfast-discarded-task %t -- -- %real
// RUN: %check_holdfast -std=c++17 -run -sanitizers=address-undefined -fix-note='wait for it here' -before='^left behind\nended with 0' -after='^completed\nended with 0' -link='-lboost_thread -lboost_chrono' %s holdfast-discarded-task %t.v4 -- -- %real -DBOOST_THREAD_VERSION=4

// Boost.Thread 1.81, which is not built for ThreadSanitizer, as it is by default and
// as it is configured by most. Nobody waits for the work; fixed, the statement does.

#include <boost/thread/future.hpp>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <thread>

std::atomic<bool> completed{false};
void work() {
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  completed = true;
}

void start() {
  boost::async(boost::launch::async, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'boost::{{(unique_)?}}future<void>' returned by 'boost::async' runs on unobserved, so its result and any exception are lost [holdfast-discarded-task]
  // CHECK-FIXES: boost::async(boost::launch::async, work).wait();
}

int main() {
  start();
  std::puts(completed ? "completed" : "left behind");
  // Nobody else lets the thread end before the program does.
  while (!completed)
    std::this_thread::yield();
}
