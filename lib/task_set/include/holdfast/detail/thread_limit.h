// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How many spawned tasks run at the same time, and those that wait for a turn.

#ifndef HOLDFAST_DETAIL_THREAD_LIMIT_H
#define HOLDFAST_DETAIL_THREAD_LIMIT_H

#include "holdfast/detail/config.h"

#include <condition_variable>
#include <cstddef>
#include <limits>
#include <memory>
#include <mutex>
#include <utility>

namespace holdfast {
inline namespace HOLDFAST_ABI {
namespace detail {

/// A task that can wait for its turn.
class limited_task {
public:
  limited_task() = default;
  limited_task(const limited_task &) = delete;
  limited_task &operator=(const limited_task &) = delete;
  virtual ~limited_task() = default;

private:
  friend class thread_limit;
  std::unique_ptr<limited_task> next_;
};

/// Counts turns. Whoever has one ends it with next(), which passes it on to a
/// task that waits, if there is one.
class thread_limit {
public:
  explicit thread_limit(std::size_t max) noexcept : free_(max) {}

  /// Takes a turn if one is free.
  [[nodiscard]] bool try_take() noexcept {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (free_ == 0)
      return false;
    --free_;
    return true;
  }

  /// Takes a turn, and waits for it.
  void take() noexcept {
    std::unique_lock<std::mutex> lock(mutex_);
    freed_.wait(lock, [&] { return free_ != 0; });
    --free_;
  }

  /// Takes a turn for `task` if one is free. If not, takes over the task, which
  /// is later returned by next().
  template <class Task> [[nodiscard]] bool take_or_queue(std::unique_ptr<Task> &task) noexcept {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (free_ != 0) {
      --free_;
      return true;
    }
    limited_task *const last = task.get();
    (first_ ? last_->next_ : first_) = std::move(task);
    last_ = last;
    return false;
  }

  /// Ends a turn. It passes to the task that is returned, if any.
  [[nodiscard]] std::unique_ptr<limited_task> next() noexcept {
    const std::lock_guard<std::mutex> lock(mutex_);
    std::unique_ptr<limited_task> task = std::move(first_);
    if (task) {
      first_ = std::move(task->next_);
    } else {
      ++free_;
      freed_.notify_one();
    }
    return task;
  }

  /// From now on there are turns for all. The tasks that wait get theirs by
  /// next(), as often as it returns one.
  void lift() noexcept {
    const std::lock_guard<std::mutex> lock(mutex_);
    free_ = std::numeric_limits<std::size_t>::max() / 2;
    freed_.notify_all();
  }

private:
  std::mutex mutex_; // guards all that follows
  std::condition_variable freed_;
  std::size_t free_;
  std::unique_ptr<limited_task> first_;
  limited_task *last_ = nullptr; // dangles while there is no first
};

} // namespace detail
} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_DETAIL_THREAD_LIMIT_H
