// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A callable that runs in a thread of its own.

#ifndef HOLDFAST_DETAIL_SPAWNED_TASK_H
#define HOLDFAST_DETAIL_SPAWNED_TASK_H

#include "holdfast/detail/config.h"
#include "holdfast/detail/exceptions.h"
#include "holdfast/detail/invoke.h"
#include "holdfast/detail/membership.h"
#include "holdfast/detail/state.h"
#include "holdfast/detail/thread_limit.h"

#include <atomic>
#include <exception>
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
class spawned_thread : public limited_task {
public:
  /// Starts the thread. If that throws, nothing was started.
  static void start(std::unique_ptr<spawned_thread> self) {
    self->thread_ = std::thread(&spawned_thread::main, self.get());
    race_point();
    self.release()->arrive();
  }

  /// Starts the thread when the limit allows it. A task of the set leaves its
  /// thread with the set until then; others wait here.
  static void start_in_turn(state &set, std::unique_ptr<spawned_thread> self) {
    if (thread_limit *const limit = set.limit()) {
      if (!set.is_running_here())
        limit->take();
      else if (!limit->take_or_queue(self))
        return;
    }
    start_with_turn(set, [&] { start(std::move(self)); });
  }

  /// Starts the thread that `make` makes if the limit allows it now; else does
  /// not call it and returns false.
  template <class Make> [[nodiscard]] static bool try_start(state &set, Make make) {
    if (set.limit() != nullptr && !set.limit()->try_take())
      return false;
    start_with_turn(set, [&] { start(make()); });
    return true;
  }

  /// Lifts the limit and starts what waits for a turn, because the task that
  /// calls this is going to wait for it.
  static void start_all(thread_limit &limit) noexcept {
    limit.lift();
    while (std::unique_ptr<spawned_thread> waiting = next(limit)) {
      const membership task = waiting->task_;
      if (std::exception_ptr error = exception_of([&] { start(std::move(waiting)); }))
        task.fail(std::move(error));
    }
  }

protected:
  explicit spawned_thread(membership task) noexcept : task_(std::move(task)) {}

private:
  /// Runs the callable as that task and destroys it.
  virtual void run(const membership &task) noexcept = 0;

  static std::unique_ptr<spawned_thread> next(thread_limit &limit) noexcept {
    return std::unique_ptr<spawned_thread>(static_cast<spawned_thread *>(limit.next().release()));
  }

  template <class Start> static void start_with_turn(state &set, Start start_it) {
    if (set.limit() == nullptr)
      return start_it();
    const std::exception_ptr error = exception_of(start_it);
    if (!error)
      return;
    // The turn must not be lost. What waited for it may be as unlucky.
    while (std::unique_ptr<spawned_thread> waiting = next(*set.limit())) {
      const membership task = waiting->task_;
      if (!exception_of([&] { start(std::move(waiting)); }))
        break;
      task.fail(error);
    }
    std::rethrow_exception(error);
  }

  static void main(spawned_thread *self) noexcept {
    self->run(self->task_);
    if (thread_limit *const limit = self->task_.set().limit())
      while (const std::unique_ptr<spawned_thread> waiting = next(*limit)) {
        // The task leaves, but this thread stays for the other one.
        self->task_ = std::move(waiting->task_);
        waiting->run(self->task_);
      }
    race_point();
    self->arrive();
  }

  void arrive() noexcept {
    if (!one_arrived_.exchange(true, std::memory_order_acq_rel))
      return;
    const membership task = std::move(task_);
    std::thread thread = std::move(thread_);
    delete this;
    task.set().park(std::move(thread));
  }

  membership task_;
  std::thread thread_;
  std::atomic<bool> one_arrived_{false};
};

template <class F, class... Args> class spawned_task final : public spawned_thread {
public:
  template <class... Call>
  explicit spawned_task(membership task, Call &&...call)
      : spawned_thread(std::move(task)), call_(std::in_place, std::forward<Call>(call)...) {}

private:
  void run(const membership &task) noexcept override {
    task.run([&] {
      const reset_on_exit reset{call_};
      std::apply(
          [&](F &f, Args &...args) {
            invoke_task(task.set().stop(), std::move(f), std::move(args)...);
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

template <class F, class... Args>
std::unique_ptr<spawned_thread> make_spawned(membership task, F &&f, Args &&...args) {
  return std::make_unique<spawned_task<std::decay_t<F>, std::decay_t<Args>...>>(
      std::move(task), std::forward<F>(f), std::forward<Args>(args)...);
}

} // namespace detail
} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_DETAIL_SPAWNED_TASK_H
