// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A small thread pool, which outlives the sets whose tasks it runs.

#ifndef HOLDFAST_TEST_TASK_SET_EXECUTOR_H
#define HOLDFAST_TEST_TASK_SET_EXECUTOR_H

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

namespace holdfast_test {

/// Each thread has a slot for one task: there is no queue whose lock would order
/// the tasks' accesses to a set by accident.
class executor {
public:
  using task = std::function<void()>;

  explicit executor(std::size_t threads) : slots_(threads) {
    for (slot &mine : slots_)
      threads_.emplace_back([this, &mine] { run(mine); });
  }

  executor(const executor &) = delete;
  executor &operator=(const executor &) = delete;

  /// Runs what was posted, then stops.
  ~executor() {
    stop_.store(true, std::memory_order_release);
    for (std::thread &thread : threads_)
      thread.join();
  }

  /// Gives the task to the next thread as soon as that is idle. Only for one
  /// posting thread.
  void post(task f) {
    slot &mine = slots_[next_++ % slots_.size()];
    while (mine.load(std::memory_order_acquire) != nullptr)
      std::this_thread::yield();
    mine.store(new task(std::move(f)), std::memory_order_release);
  }

private:
  using slot = std::atomic<task *>;

  void run(slot &mine) {
    for (;;) {
      const bool stop = stop_.load(std::memory_order_acquire);
      if (const std::unique_ptr<task> f{mine.exchange(nullptr, std::memory_order_acq_rel)})
        (*f)();
      else if (stop)
        return;
      else
        std::this_thread::yield();
    }
  }

  std::vector<slot> slots_;
  std::size_t next_ = 0;
  std::atomic<bool> stop_{false};
  std::vector<std::thread> threads_;
};

} // namespace holdfast_test

#endif // HOLDFAST_TEST_TASK_SET_EXECUTOR_H
