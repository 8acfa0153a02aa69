// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-overwritten-task %t

// CHECK-MESSAGES-NONE

// What is assigned to is empty, consumed, or may be.

#include <functional>
#include <future>
#include <thread>
#include <utility>
#include <vector>

void work();
void other();
bool condition();
std::future<int> make_future();
void wait_for(std::future<int> &result);

void first_assignment() {
  std::thread worker;
  worker = std::thread(work);
  worker.join();
}

void joined_before() {
  std::thread worker(work);
  worker.join();
  worker = std::thread(work);
  worker.detach();
}

void moved_before(std::vector<std::thread> &all) {
  std::thread worker(work);
  all.push_back(std::move(worker));
  worker = std::thread(work);
  all.push_back(std::exchange(worker, std::thread(work)));
  worker.join();
}

void asked_before() {
  std::thread worker(work);
  if (worker.joinable())
    worker.join();
  worker = std::thread(work);
  worker.join();
}

void on_other_branches() {
  std::thread worker;
  if (condition())
    worker = std::thread(work);
  else
    worker = std::thread(other);
  worker.join();
}

void same_condition(bool first) {
  std::thread worker;
  if (first)
    worker = std::thread(work);
  if (!first)
    worker = std::thread(other);
  worker.join();
}

void in_a_loop() {
  std::future<int> result;
  bool first = true;
  while (condition()) {
    if (!first)
      result.get();
    first = false;
    result = make_future();
  }
  result.get();
}

void chained() {
  std::future<int> result = make_future();
  while (condition()) {
    wait_for(result);
    result = make_future();
  }
}

void new_in_each_round() {
  while (condition()) {
    std::thread worker;
    worker = std::thread(work);
    worker.join();
  }
}

void captured() {
  std::thread worker(work);
  std::function<void()> join = [&] { worker.join(); };
  join();
  worker = std::thread(work);
  join();
}

void swapped(std::future<int> other_result) {
  auto result = make_future();
  std::swap(result, other_result);
  result = make_future();
  result.get();
}

class server {
public:
  // Whether it is called once the class does not tell.
  void start() { worker_ = std::thread(work); }
  void restart() {
    stop();
    worker_ = std::thread(work);
  }
  void start_again() {
    worker_ = std::thread(work);
    stop();
    worker_ = std::thread([this] { run(); });
  }
  void stop() {
    if (worker_.joinable())
      worker_.join();
  }
  void run() {
    while (condition()) {
      if (worker_.joinable())
        worker_.join();
      worker_ = std::thread(work);
    }
  }
  void one_of_two() {
    worker_ = std::thread(work);
    other_.worker_ = std::thread(work);
    second_ = std::thread(work);
  }

private:
  struct {
    std::thread worker_;
  } other_;
  std::thread worker_;
  std::thread second_;
};

// What is given to a macro, runs.
bool always_true();
void fail_test();
#define EXPECT_THAT_IT_RUNS(statement)                                                             \
  if (always_true()) {                                                                             \
    statement;                                                                                     \
  } else                                                                                           \
    fail_test()
void take(std::thread &worker);
void in_a_macro() {
  std::thread worker(work);
  EXPECT_THAT_IT_RUNS(take(worker));
  worker = std::thread(work);
  worker.join();
}
