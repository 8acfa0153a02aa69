// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Handles that cannot call back when they complete: somebody has to look.

#ifndef HOLDFAST_DETAIL_POLLED_HANDLE_H
#define HOLDFAST_DETAIL_POLLED_HANDLE_H

#include "holdfast/detail/sync.h"
#include "holdfast/source_location.h"
#include "holdfast/stop_token.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <future>
#include <memory>
#include <thread>
#include <utility>

#if defined(__GLIBC__)
#include <pthread.h>
#include <time.h>
#endif

namespace holdfast {
inline namespace HOLDFAST_ABI {
namespace detail {

using deadline = std::chrono::steady_clock::time_point;
inline constexpr deadline never = deadline::max();

/// Saturates: a timeout of duration::max() means to wait for ever.
template <class Rep, class Period>
deadline deadline_after(const std::chrono::duration<Rep, Period> &timeout) {
  using seconds = std::chrono::duration<double>;
  const deadline now = std::chrono::steady_clock::now();
  if (seconds(timeout) >= seconds(never - now))
    return never;
  return now + std::chrono::ceil<deadline::duration>(timeout);
}

class polled_handle {
public:
  explicit polled_handle(source_location added) noexcept : where(added) {}
  polled_handle(const polled_handle &) = delete;
  polled_handle &operator=(const polled_handle &) = delete;
  virtual ~polled_handle() = default;

  /// Whether the task has completed. Does not block.
  [[nodiscard]] virtual bool ready() = 0;

  /// Waits for completion; false if the deadline came first.
  [[nodiscard]] virtual bool wait_until(deadline when) = 0;

  /// Waits for completion and throws the task's error, if any.
  virtual void get() = 0;

  /// Whether it is this thread that would have to complete.
  [[nodiscard]] virtual bool is_this_thread() const noexcept { return false; }

  const source_location where;

private:
  friend class polled_queue;
  std::unique_ptr<polled_handle> next_;
};

/// Handles in the order in which to look at them. Pushing never throws: a
/// handle that was taken out can always be put back.
class polled_queue {
public:
  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] const polled_handle *front() const noexcept { return first_.get(); }

  void push(std::unique_ptr<polled_handle> handle) noexcept {
    polled_handle *const last = handle.get();
    (empty() ? first_ : last_->next_) = std::move(handle);
    last_ = last;
    ++size_;
  }

  /// The handle at the front, or null.
  [[nodiscard]] std::unique_ptr<polled_handle> pop() noexcept {
    if (empty())
      return nullptr;
    --size_;
    std::unique_ptr<polled_handle> handle = std::move(first_);
    first_ = std::move(handle->next_);
    return handle;
  }

  /// Looks at the next `count` handles and takes those that are ready. The rest
  /// go to the back, so that the next call looks at others.
  [[nodiscard]] polled_queue take_ready(std::size_t count) {
    polled_queue taken;
    for (count = std::min(count, size_); count != 0; --count) {
      std::unique_ptr<polled_handle> handle = pop();
      polled_queue &queue = handle->ready() ? taken : *this;
      queue.push(std::move(handle));
    }
    return taken;
  }

private:
  std::unique_ptr<polled_handle> first_;
  polled_handle *last_ = nullptr; // dangles while empty
  std::size_t size_ = 0;
};

/// std::future or std::shared_future.
template <class Future> class polled_future final : public polled_handle {
public:
  polled_future(Future future, source_location added) noexcept
      : polled_handle(added), future_(std::move(future)) {}

  bool ready() override {
    return future_.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
  }

  bool wait_until(deadline when) override {
    if (when != never)
      return future_.wait_until(when) == std::future_status::ready;
    future_.wait();
    return true;
  }

  void get() override { static_cast<void>(future_.get()); }

private:
  Future future_;
};

/// Whether a thread that was not joined yet has come to its end. Always false
/// where the platform cannot tell.
inline bool has_ended([[maybe_unused]] std::thread::native_handle_type thread) noexcept {
#if defined(__GLIBC__)
  // Until it is joined the thread's id is valid, but once the kernel is done
  // with the thread it has no clock any more.
  clockid_t clock;
  return pthread_getcpuclockid(thread, &clock) == ESRCH;
#else
  return false;
#endif
}

/// std::thread or std::jthread.
template <class Thread> class polled_thread : public polled_handle {
public:
  polled_thread(Thread thread, source_location added) noexcept
      : polled_handle(added), thread_(std::move(thread)) {}

  ~polled_thread() override { end<std_sync>(thread_); }

  bool ready() override { return has_ended(thread_.native_handle()); }

  bool wait_until(deadline when) override {
#if defined(__GLIBC__)
    // A thread cannot be joined with a deadline. The pauses double, so that a
    // long wait costs little and a short one is not rounded up much.
    for (std::chrono::microseconds pause{50}; when != never && !ready(); pause *= 2) {
      const auto now = std::chrono::steady_clock::now();
      if (now >= when)
        return false;
      pause = std::min(pause, std::chrono::microseconds(5000));
      std::this_thread::sleep_until(std::min(when, now + pause));
    }
#else
    static_cast<void>(when);
#endif
    thread_.join();
    return true;
  }

  void get() override { end<std_sync>(thread_); }

  bool is_this_thread() const noexcept override { return std_sync::is_current(thread_); }

protected:
  Thread thread_;
};

#if HOLDFAST_HAS_JTHREAD
/// A std::jthread that also stops when the set does.
class polled_jthread final : public polled_thread<std::jthread> {
public:
  polled_jthread(std::jthread thread, source_location added, std::stop_token set)
      : polled_thread(std::move(thread), added),
        forward_(std::move(set), request_stop{thread_.get_stop_source()}) {}

private:
  struct request_stop {
    std::stop_source thread;
    void operator()() noexcept { thread.request_stop(); }
  };

  std::stop_callback<request_stop> forward_;
};
#endif

} // namespace detail
} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_DETAIL_POLLED_HANDLE_H
