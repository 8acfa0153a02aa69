// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-unused-task %t -- -- -isystem %S/../../catalog/Inputs

// Structured bindings of which one names a handle.

#include <folly/coro/Task.h>
#include <future>
#include <taskflow/taskflow.hpp>
#include <thread>
#include <tuple>
#include <utility>

void work();
void other();
struct started {
  std::thread worker;
  int number;
};
started start();
std::pair<std::thread, int> start_pair();
std::tuple<int, std::future<int>> start_tuple();
std::pair<folly::coro::Task<>, int> prepare();

int lost_members() {
  auto [worker, number] = start();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'worker' is never used, so 'std::thread' terminates the program at the end of its scope if it is still joinable [holdfast-unused-task]
  return number;
}
int lost_in_a_pair() {
  auto [worker, number] = start_pair();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'worker' is never used, so 'std::thread' returned by 'start_pair' terminates the program at the end of its scope if it is still joinable [holdfast-unused-task]
  return number;
}
int lost_in_a_tuple() {
  const auto [number, result] = start_tuple();
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'result' is never used, so 'std::future<int>' returned by 'start_tuple' is destroyed at the end of its scope: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-unused-task]
  return number;
}
folly::coro::Task<> lost_in_a_coroutine() {
  auto [task, number] = prepare();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'task' is never used, so 'folly::coro::Task<>' returned by 'prepare' never starts: its coroutine is destroyed before its first statement [holdfast-unused-task]
  co_return;
}
void lost_of_an_executor(tf::Executor &executor) {
  auto [task, future] = executor.dependent_async(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'future' is never used, so 'std::future<void>' returned by 'tf::Executor::dependent_async' is destroyed at the end of its scope: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-unused-task]
  auto [next, done] = executor.dependent_async(work, task);
  done.wait();
}

int kept_members() {
  auto [worker, number] = start();
  worker.join();
  return number;
}
int kept_in_a_tuple() {
  auto [number, result] = start_tuple();
  return number + result.get();
}
folly::coro::Task<> kept_in_a_coroutine() {
  auto [task, number] = prepare();
  co_await std::move(task);
}
void kept_by_reference(started &running) {
  auto &[worker, number] = running;
  other();
}
// The executor, and the task that has the runtime, wait for all that they started.
void kept_by_an_executor(tf::Executor &executor) {
  auto [task, future] = executor.dependent_async(work);
  executor.wait_for_all();
}
void kept_by_a_runtime(tf::Runtime &runtime) {
  auto [task, future] = runtime.dependent_async(work);
  auto [next, done] = runtime.dependent_async(work, task);
}
