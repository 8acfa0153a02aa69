// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-dropped-on-path %t

// Threads and futures that a smart pointer or an optional holds, on some paths only
// until they are used.

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

void lost_by_an_early_return() {
  auto worker = std::make_unique<std::thread>(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'worker' is used on some paths only; on others 'std::unique_ptr<std::thread>' returned by 'std::make_unique' holds a 'std::thread', which terminates the program at the end of its scope if it is still joinable [holdfast-dropped-on-path]
  if (condition())
    return;
  worker->join();
}
void lost_although_asked() {
  std::unique_ptr<std::thread> worker(new std::thread(work));
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'worker' is used on some paths only; on others 'std::unique_ptr<std::thread>' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-dropped-on-path]
  if (worker->get_id() == std::thread::id())
    return;
  worker->join();
}
void lost_by_a_branch() {
  auto worker = std::make_shared<std::thread>(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'worker' is used on some paths only; on others 'std::shared_ptr<std::thread>' returned by 'std::make_shared' holds a 'std::thread', which terminates the program at the end of its scope if it is still joinable [holdfast-dropped-on-path]
  if (condition())
    worker->join();
}
int lost_in_an_optional() {
  std::optional<std::future<int>> result = make_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: 'result' is used on some paths only; on others 'std::optional<std::future<int>>' is destroyed at the end of its scope: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-dropped-on-path]
  if (condition())
    return 0;
  return result->get();
}
void lost_after_reset() {
  std::unique_ptr<std::thread> worker;
  worker.reset(new std::thread(work));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'worker' is used on some paths only; on others 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-dropped-on-path]
  if (condition())
    return;
  worker->join();
}

void kept_on_both_branches() {
  auto worker = std::make_unique<std::thread>(work);
  if (condition())
    worker->join();
  else
    worker->detach();
}
void kept_when_there_is_one() {
  std::unique_ptr<std::thread> worker;
  if (condition())
    worker = std::make_unique<std::thread>(work);
  other();
  if (worker)
    worker->join();
}
void kept_when_joinable() {
  auto worker = std::make_unique<std::thread>(work);
  other();
  if (worker->joinable())
    worker->join();
}
void kept_elsewhere(std::vector<std::shared_ptr<std::thread>> &all) {
  auto worker = std::make_shared<std::thread>(work);
  all.push_back(worker);
  if (condition())
    worker->join();
}
int kept_in_an_optional() {
  std::optional<std::future<int>> result;
  if (condition())
    result = make_future();
  if (result)
    return result->get();
  return 0;
}
