// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-detached-task %t -- -- -isystem %task_set_include -isystem %S/../../catalog/Inputs

// Callables that a thread pool runs and nobody waits for: a task set in reach wraps them.

#include <BS_thread_pool.hpp>
#include <concurrencpp/concurrencpp.h>
#include <functional>
#include <future>
#include <holdfast/task_set.h>
#include <taskflow/taskflow.hpp>

#define HAND_OVER(pool, task) pool.detach_task(task)

void work();
int compute();
std::future<int> start();

void a_set_in_reach(BS::thread_pool<> &pool, tf::Executor &executor, concurrencpp::executor &other) {
  holdfast::task_set tasks;
  int sum = 0;
  pool.detach_task(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the work that 'BS::thread_pool::detach_task' detaches runs on until the pool waits for all it has, and its exception is swallowed [holdfast-detached-task]
  // CHECK-FIXES: pool.detach_task(tasks.wrap(work));
  pool.detach_task([&] { sum += compute(); }, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the work that 'BS::thread_pool::detach_task' detaches runs on until the pool waits for all it has, and its exception is swallowed [holdfast-detached-task]
  // CHECK-FIXES: pool.detach_task(tasks.wrap([&] { sum += compute(); }), 1);
  (void)executor.silent_async(compute);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the work that 'tf::Executor::silent_async' detaches runs on until the executor waits for all it has, and its exception is lost [holdfast-detached-task]
  // CHECK-FIXES: executor.silent_async(tasks.wrap(compute));
  const std::function<void()> later = work;
  executor.silent_async(later);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the work that 'tf::Executor::silent_async' detaches runs on until the executor waits for all it has, and its exception is lost [holdfast-detached-task]
  // CHECK-FIXES: executor.silent_async(tasks.wrap(later));
  other.post([] { work(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the work that 'concurrencpp::executor::post' detaches runs on when nobody can wait for it any more, and its exception is lost [holdfast-detached-task]
  // CHECK-FIXES: other.post(tasks.wrap([] { work(); }));
}

class server {
  void serve() {
    pool_.detach_task([this] { answer(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the work that 'BS::thread_pool::detach_task' detaches runs on until the pool waits for all it has, and its exception is swallowed [holdfast-detached-task]
    // CHECK-FIXES: pool_.detach_task(background_.wrap([this] { answer(); }));
  }
  void answer();

  BS::thread_pool<> pool_;
  holdfast::task_set background_;
};

// A new set would wait in this function, which the pool itself may run.
void no_set_in_reach(BS::thread_pool<> &pool) {
  pool.detach_task(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the work that 'BS::thread_pool::detach_task' detaches runs on until the pool waits for all it has, and its exception is swallowed [holdfast-detached-task]
}

// Nothing to wrap, or nothing that may be.
void no_fix(BS::thread_pool<> &pool, tf::Executor &executor) {
  holdfast::task_set tasks;
  pool.detach_task(start);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the work that 'BS::thread_pool::detach_task' detaches runs on until the pool waits for all it has, and its exception is swallowed [holdfast-detached-task]
  pool.detach_task([](auto... arguments) { work(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the work that 'BS::thread_pool::detach_task' detaches runs on until the pool waits for all it has, and its exception is swallowed [holdfast-detached-task]
  pool.detach_loop(0, 3, [](int) { work(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the work that 'BS::thread_pool::detach_loop' detaches runs on until the pool waits for all it has, and its exception is swallowed [holdfast-detached-task]
  executor.silent_async("name", work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the work that 'tf::Executor::silent_async' detaches runs on until the executor waits for all it has, and its exception is lost [holdfast-detached-task]
  pool.detach_task(std::function<void()>([](auto... arguments) { work(); }));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the work that 'BS::thread_pool::detach_task' detaches runs on until the pool waits for all it has, and its exception is swallowed [holdfast-detached-task]
  HAND_OVER(pool, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the work that 'BS::thread_pool::detach_task' detaches runs on until the pool waits for all it has, and its exception is swallowed [holdfast-detached-task]
}

void waited_for(BS::thread_pool<> &pool, tf::Executor &executor) {
  pool.submit_task(work).wait();
  executor.async(compute).get();
  holdfast::task_set tasks;
  pool.detach_task(tasks.wrap(work));
  auto wrapped = tasks.wrap(work);
  executor.silent_async(std::move(wrapped));
}
