// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-discarded-task %t

// Our own task set: used as it should be it is clean, and fixes use the one in reach.

#include <holdfast/detach.h>
#include <holdfast/task_set.h>

#include <future>
#include <string>
#include <utility>

void work();

class service {
  holdfast::task_set background_;
  void run() {
    std::async(std::launch::async, work);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
    // CHECK-FIXES: background_.spawn(work);
  }
};

void in_a_parameter(holdfast::task_set &tasks, std::promise<int> &promise) {
  std::async(std::launch::async, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: tasks.spawn(work);
  promise.get_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<int>' returned by 'std::promise::get_future' leaves the promise unobserved: it can be taken only once, so the result and any exception are lost [holdfast-discarded-task]
}

struct task {
  struct promise_type {
    task get_return_object() { return {}; }
    std::suspend_always initial_suspend() { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void() {}
  };
};

task never_joined(holdfast::task_set &tasks) {
  tasks.join_async();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'holdfast::detail::join_awaiter' returned by 'holdfast::task_set::join_async' never starts: nothing awaits it [holdfast-discarded-task]
  // CHECK-FIXES: co_await tasks.join_async();
  co_await tasks.join_async();
}

void silent(std::promise<int> &promise) {
  holdfast::task_set tasks;
  tasks.add(promise.get_future());
  tasks.add(std::async(std::launch::async, work));
  tasks.spawn(work);
  (void)tasks.try_spawn(work);
  auto callback = tasks.wrap([](int) {});
  callback(1);
  holdfast::detach(promise.get_future(), "nobody asks");
  tasks.join();
}
