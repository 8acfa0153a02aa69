// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-discarded-task %t -- -- -I%S/Inputs

// The type of the value decides, not the name of what returned it: lambdas that
// are called at once, pointers, members, call operators, handles that come out
// of other handles.

#include "coroutine_types.h"

// CHECK-FIXES: #include <holdfast/task_set.h>
#include <functional>
#include <future>
#include <memory>

void work();
std::future<void> start();

void lambda_called_at_once() {
  [] { return std::async(std::launch::async, work); }();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' blocks here until the task has finished [holdfast-discarded-task]
  [](auto callable) { return std::async(std::launch::async, callable); }(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add([] { return std::async(std::launch::async, work); }());
  // CHECK-FIXES: tasks.add([](auto callable) { return std::async(std::launch::async, callable); }(work));
}

void share() {
  std::async(std::launch::async, work).share();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::shared_future<void>' returned by 'std::future::share' is destroyed here: as the last one of a task from 'std::async' it blocks, and the result and any exception are lost [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(std::async(std::launch::async, work).share());
}

void future_of_a_future() {
  std::async(std::launch::async, start).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::future::get' is destroyed here: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(std::async(std::launch::async, start).get());
}

lazy_task<> inner();
struct outer_awaiter {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  lazy_task<> await_resume();
};
lazy_task<> result_of_an_await(outer_awaiter outer) {
  co_await outer;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'lazy_task<>' that 'co_await' yields never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  co_await co_await outer;
}

struct executor {
  virtual std::future<void> submit(void (*)());
  std::future<void> operator()(void (*)());
  static std::future<void> run(int);
};

void members(executor by_value, executor *by_pointer, std::unique_ptr<executor> owned) {
  by_value.submit(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'executor::submit' is destroyed here: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-discarded-task]
  by_pointer->submit(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'executor::submit' is destroyed here: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-discarded-task]
  owned->submit(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'executor::submit' is destroyed here: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-discarded-task]
  by_value(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' is destroyed here: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-discarded-task]
  executor::run(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'executor::run' is destroyed here: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(by_value.submit(work));
  // CHECK-FIXES: tasks.add(by_pointer->submit(work));
  // CHECK-FIXES: tasks.add(owned->submit(work));
  // CHECK-FIXES: tasks.add(by_value(work));
  // CHECK-FIXES: tasks.add(executor::run(1));
}

void pointers(std::future<void> (*function)(), std::function<std::future<void>()> wrapped,
              std::future<void> (executor::*member)(void (*)()), executor &object) {
  function();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' is destroyed here: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-discarded-task]
  (*function)();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' is destroyed here: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-discarded-task]
  wrapped();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' is destroyed here: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-discarded-task]
  (object.*member)(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' is destroyed here: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(function());
  // CHECK-FIXES: tasks.add((*function)());
  // CHECK-FIXES: tasks.add(wrapped());
  // CHECK-FIXES: tasks.add((object.*member)(work));
}

std::future<void> operator+(executor &, void (*)());
void overloaded_operator(executor &object) { object + work; }
// CHECK-MESSAGES: :[[@LINE-1]]:46: warning: discarded 'std::future<void>' is destroyed here: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-discarded-task]
// CHECK-FIXES: void overloaded_operator(executor &object) { holdfast::task_set tasks; tasks.add(object + work); }

// The promise is the pool's: that its future can be taken only once is not what is
// wrong here.
struct thread_pool {
  template <class Callable> auto push(Callable callable) -> std::future<decltype(callable())> {
    auto task = std::make_shared<std::packaged_task<decltype(callable())()>>(callable);
    return task->get_future();
  }
};
void pushed(thread_pool &pool) {
  pool.push(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'thread_pool::push' runs on unobserved: its result and any exception are lost [holdfast-discarded-task]
}

// Consumed, or the caller's.
lazy_task<> silent(outer_awaiter outer, executor &object) {
  [] { std::async(std::launch::async, work).get(); }();
  std::async(std::launch::async, start).get().get();
  co_await co_await outer;
  auto kept = [] { return start(); };
  std::function<std::future<void>()> same = [] { return start(); };
  kept().wait();
  same().wait();
  object.submit(work).wait();
}
