// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-unused-task %t

// Threads and futures that a pointer or an optional holds: it drops them when it dies.

#include <future>
#include <memory>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

void work();
void other();
bool condition();
std::future<int> make_future();
void take(std::unique_ptr<std::thread> worker);

void lost_unique() {
  auto worker = std::make_unique<std::thread>(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'worker' is never used, so 'std::unique_ptr<std::thread>' returned by 'std::make_unique' holds a 'std::thread', which terminates the program at the end of its scope if it is still joinable [holdfast-unused-task]
}
void lost_shared() {
  auto worker = std::make_shared<std::thread>(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'worker' is never used, so 'std::shared_ptr<std::thread>' returned by 'std::make_shared' holds a 'std::thread', which terminates the program at the end of its scope if it is still joinable [holdfast-unused-task]
  other();
}
void lost_new() {
  std::unique_ptr<std::thread> worker(new std::thread(work));
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'worker' is never used, so 'std::unique_ptr<std::thread>' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-unused-task]
}
void lost_optional() {
  std::optional<std::thread> worker = std::thread(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'worker' is never used, so 'std::optional<std::thread>' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-unused-task]
}
void lost_future() {
  auto result = std::make_unique<std::future<int>>(make_future());
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'result' is never used, so 'std::unique_ptr<std::future<int>>' returned by 'std::make_unique' holds a 'std::future<int>', which is destroyed at the end of its scope: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-unused-task]
}
void only_asked() {
  auto worker = std::make_unique<std::thread>(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'worker' is never used, so 'std::unique_ptr<std::thread>' returned by 'std::make_unique' holds a 'std::thread', which terminates the program at the end of its scope if it is still joinable [holdfast-unused-task]
  if (worker && worker->joinable() && (*worker).get_id() != std::thread::id())
    other();
}
void lost_parameter(std::unique_ptr<std::thread> worker) { other(); }
// CHECK-MESSAGES: :[[@LINE-1]]:50: warning: 'worker' is never used, so 'std::unique_ptr<std::thread>' holds a 'std::thread', which terminates the program when the function returns if it is still joinable [holdfast-unused-task]

void kept_unique() {
  auto worker = std::make_unique<std::thread>(work);
  worker->join();
}
void kept_dereferenced() {
  std::unique_ptr<std::thread> worker(new std::thread(work));
  (*worker).join();
}
void kept_by_name() {
  auto worker = std::make_unique<std::thread>(work);
  std::thread &same = *worker;
  same.join();
}
void kept_elsewhere(std::vector<std::unique_ptr<std::thread>> &all) {
  auto worker = std::make_unique<std::thread>(work);
  all.push_back(std::move(worker));
  auto second = std::make_unique<std::thread>(work);
  take(std::move(second));
  auto third = std::make_unique<std::thread>(work);
  third.release();
}
std::unique_ptr<std::thread> kept_by_the_caller() {
  auto worker = std::make_unique<std::thread>(work);
  return worker;
}
void kept_by_a_copy(std::shared_ptr<std::thread> &last) {
  auto worker = std::make_shared<std::thread>(work);
  last = worker;
}
int kept_optional() {
  std::optional<std::future<int>> result = make_future();
  return result->get();
}
// Its destructor joins, after the other work.
void kept_beside_other_work() {
  auto worker = std::make_unique<std::jthread>(work);
  other();
}
