// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 -run -fix-note='receive its completion' -before='^lost\nended with 0' -after='^seen: out of paper\nended with 0' %s holdfast-discarded-task %t -- -- %real

// Boost.Asio 1.81. A token becomes the handler of a task set in reach. There is never
// a new set for it: that could wait on the thread that is to run the operation.

#include <boost/asio.hpp>

#include <holdfast/task_set.h>

#include <cstdio>
#include <stdexcept>

namespace asio = boost::asio;

asio::awaitable<void> print() {
  throw std::runtime_error("out of paper");
  co_return;
}

void start(asio::io_context &context, holdfast::task_set &tasks) {
  asio::co_spawn(context, print(), asio::use_future);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'boost::asio::co_spawn' runs on unobserved, and its exception stays in the dropped future [holdfast-discarded-task]
  // CHECK-FIXES: asio::co_spawn(context, print(), tasks.handler());
}

void none_in_reach(asio::io_context &context) {
  asio::co_spawn(context, print(), asio::use_future);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'boost::asio::co_spawn' runs on unobserved, and its exception stays in the dropped future [holdfast-discarded-task]
}

int main() {
  asio::io_context context;
  holdfast::task_set tasks;
  start(context, tasks);
  context.run();
  try {
    tasks.join();
    std::puts("lost");
  } catch (const std::runtime_error &error) {
    std::printf("seen: %s\n", error.what());
  }
}
