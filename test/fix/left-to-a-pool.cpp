// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++17,c++20 -run -before='^left behind\nended with 0' -after='^completed\nended with 0' %s holdfast-detached-task %t -- "--config={CheckOptions: {Catalogs: '%S/Inputs/pool.yaml'}}"

// What a pool of somebody else's is given runs on behind the block; fixed, the task set
// there waits for it.

#include <holdfast/task_set.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <functional>
#include <mutex>
#include <queue>
#include <thread>
#include <utility>

namespace acme {
// Runs what it is given until it ends, one after the other.
class pool {
public:
  ~pool() {
    add(nullptr);
    thread_.join();
  }
  void post(std::function<void()> task) { add(std::move(task)); }

private:
  void add(std::function<void()> task) {
    const std::lock_guard<std::mutex> lock(mutex_);
    tasks_.push(std::move(task));
    added_.notify_one();
  }
  std::function<void()> next() {
    std::unique_lock<std::mutex> lock(mutex_);
    added_.wait(lock, [this] { return !tasks_.empty(); });
    std::function<void()> task = std::move(tasks_.front());
    tasks_.pop();
    return task;
  }
  void serve() {
    while (const std::function<void()> task = next())
      task();
  }

  std::mutex mutex_;
  std::condition_variable added_;
  std::queue<std::function<void()>> tasks_;
  std::thread thread_{&pool::serve, this};
};
} // namespace acme

std::atomic<int> completed{0};

void finish() {
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  ++completed;
}

int main() {
  acme::pool shared;
  {
    holdfast::task_set tasks;
    shared.post(finish);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the work that 'acme::pool::post' detaches runs on until the pool has run it [holdfast-detached-task]
    // CHECK-FIXES: shared.post(tasks.wrap(finish));
    shared.post([] { finish(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the work that 'acme::pool::post' detaches runs on until the pool has run it [holdfast-detached-task]
    // CHECK-FIXES: shared.post(tasks.wrap([] { finish(); }));
  }
  std::puts(completed == 2 ? "completed" : "left behind");
}
