// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A callable that runs in a thread of its own.

#ifndef HOLDFAST_DETAIL_SPAWNED_TASK_H
#define HOLDFAST_DETAIL_SPAWNED_TASK_H

#include "holdfast/detail/config.h"
#include "holdfast/detail/invoke.h"
#include "holdfast/detail/state.h"

#include <atomic>
#include <memory>
#include <optional>
#include <thread>
#include <tuple>
#include <utility>

namespace holdfast {
inline namespace HOLDFAST_ABI {
namespace detail {

/// A thread may come to its end before the one that started it could store the
/// std::thread. Both say so when they are done; the later one parks the thread.
class spawned_thread {
public:
  spawned_thread(const spawned_thread &) = delete;
  spawned_thread &operator=(const spawned_thread &) = delete;
  virtual ~spawned_thread() = default;

  /// Starts the thread. If that throws, nothing was started.
  static void start(std::unique_ptr<spawned_thread> self) {
    self->thread_ = std::thread(&spawned_thread::main, self.get());
    race_point();
    self.release()->arrive();
  }

protected:
  explicit spawned_thread(association task) noexcept : task_(std::move(task)) {}

  association task_;

private:
  /// Runs the callable and destroys it.
  virtual void run() noexcept = 0;

  static void main(spawned_thread *self) noexcept {
    self->run();
    race_point();
    self->arrive();
  }

  void arrive() noexcept {
    if (!one_arrived_.exchange(true, std::memory_order_acq_rel))
      return;
    const association task = std::move(task_);
    std::thread thread = std::move(thread_);
    delete this;
    task->park(std::move(thread));
  }

  std::thread thread_;
  std::atomic<bool> one_arrived_{false};
};

template <class F, class... Args> class spawned_task final : public spawned_thread {
public:
  template <class... Call>
  explicit spawned_task(association task, Call &&...call)
      : spawned_thread(std::move(task)), call_(std::in_place, std::forward<Call>(call)...) {}

private:
  void run() noexcept override {
    task_->run({}, [&] {
      const reset_on_exit reset{call_};
      std::apply(
          [&](F &f, Args &...args) {
            invoke_task(task_->stop(), std::move(f), std::move(args)...);
          },
          *call_);
    });
  }

  struct reset_on_exit {
    std::optional<std::tuple<F, Args...>> &call;
    ~reset_on_exit() { call.reset(); }
  };

  std::optional<std::tuple<F, Args...>> call_;
};

} // namespace detail
} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_DETAIL_SPAWNED_TASK_H
