// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -run -std=c++20 %s holdfast-discarded-task %t -- -- -I%S/../checks/discarded-task/Inputs

// The fixed program runs: a lazy coroutine is awaited in a coroutine, and started
// and held by a task set elsewhere.

#include "coroutine_types.h"

// CHECK-FIXES: #include <holdfast/task_set.h>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <string>

std::atomic<int> steps{0};

void expect(bool condition, const char *what) {
  if (!condition) {
    std::fprintf(stderr, "not so: %s\n", what);
    std::exit(EXIT_FAILURE);
  }
}

/// Continues in another thread.
struct elsewhere {
  bool await_ready() noexcept { return false; }
  void await_suspend(std::coroutine_handle<> waiting) {
    std::thread([waiting] { waiting.resume(); }).detach();
  }
  void await_resume() noexcept {}
};

lazy_task<> step(std::string name) {
  co_await elsewhere{};
  expect(name.size() == 20, "the name is whole");
  ++steps;
}

lazy_task<> outer() {
  const std::string name(20, 'x');
  step(name);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'lazy_task<>' returned by 'step' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  step(name), step(name);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'lazy_task<>' returned by 'step' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: warning: discarded 'lazy_task<>' returned by 'step' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: co_await step(name);
  // CHECK-FIXES: co_await step(name), co_await step(name);
  expect(steps == 3, "each step was awaited");
  co_return;
}

void start() {
  outer();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'lazy_task<>' returned by 'outer' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(outer());
}

struct connection {
  lazy_task<> close() {
    co_await elsewhere{};
    closed = true;
  }
  bool closed = false;
};

bool close_one() {
  bool was_closed = false;
  {
    connection peer;
    struct reader {
      connection &of;
      bool &result;
      ~reader() { result = of.closed; }
    } at_the_end{peer, was_closed};
    peer.close();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'lazy_task<>' returned by 'connection::close' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
    // CHECK-FIXES: holdfast::task_set tasks;
    // CHECK-FIXES: tasks.add(peer.close());
  }
  return was_closed;
}

int main() {
  start();
  expect(steps == 3, "the outer coroutine has run");
  expect(close_one(), "the coroutine had finished before its object died");
}
