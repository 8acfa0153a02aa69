// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The state of a set: its members, and how a joiner waits for them.

#ifndef HOLDFAST_DETAIL_STATE_H
#define HOLDFAST_DETAIL_STATE_H

#include "holdfast/detail/config.h"
#include "holdfast/detail/error_log.h"
#include "holdfast/detail/member_count.h"
#include "holdfast/detail/polled_handle.h"
#include "holdfast/detail/running_task.h"
#include "holdfast/stop_token.h"
#include "holdfast/task_error.h"

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <memory>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

namespace holdfast {
inline namespace HOLDFAST_ABI {
namespace detail {

/// What a task_set and its tasks share. It lives on the heap and goes with its
/// last member, because a task may destroy the task_set it belongs to.
class state {
public:
  state(error_handler handler, std::size_t max_kept_errors, bool stop_on_error)
      : errors_(std::move(handler), max_kept_errors), stop_on_error_(stop_on_error) {}

  state(const state &) = delete;
  state &operator=(const state &) = delete;

  // Members. Each enter() is paired with one leave(), after which the state may
  // be gone.

  [[nodiscard]] bool try_enter() noexcept { return members_.try_enter(); }
  void enter() noexcept { members_.enter(); }

  void leave() noexcept {
    if (!members_.try_leave_unseen())
      leave_seen();
  }

  void close() noexcept { members_.close(); }
  [[nodiscard]] bool closed() const noexcept { return members_.closed(); }

  /// The number of tasks; the task_set object still is a member.
  [[nodiscard]] std::size_t tasks() const noexcept { return members_.members() - 1; }

  // Errors and stop.

  [[nodiscard]] error_log &errors() noexcept { return errors_; }
  [[nodiscard]] stop_source &stop() noexcept { return stop_; }

  void fail(std::exception_ptr error, source_location where) noexcept {
    const running_task running(this); // on_error too must not join
    errors_.record({std::move(error), where});
    if (stop_on_error_)
      stop_.request_stop();
  }

  /// Runs the body of a member; what it throws is the error of the task. The
  /// body's own variables are gone before the error is handled.
  template <class Body> void run(source_location where, Body &&body) noexcept {
    std::exception_ptr error;
    try {
      const running_task running(this);
      std::forward<Body>(body)();
    } catch (...) {
      error = std::current_exception();
    }
    if (error)
      fail(std::move(error), where);
  }

  // Handles that must be polled.

  /// Takes over a handle, which becomes a member. Two others are looked at each
  /// time: a full turn over n handles takes n/2 adds, so that no more than
  /// about twice the handles still pending are ever held, at constant cost.
  void watch(std::unique_ptr<polled_handle> handle) noexcept {
    enter();
    polled_queue ready;
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      ready = polled_.take_ready(2);
      polled_.push(std::move(handle));
      changed_.notify_all(); // joiners wait for handles themselves
    }
    finish(ready);
  }

  /// Releases all polled handles that are ready, and returns their number.
  std::size_t reap() noexcept {
    polled_queue ready;
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      ready = polled_.take_ready(polled_.size());
    }
    const std::size_t count = ready.size();
    finish(ready);
    return count;
  }

  // Spawned threads.

  /// Takes over a thread that has nothing left to do but end, and joins the one
  /// taken over before. So every thread is joined, by another one that ends or
  /// by a joiner, and no more than one of them waits for that.
  void park(std::thread finished) noexcept {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      std::swap(parked_, finished);
    }
    race_point();
    end(finished);
  }

  // Joining.

  /// Waits until there are no tasks, and all spawned threads that completed have
  /// ended. Returns false if the deadline came first. Throws std::system_error
  /// if it would wait for its own caller.
  bool join(deadline when) {
    if (running_task::count(this) != 0)
      throw_deadlock();
    return wait(0, when, self::throws);
  }

  /// The same, but it waits for all but its own caller.
  void drain() noexcept {
    static_cast<void>(wait(running_task::count(this), never, self::is_let_go));
  }

private:
  /// What happens to an adopted thread that waits for itself.
  enum class self { throws, is_let_go };

