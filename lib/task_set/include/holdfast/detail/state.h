// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The state of a set: its members, and how a joiner waits for them.

#ifndef HOLDFAST_DETAIL_STATE_H
#define HOLDFAST_DETAIL_STATE_H

#include "holdfast/detail/config.h"
#include "holdfast/detail/error_log.h"
#include "holdfast/detail/exceptions.h"
#include "holdfast/detail/member_count.h"
#include "holdfast/detail/pending_list.h"
#include "holdfast/detail/polled_handle.h"
#include "holdfast/detail/running_task.h"
#include "holdfast/detail/sync.h"
#include "holdfast/detail/thread_limit.h"
#include "holdfast/stop_token.h"
#include "holdfast/task_error.h"
#include "holdfast/task_set_options.h"

#include <chrono>
#include <cstddef>
#include <cstdio>
#include <exception>
#include <memory>
#include <mutex>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace holdfast {
inline namespace HOLDFAST_ABI {
namespace detail {

/// What pending() says of the thread that helps those who join asynchronously.
inline constexpr source_location helper_place{"", 0, "join_async"};

/// Somebody to call when the set is empty. The set must live until then.
struct async_joiner {
  virtual void resume() noexcept = 0;
  async_joiner *next = nullptr;

protected:
  ~async_joiner() = default;
};

/// What a task_set and its tasks share. It lives on the heap and goes with its
/// last member, because a task may destroy the task_set it belongs to.
template <class Sync> class basic_state {
public:
  explicit basic_state(task_set_options &&options)
      : errors_(std::move(options.on_error), options.max_kept_errors),
        stop_on_error_(options.stop_on_error), strict_(options.strict),
        warn_after_(options.warn_after),
        limit_(options.max_concurrency != 0
                   ? std::make_unique<thread_limit>(options.max_concurrency)
                   : nullptr),
        pending_(options.list_pending ? std::make_unique<pending_list>() : nullptr) {}

  basic_state(const basic_state &) = delete;
  basic_state &operator=(const basic_state &) = delete;

  // Members. Each enter() is paired with one leave(), after which the state may
  // be gone; the task_set object's with retire().

  /// Enters, unless closed.
  [[nodiscard]] bool try_enter(const source_location &where) noexcept {
    if (!members_.enter()) {
      retire();
      return false;
    }
    if (pending_)
      pending_->add(where.file, where.line, where.name);
    return true;
  }

  void enter(const source_location &where) noexcept {
    members_.enter();
    if (pending_)
      pending_->add(where.file, where.line, where.name);
  }

  void leave(const source_location &where) noexcept {
    if (pending_)
      pending_->remove(where.file, where.line, where.name);
    retire();
  }

  void retire() noexcept {
    if (!members_.try_leave_unseen())
      leave_seen();
  }

  void close() noexcept { members_.close(); }
  [[nodiscard]] bool closed() const noexcept { return members_.closed(); }

  /// The number of tasks; the task_set object still is a member.
  [[nodiscard]] std::size_t tasks() const noexcept { return members_.members() - 1; }

  /// Whether this thread is running one of the tasks.
  [[nodiscard]] bool is_running_here() const noexcept { return running_task::count(this) != 0; }

  // Errors and stop.

  [[nodiscard]] error_log &errors() noexcept { return errors_; }
  [[nodiscard]] stop_source &stop() noexcept { return stop_; }

  /// Null if any number of spawned tasks may run.
  [[nodiscard]] thread_limit *limit() const noexcept { return limit_.get(); }

  /// Empty if the set keeps no list.
  [[nodiscard]] std::vector<pending_tasks> pending() const {
    return pending_ ? pending_->get() : std::vector<pending_tasks>();
  }

  void fail(const task_error &error) noexcept {
    const running_task running(this); // on_error too must not join
    errors_.record(error);
    if (stop_on_error_)
      stop_.request_stop();
  }

  /// Runs the body of a member; what it throws is the error of the task. The
  /// body's own variables are gone before the error is handled.
  template <class Body> void run(const source_location &where, Body &&body) noexcept {
    std::exception_ptr error = exception_of([&] {
      const running_task running(this);
      std::forward<Body>(body)();
    });
    if (error)
      fail({std::move(error), where});
  }

  // Handles that must be polled.

  /// Takes over a handle, which becomes a member. Two others are looked at each
  /// time: a full turn over n handles takes n/2 adds, so that no more than
  /// about twice the handles still pending are ever held, at constant cost.
  ///
  /// Returns whether the caller must see to it that help() is called.
  [[nodiscard]] bool watch(std::unique_ptr<polled_handle> handle) noexcept {
    enter(handle->where);
    polled_queue ready;
    bool help = false;
    {
      const lock_guard lock(mutex_);
      ready = polled_.take_ready(2);
      polled_.push(std::move(handle));
      help = needs_help();
      changed_.notify_all(); // joiners wait for handles themselves
    }
    finish(ready);
    return help;
  }

  /// Releases all polled handles that are ready, and returns their number.
  std::size_t reap() noexcept {
    polled_queue ready;
    {
      const lock_guard lock(mutex_);
      ready = polled_.take_ready(polled_.size());
    }
    const std::size_t count = ready.size();
    finish(ready);
    return count;
  }

  /// Waits for handles on behalf of those who join without waiting. It is run by
  /// a member, which has entered.
  void help() noexcept {
    unique_lock lock(mutex_);
    while (std::unique_ptr<polled_handle> handle = polled_.pop())
      static_cast<void>(wait(lock, std::move(handle), never));
    helped_ = false;
  }

  // Spawned threads.

  /// Takes over a thread that has nothing left to do but end, and joins the one
  /// taken over before. So every thread is joined, by another one that ends or
  /// by a joiner, and no more than one of them waits for that.
  void park(typename Sync::thread finished) noexcept {
    {
      const lock_guard lock(mutex_);
      std::swap(parked_, finished);
    }
    race_point();
    end<Sync>(finished);
  }

  // Joining.

  /// Waits until there are no tasks, and all spawned threads that completed have
  /// ended. Returns false if the deadline came first. Throws std::system_error
  /// if it would wait for its own caller.
  bool join(deadline when) {
    if (is_running_here())
      throw_deadlock();
    return wait(0, when, self::throws);
  }

  /// Registers a joiner to be resumed when there are no tasks; false if there
  /// are none now. `help` is as for watch().
  [[nodiscard]] bool join_later(async_joiner &caller, bool &help) noexcept {
    reap();
    const lock_guard lock(mutex_);
    members_.watch(/*all=*/false);
    if (tasks() == 0) {
      unwatch();
      return false;
    }
    caller.next = std::exchange(async_joiners_, &caller);
    help = needs_help();
    return true;
  }

  /// The same as join(), but it waits for all but its own caller, and is what a
  /// destructor does: it tells people when it takes long or must not wait.
  void drain() noexcept {
    const std::size_t staying = running_task::count(this);
    if (strict_) {
      reap();
      if (tasks() > staying) {
        complain("was destroyed before join(); it holds");
        std::terminate();
      }
    }
    if (warn_after_ > warn_after_.zero()) {
      if (wait(staying, deadline_after(warn_after_), self::is_let_go))
        return;
      complain("is being destroyed and still waiting for");
    }
    static_cast<void>(wait(staying, never, self::is_let_go));
  }

private:
  using lock_guard = std::lock_guard<typename Sync::mutex>;
  using unique_lock = std::unique_lock<typename Sync::mutex>;

  /// What happens to an adopted thread that waits for itself.
  enum class self { throws, is_let_go };

  [[noreturn]] static void throw_deadlock() {
    raise(std::system_error(std::make_error_code(std::errc::resource_deadlock_would_occur),
                            "a task joins the task_set it belongs to"));
  }

  /// Waits until no more than `staying` tasks are left.
  bool wait(std::size_t staying, deadline when, self this_thread) {
    unique_lock lock(mutex_);
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
    joiner(basic_state &set, std::size_t staying) noexcept : set_(set) {
      ++set_.joiners_;
      // A joiner that is a task itself waits for the last but one to leave.
      set_.members_.watch(/*all=*/staying != 0);
    }
    joiner(const joiner &) = delete;
    joiner &operator=(const joiner &) = delete;
    ~joiner() {
      --set_.joiners_;
      set_.unwatch();
    }

  private:
    basic_state &set_;
  };

  ~basic_state() { end<Sync>(parked_); }

  /// The mutex is held.
  void unwatch() noexcept {
    if (joiners_ == 0 && async_joiners_ == nullptr)
      members_.unwatch();
  }

  /// Whether nobody waits for the handles although somebody wants to be resumed.
  /// If so, the one who is going to help has entered. The mutex is held.
  [[nodiscard]] bool needs_help() noexcept {
    if (async_joiners_ == nullptr || helped_ || polled_.empty())
      return false;
    helped_ = true;
    enter(helper_place);
    return true;
  }

  void leave_seen() noexcept {
    async_joiner *to_resume = nullptr;
    bool last = false;
    {
      const lock_guard lock(mutex_);
      const std::size_t left = members_.leave();
      last = left == 0;
      if (left == 1 && async_joiners_ != nullptr) {
        to_resume = std::exchange(async_joiners_, nullptr);
        unwatch();
        // This thread goes on with other people's work: nobody may wait for it.
        if (parked_.joinable() && Sync::is_current(parked_))
          parked_.detach(); // NOLINT(holdfast-detached-task): it is at its end
      }
      race_point();
      changed_.notify_all();
    }
    while (to_resume != nullptr) // The state may be gone by now.
      std::exchange(to_resume, to_resume->next)->resume();
    if (last)
      delete this;
  }

  void finish(std::unique_ptr<polled_handle> handle) noexcept {
    const source_location where = handle->where;
    run(where, [&] {
      const std::unique_ptr<polled_handle> released = std::move(handle);
      released->get();
    });
    leave(where);
  }

  void finish(polled_queue &ready) noexcept {
    while (std::unique_ptr<polled_handle> handle = ready.pop())
      finish(std::move(handle));
  }

  bool wait(unique_lock &lock, std::unique_ptr<polled_handle> handle, deadline when) noexcept {
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

  void join_parked(unique_lock &lock) noexcept {
    typename Sync::thread parked = std::move(parked_);
    joining_parked_ = true;
    lock.unlock();
    end<Sync>(parked);
    lock.lock();
    joining_parked_ = false;
    changed_.notify_all();
  }

  bool wait_for_change(unique_lock &lock, deadline when) noexcept {
    race_point();
    if (when != never)
      return changed_.wait_until(lock, when) == std::cv_status::no_timeout;
    changed_.wait(lock);
    return true;
  }

  /// One line on stderr, with the place of the first task if it is known.
  void complain(const char *what) noexcept {
    static_cast<void>(exception_of([&] {
      std::string first = ", first from ";
      if (const std::vector<pending_tasks> places = pending(); !places.empty())
        first += to_string(places.front().where);
      else
        first += polled_place();
      const std::size_t count = tasks();
      std::fprintf(stderr, "holdfast: a task_set %s %zu task%s%s\n", what, count,
                   count == 1 ? "" : "s", first.c_str());
    }));
  }

  std::string polled_place() {
    const lock_guard lock(mutex_);
    return polled_.empty() ? "a place that is only known with the option list_pending"
                           : to_string(polled_.front()->where);
  }

  member_count<typename Sync::atomic> members_;
  error_log errors_;
  stop_source stop_;
  const bool stop_on_error_;
  const bool strict_;
  const std::chrono::milliseconds warn_after_;
  const std::unique_ptr<thread_limit> limit_;
  const std::unique_ptr<pending_list> pending_;

  typename Sync::mutex mutex_; // guards all that follows, and the departures that must be seen
  typename Sync::condition_variable changed_;
  std::size_t joiners_ = 0;
  async_joiner *async_joiners_ = nullptr;
  polled_queue polled_;
  bool helped_ = false;
  typename Sync::thread parked_;
  bool joining_parked_ = false;
};

using state = basic_state<std_sync>;

} // namespace detail
} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_DETAIL_STATE_H
