// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast %s holdfast-discarded-task %t

// The future of a promise or a packaged task can be taken only once.

// CHECK-FIXES: #include <holdfast/task_set.h>
#include <future>
#include <thread>

int compute();
std::promise<int> &global_promise();

// Declared before the promise, whose destruction ends the wait if nobody keeps
// it.
void promise() {
  std::promise<int> answer;
  // CHECK-FIXES: holdfast::task_set tasks;
  answer.get_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<int>' returned by 'std::promise::get_future' leaves the promise unobserved: it can be taken only once, so the result and any exception are lost [holdfast-discarded-task]
  // CHECK-FIXES: tasks.add(answer.get_future());
  answer.set_value(42);
}

void packaged_task() {
  int before = 0;
  std::packaged_task<int()> task(compute);
  // CHECK-FIXES: holdfast::task_set tasks;
  task.get_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<int>' returned by 'std::packaged_task::get_future' leaves the task unobserved: it can be taken only once, so the result and any exception are lost [holdfast-discarded-task]
  // CHECK-FIXES: tasks.add(task.get_future());
  task();
  (void)before;
}

// Somebody else keeps these promises, perhaps only after the function returns.
void parameter(std::promise<void> &done) {
  done.get_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::promise::get_future' leaves the promise unobserved: it can be taken only once, so the result and any exception are lost [holdfast-discarded-task]
}

void returned() {
  global_promise().get_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<int>' returned by 'std::promise::get_future' leaves the promise unobserved: it can be taken only once, so the result and any exception are lost [holdfast-discarded-task]
}

struct request {
  std::promise<int> answer;
  void send() {
    answer.get_future();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<int>' returned by 'std::promise::get_future' leaves the promise unobserved: it can be taken only once, so the result and any exception are lost [holdfast-discarded-task]
  }
};

void silent(std::promise<int> &answer) {
  std::future<int> kept = answer.get_future();
  kept.wait();
  std::promise<int>().get_future().wait();
}