  [[noreturn]] static void throw_deadlock() {
    throw std::system_error(std::make_error_code(std::errc::resource_deadlock_would_occur),
                            "holdfast: a task joins the task_set it belongs to");
  }

  /// Waits until no more than `staying` tasks are left.
  bool wait(std::size_t staying, deadline when, self this_thread) {
    std::unique_lock<std::mutex> lock(mutex_);
    const joiner registered(*this, staying);
    for (bool late = false;;) {
      if (std::unique_ptr<polled_handle> handle = polled_.pop()) {
        if (handle->is_this_thread() && this_thread == self::throws) {
          polled_.push(std::move(handle));
          throw_deadlock();
        }
        if (!wait(lock, std::move(handle), when))
          return false;
      } else if (tasks() <= staying && !joining_parked_) {
        if (!parked_.joinable())
          return true;
        join_parked(lock);
      } else {
        if (late)
          return false;
        late = !wait_for_change(lock, when);
      }
    }
  }

  /// Registers a joiner while it lives. The mutex is held at both ends.
  class joiner {
  public:
    joiner(state &set, std::size_t staying) noexcept : set_(set) {
      ++set_.joiners_;
      // A joiner that is a task itself waits for the last but one to leave.
      set_.members_.watch(/*all=*/staying != 0);
    }
    joiner(const joiner &) = delete;
    joiner &operator=(const joiner &) = delete;
    ~joiner() {
      if (--set_.joiners_ == 0)
        set_.members_.unwatch();
    }

  private:
    state &set_;
  };

  ~state() { end(parked_); }

  void leave_seen() noexcept {
    bool last = false;
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      last = members_.leave() == 0;
      race_point();
      changed_.notify_all();
    }
    if (last)
      delete this;
  }

  void finish(std::unique_ptr<polled_handle> handle) noexcept {
    run(handle->where, [&] {
      const std::unique_ptr<polled_handle> released = std::move(handle);
      released->get();
    });
    leave();
  }

  void finish(polled_queue &ready) noexcept {
    while (std::unique_ptr<polled_handle> handle = ready.pop())
      finish(std::move(handle));
  }

  bool wait(std::unique_lock<std::mutex> &lock, std::unique_ptr<polled_handle> handle,
            deadline when) noexcept {
    lock.unlock();
    const bool ready = handle->is_this_thread() || handle->wait_until(when);
    if (ready)
      finish(std::move(handle));
    race_point();
    lock.lock();
    if (!ready) {
      polled_.push(std::move(handle));
      changed_.notify_all(); // another joiner may have more time
    }
    return ready;
  }

  void join_parked(std::unique_lock<std::mutex> &lock) noexcept {
    std::thread parked = std::move(parked_);
    joining_parked_ = true;
    lock.unlock();
    end(parked);
    lock.lock();
    joining_parked_ = false;
    changed_.notify_all();
  }

  bool wait_for_change(std::unique_lock<std::mutex> &lock, deadline when) noexcept {
    race_point();
    if (when != never)
      return changed_.wait_until(lock, when) == std::cv_status::no_timeout;
    changed_.wait(lock);
    return true;
  }

  member_count members_;
  error_log errors_;
  stop_source stop_;
  const bool stop_on_error_;

  std::mutex mutex_; // guards all that follows, and the departures that must be seen
  std::condition_variable changed_;
  std::size_t joiners_ = 0;
  polled_queue polled_;
  std::thread parked_;
  bool joining_parked_ = false;
};

/// A membership as a value. A copy is a member of its own.
class association {
public:
  /// A membership that was entered by hand.
  explicit association(state *entered) noexcept : state_(entered) {}

  association(association &&other) noexcept : state_(std::exchange(other.state_, nullptr)) {}

  association(const association &other) noexcept : state_(other.state_) {
    if (state_ != nullptr)
      state_->enter();
  }

  association &operator=(association other) noexcept {
    std::swap(state_, other.state_);
    return *this;
  }

  ~association() {
    if (state_ != nullptr)
      state_->leave();
  }

  explicit operator bool() const noexcept { return state_ != nullptr; }
  state *operator->() const noexcept { return state_; }

private:
  state *state_;
};

} // namespace detail
} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_DETAIL_STATE_H
