// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A small model checker: runs a program of a few threads again and again, each
// time in another order, until all orders were seen.
//
// The threads are coroutines of one real thread. They may be switched before
// each operation on an atomic, a mutex, a condition variable or a thread; the
// orders are those of sequential consistency. An order with more than
// `preemptions` switches away from a thread that could have gone on is left out.
// compare_exchange_weak does not fail without reason, nor does a wait end
// without notification. Every object must be alive when it is used: what an
// execution frees is kept until its end.

#ifndef HOLDFAST_TEST_TASK_SET_MODEL_H
#define HOLDFAST_TEST_TASK_SET_MODEL_H

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <utility>

namespace model {

/// What is known when all orders were seen, or one that is wrong.
struct result {
  std::string failure; ///< Empty if there is none.
  std::size_t executions = 0;
};

/// Runs `program`, which starts threads with model::thread, in all orders.
result check(std::size_t preemptions, const std::function<void()> &program);

/// Ends the execution: it is wrong. Does not return.
[[noreturn]] void fail(const char *what);

inline void require(bool holds, const char *what) {
  if (!holds)
    fail(what);
}

// What the classes below are made of.

/// Another thread may go on first.
void reorder();

/// Waits until `ready` holds.
void wait_for(const std::function<bool()> &ready);

/// Like wait_for(), but may give up at any time; returns whether it holds.
bool wait_for_or_give_up(const std::function<bool()> &ready);

/// The number of this thread, counted from 0, which runs the program.
std::size_t current();

std::size_t start(std::function<void()> body);
bool has_ended(std::size_t thread);

/// Knows whether it was destroyed.
class lifetime {
public:
  lifetime() = default;
  lifetime(const lifetime &) = delete;
  lifetime &operator=(const lifetime &) = delete;
  ~lifetime() { state_ = dead; }
  void check() const { require(state_ == alive, "an object is used after it was destroyed"); }

private:
  static constexpr unsigned alive = 0x600dU;
  static constexpr unsigned dead = 0xdeadU;
  volatile unsigned state_ = alive;
};

class atomic {
public:
  explicit atomic(std::size_t value) : value_(value) {}

  std::size_t load(std::memory_order) const { return at_once(); }
  std::size_t fetch_add(std::size_t by, std::memory_order) {
    std::size_t &value = at_once();
    return std::exchange(value, value + by);
  }
  std::size_t fetch_sub(std::size_t by, std::memory_order) {
    std::size_t &value = at_once();
    return std::exchange(value, value - by);
  }
  std::size_t fetch_or(std::size_t bits, std::memory_order) {
    std::size_t &value = at_once();
    return std::exchange(value, value | bits);
  }
  std::size_t fetch_and(std::size_t bits, std::memory_order) {
    std::size_t &value = at_once();
    return std::exchange(value, value & bits);
  }
  bool compare_exchange_weak(std::size_t &expected, std::size_t value, std::memory_order,
                             std::memory_order = {}) {
    if (at_once() != expected) {
      expected = value_;
      return false;
    }
    value_ = value;
    return true;
  }

private:
  std::size_t &at_once() const {
    reorder();
    lifetime_.check();
    return value_;
  }

  mutable std::size_t value_;
  lifetime lifetime_;
};

class mutex {
public:
  mutex() = default;
  mutex(const mutex &) = delete;
  mutex &operator=(const mutex &) = delete;
  ~mutex() { require(!locked_, "a mutex is destroyed while it is locked"); }

  void lock() {
    reorder();
    lock_now();
  }

  /// Is no place to switch: who waits for the mutex cannot tell whether it was
  /// unlocked now or before the next operation of this thread.
  void unlock() {
    lifetime_.check();
    locked_ = false;
  }

private:
  friend class condition_variable;

  void lock_now() {
    lifetime_.check();
    wait_for([&] { return !locked_; });
    lifetime_.check();
    locked_ = true;
  }

  bool locked_ = false;
  lifetime lifetime_;
};

class condition_variable {
public:
  condition_variable() = default;
  condition_variable(const condition_variable &) = delete;
  condition_variable &operator=(const condition_variable &) = delete;
  ~condition_variable() { require(waiting_ == 0, "a condition variable dies with who waits"); }

  void notify_all() {
    reorder();
    lifetime_.check();
    ++notified_;
  }

  void wait(std::unique_lock<mutex> &lock) {
    reorder();
    wait(lock, [&](const std::function<bool()> &notified) {
      wait_for(notified);
      return true;
    });
  }

  template <class Time> std::cv_status wait_until(std::unique_lock<mutex> &lock, const Time &) {
    reorder();
    return wait(lock, &wait_for_or_give_up) ? std::cv_status::no_timeout : std::cv_status::timeout;
  }

private:
  template <class Wait> bool wait(std::unique_lock<mutex> &lock, Wait wait_until_notified) {
    lifetime_.check();
    ++waiting_;
    lock.mutex()->unlock();
    const std::size_t before = notified_;
    const bool notified = wait_until_notified([&] { return notified_ != before; });
    lifetime_.check();
    --waiting_;
    lock.mutex()->lock_now();
    return notified;
  }

  std::size_t waiting_ = 0;
  std::size_t notified_ = 0;
  lifetime lifetime_;
};

/// As std::thread, it must be joined or detached.
class thread {
public:
  thread() = default;
  explicit thread(std::function<void()> body) : number_(start(std::move(body))) {}
  thread(thread &&other) noexcept : number_(std::exchange(other.number_, none)) {}
  thread &operator=(thread &&other) noexcept {
    require(!joinable(), "a thread is overwritten that nobody joined");
    number_ = std::exchange(other.number_, none);
    return *this;
  }
  ~thread() { require(!joinable(), "a thread is destroyed that nobody joined"); }

  [[nodiscard]] bool joinable() const { return number_ != none; }
  [[nodiscard]] bool is_current() const { return number_ == current(); }

  void join() {
    require(joinable(), "a thread is joined twice");
    require(!is_current(), "a thread joins itself");
    reorder();
    wait_for([&] { return has_ended(number_); });
    number_ = none;
  }
  void detach() {
    require(joinable(), "a thread is detached twice");
    number_ = none;
  }

private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::size_t number_ = none;
};

/// For holdfast::detail::basic_state.
struct sync {
  using atomic = model::atomic;
  using mutex = model::mutex;
  using condition_variable = model::condition_variable;
  using thread = model::thread;

  static bool is_current(const thread &other) { return other.is_current(); }
};

} // namespace model

#endif // HOLDFAST_TEST_TASK_SET_MODEL_H
