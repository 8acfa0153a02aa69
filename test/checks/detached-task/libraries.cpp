// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-detached-task %t -- -- -isystem %task_set_include -isystem %S/../../catalog/Inputs

// Each library's way to detach, and what holds the work instead.

#include <boost/asio.hpp>
#include <folly/coro/Task.h>
#include <holdfast/detach.h>
#include <holdfast/task_set.h>
#include <thread>
#include <utility>

void work(int);
folly::SemiFuture<int> later();
folly::Executor::KeepAlive<> executor();

namespace asio = boost::asio;
asio::awaitable<void> child();

class server {
public:
  void serve() {
    // F36: the completion token of Asio that detaches
    asio::co_spawn(context_, child(), asio::detached);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the work that 'boost::asio::co_spawn' detaches runs on unobserved, and an exception that leaves its coroutine is swallowed [holdfast-detached-task]
    // CHECK-FIXES: asio::co_spawn(context_, child(), background_.handler());
  }

private:
  asio::io_context &context_;
  holdfast::task_set background_;
};

// A new set would wait for what may run in this thread, later.
void no_set_in_reach(asio::io_context &context) {
  asio::co_spawn(context, child(), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the work that 'boost::asio::co_spawn' detaches runs on unobserved, and an exception that leaves its coroutine is swallowed [holdfast-detached-task]
}

void threads(holdfast::task_set &tasks) {
  // F36: a std::thread, or a variable of one
  std::thread(work, 1).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the work that 'std::thread::detach' detaches runs on when nobody can join it any more, at the latest into the end of the program [holdfast-detached-task]
  // CHECK-FIXES: tasks.spawn(work, 1);
  std::thread{work, 2}.detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the work that 'std::thread::detach' detaches runs on when nobody can join it any more, at the latest into the end of the program [holdfast-detached-task]
  // CHECK-FIXES: tasks.spawn(work, 2);
  std::thread named(work, 3);
  named.detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the work that 'std::thread::detach' detaches runs on when nobody can join it any more, at the latest into the end of the program [holdfast-detached-task]
}

void futures() {
  // F36: a future of folly
  folly::futures::detachOn(executor(), later());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the work that 'folly::futures::detachOn' detaches runs on when nobody can wait for it any more, and its exception is lost [holdfast-detached-task]
}

void joined() {
  std::thread(work, 1).join();
  std::thread named(work, 3);
  named.join();
}

// It says why.
void with_a_reason() { holdfast::detach(std::thread(work, 4), "touches nothing of ours"); }
