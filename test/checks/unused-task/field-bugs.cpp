// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-unused-task %t -- -- -isystem %S/../../catalog/Inputs

// A missing co_await that the initialisation of a variable hides, as it was found in
// the field: five public reports, each in code of our own.

#include <seastar/core/future.hh>

#include <chrono>
#include <coroutine>
#include <memory>
#include <utility>
#include <optional>

namespace seastar {

class semaphore {};

// What holds the semaphore's units until it dies.
class semaphore_units {
public:
  semaphore_units(semaphore_units &&) noexcept;
  ~semaphore_units();
};

future<semaphore_units> get_units(semaphore &, unsigned);
future<semaphore_units> get_units(semaphore &, unsigned, std::chrono::milliseconds);

class rwlock {
public:
  future<semaphore_units> hold_read_lock();
  future<semaphore_units> hold_write_lock();
};

} // namespace seastar

seastar::future<> write(int key);
seastar::future<> check_leadership();

// Seastar #3247: what get_units() returns is put into a variable on purpose, to hold
// the units as long as it lives, so [[nodiscard]] says nothing.
seastar::future<> limited(seastar::semaphore &limit, int key) {
  auto units = get_units(limit, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'units' is never used, so 'seastar::future<seastar::semaphore_units>' returned by 'seastar::get_units' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-unused-task]
  // CHECK-FIXES: auto units = co_await get_units(limit, 1);
  co_await write(key);
}
void limited_in_a_thread(seastar::semaphore &limit, int key) {
  auto units = seastar::get_units(limit, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'units' is never used, so 'seastar::future<seastar::semaphore_units>' returned by 'seastar::get_units' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-unused-task]
  write(key).get();
}

// ScyllaDB #28581: the same in several places around a dictionary's training; one of
// them waits for a limited time, and says that the variable is not used.
class dictionary_trainer {
public:
  seastar::future<> train(int key) {
    [[maybe_unused]] auto ticket =
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'ticket' is never used, so 'seastar::future<seastar::semaphore_units>' returned by 'seastar::get_units' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-unused-task]
        get_units(training_, 1, std::chrono::milliseconds(100));
        // CHECK-FIXES: co_await get_units(training_, 1, std::chrono::milliseconds(100));
    co_await write(key);
  }
  seastar::future<> publish(int key) {
    for (int part = 0; part < 3; ++part) {
      const auto ticket = get_units(publishing_, 1);
      // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'ticket' is never used, so 'seastar::future<seastar::semaphore_units>' returned by 'seastar::get_units' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-unused-task]
      // CHECK-FIXES: const auto ticket = co_await get_units(publishing_, 1);
      co_await write(key + part);
    }
  }

private:
  seastar::semaphore training_;
  seastar::semaphore publishing_;
};

// Redpanda #12755: the mutex of a quota is taken in the lambda of a loop.
class connection_quota {
public:
  seastar::future<> reclaim(int key) {
    auto one = [this](int number) -> seastar::future<> {
      auto u = lock_.hold_write_lock();
      // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'u' is never used, so 'seastar::future<seastar::semaphore_units>' returned by 'seastar::rwlock::hold_write_lock' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-unused-task]
      // CHECK-FIXES: auto u = co_await lock_.hold_write_lock();
      co_await write(number);
    };
    co_await one(key);
  }

private:
  seastar::rwlock lock_;
};

// Redpanda #17383: a snapshot is written while the state machine goes on.
class key_value_state {
public:
  seastar::future<> take_snapshot(int key) {
    auto hold = snapshot_lock_.hold_write_lock();
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'hold' is never used, so 'seastar::future<seastar::semaphore_units>' returned by 'seastar::rwlock::hold_write_lock' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-unused-task]
    // CHECK-FIXES: auto hold = co_await snapshot_lock_.hold_write_lock();
    co_await check_leadership();
    co_await write(key);
  }

private:
  seastar::rwlock snapshot_lock_;
};

// Redpanda #26949: the lock is reached through a pointer, in the head of an if; it
// was found after two years.
seastar::future<> block_group(std::shared_ptr<seastar::rwlock> catching_up, bool is_leader) {
  if (auto holder = catching_up->hold_read_lock(); is_leader)
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'holder' is never used, so 'seastar::future<seastar::semaphore_units>' returned by 'seastar::rwlock::hold_read_lock' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-unused-task]
  // CHECK-FIXES: if (auto holder = co_await catching_up->hold_read_lock(); is_leader)
    co_await write(1);
}

// As they were meant.
seastar::future<> repaired(seastar::semaphore &limit, seastar::rwlock &lock, int key) {
  auto units = co_await get_units(limit, 1);
  [[maybe_unused]] auto hold = co_await lock.hold_read_lock();
  co_await write(key);
}
void repaired_in_a_thread(seastar::semaphore &limit, int key) {
  auto units = seastar::get_units(limit, 1).get();
  write(key).get();
}

// Taken later, on purpose.
seastar::future<> pending(seastar::semaphore &limit, int key) {
  auto taken = get_units(limit, 1);
  co_await check_leadership();
  auto units = co_await std::move(taken);
  co_await write(key);
}
