// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-overwritten-task %t

// Threads and futures that a smart pointer or an optional holds until it is assigned
// to or reset.

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

void lost_by_assignment() {
  auto worker = std::make_unique<std::thread>(work);
  worker = std::make_unique<std::thread>(other);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: this assignment drops the handle that 'worker' holds, so 'std::unique_ptr<std::thread>' returned by 'std::make_unique' holds a 'std::thread', which terminates the program here if it is still joinable [holdfast-overwritten-task]
  worker->join();
}
void lost_by_null() {
  auto worker = std::make_shared<std::thread>(work);
  worker = nullptr;
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: this assignment drops the handle that 'worker' holds, so 'std::shared_ptr<std::thread>' returned by 'std::make_shared' holds a 'std::thread', which terminates the program here if it is still joinable [holdfast-overwritten-task]
}
void lost_by_reset() {
  auto worker = std::make_unique<std::thread>(work);
  worker.reset();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: this call drops the handle that 'worker' holds, so 'std::unique_ptr<std::thread>' returned by 'std::make_unique' holds a 'std::thread', which terminates the program here if it is still joinable [holdfast-overwritten-task]
}
void lost_by_reset_to_another() {
  std::unique_ptr<std::thread> worker(new std::thread(work));
  worker.reset(new std::thread(other));
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: this call drops the handle that 'worker' holds, so 'std::unique_ptr<std::thread>' terminates the program here, because nothing has joined or detached it [holdfast-overwritten-task]
  worker->join();
}
void lost_through_the_pointer() {
  auto worker = std::make_unique<std::thread>(work);
  *worker = std::thread(other);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: this assignment drops the handle that 'worker' holds, so 'std::unique_ptr<std::thread>' returned by 'std::make_unique' holds a 'std::thread', which terminates the program here if it is still joinable [holdfast-overwritten-task]
  worker->join();
}
void lost_in_a_loop() {
  std::optional<std::future<int>> result;
  for (int i = 0; i < 3; ++i)
    result = make_future();
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: this assignment drops the handle that 'result' holds, so 'std::future<int>' returned by 'make_future' is destroyed here: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-overwritten-task]
}
void lost_on_one_path() {
  auto worker = std::make_unique<std::thread>(work);
  if (condition())
    worker->join();
  worker.reset();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: this call drops the handle that 'worker' holds, so 'std::unique_ptr<std::thread>' returned by 'std::make_unique' holds a 'std::thread', which terminates the program here if it is still joinable [holdfast-overwritten-task]
}
class server {
  void lost_in_a_member() {
    worker_ = std::make_unique<std::thread>(work);
    worker_.reset(new std::thread([this] { run(); }));
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: this call drops the handle that 'worker_' holds, so 'std::unique_ptr<std::thread>' returned by 'std::make_unique' holds a 'std::thread', which terminates the program here if it is still joinable [holdfast-overwritten-task]
  }
  void kept_in_a_member() {
    if (worker_)
      worker_->join();
    worker_.reset(new std::thread(work));
  }
  void kept_once() { worker_.reset(new std::thread(work)); }
  void kept_until_joined() {
    worker_ = std::make_unique<std::thread>(work);
    worker_->join();
    worker_.reset();
  }
  void run();
  std::unique_ptr<std::thread> worker_;
};

void kept_until_joined() {
  auto worker = std::make_unique<std::thread>(work);
  worker->join();
  worker.reset();
  worker.reset(new std::thread(work));
  worker->detach();
}
void kept_when_joinable() {
  auto worker = std::make_unique<std::thread>(work);
  if (worker->joinable())
    worker->join();
  worker = nullptr;
}
void kept_by_a_copy(std::vector<std::shared_ptr<std::thread>> &all) {
  auto worker = std::make_shared<std::thread>(work);
  all.push_back(worker);
  worker.reset();
}
void kept_elsewhere() {
  std::unique_ptr<std::thread> first;
  std::unique_ptr<std::thread> second;
  first.reset(new std::thread(work));
  second.reset(new std::thread(work));
  first->join();
  second->join();
}

// That joins it.
void emptied() {
  std::optional<std::jthread> worker(work);
  other();
  worker.reset();
  auto result = std::make_unique<std::future<int>>(std::async(std::launch::async, [] { return 1; }));
  result = nullptr;
}
