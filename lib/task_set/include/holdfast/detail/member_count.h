// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How many members a set has, and which departures a joiner must see.

#ifndef HOLDFAST_DETAIL_MEMBER_COUNT_H
#define HOLDFAST_DETAIL_MEMBER_COUNT_H

#include "holdfast/detail/config.h"

#include <atomic>
#include <cstddef>

namespace holdfast {
inline namespace HOLDFAST_ABI {
namespace detail {

/// Counts the members of a set: its tasks, and the task_set object itself.
///
/// The rule that makes it safe to destroy a set right after join(): a departure
/// for which a joiner may be waiting is made under the mutex that the joiner
/// re-acquires; after any other departure the member touches nothing. One word
/// holds the count and the flags, so that one compare-and-swap decides which.
///
/// Atomic is std::atomic<std::size_t>; the model checker puts its own there.
template <class Atomic> class member_count {
public:
  /// Enters, and returns whether the set is open. Who may only enter an open one
  /// leaves again: that costs nothing where it is not needed, unlike a
  /// compare-and-swap.
  bool enter() noexcept {
    return (word_.fetch_add(one, std::memory_order_relaxed) & closed_flag) == 0;
  }

  /// Leaves if nobody has to see it. If not, lock the mutex and call leave().
  [[nodiscard]] bool try_leave_unseen() noexcept {
    std::size_t word = word_.load(std::memory_order_relaxed);
    do {
      race_point();
      if (must_be_seen(word))
        return false;
    } while (!word_.compare_exchange_weak(word, word - one, std::memory_order_acq_rel,
                                          std::memory_order_relaxed));
    return true;
  }

  /// Leaves, and returns how many members are left. The mutex is held.
  std::size_t leave() noexcept { return word_.fetch_sub(one, std::memory_order_acq_rel) / one - 1; }

  /// Makes the departure of the last task visible; with `all`, of every task.
  /// The mutex is held.
  void watch(bool all) noexcept {
    word_.fetch_or(all ? watch_last_flag | watch_all_flag : watch_last_flag,
                   std::memory_order_acq_rel);
  }

  /// Ends watch(). The mutex is held.
  void unwatch() noexcept {
    word_.fetch_and(~(watch_last_flag | watch_all_flag), std::memory_order_relaxed);
  }

  void close() noexcept { word_.fetch_or(closed_flag, std::memory_order_relaxed); }

  [[nodiscard]] bool closed() const noexcept {
    return (word_.load(std::memory_order_relaxed) & closed_flag) != 0;
  }

  [[nodiscard]] std::size_t members() const noexcept {
    return word_.load(std::memory_order_acquire) / one;
  }

private:
  static constexpr std::size_t closed_flag = 1;
  static constexpr std::size_t watch_last_flag = 2;
  static constexpr std::size_t watch_all_flag = 4;
  static constexpr std::size_t one = 8;

  static bool must_be_seen(std::size_t word) noexcept {
    const std::size_t members = word / one;
    return members == 1                                       // the state goes with it
           || (members == 2 && (word & watch_last_flag) != 0) // the set becomes empty
           || (word & watch_all_flag) != 0;
  }

  Atomic word_{one}; // the task_set object
};

} // namespace detail
} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_DETAIL_MEMBER_COUNT_H
