// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the state of a set synchronizes with. The model checker has its own.

#ifndef HOLDFAST_DETAIL_SYNC_H
#define HOLDFAST_DETAIL_SYNC_H

#include "holdfast/detail/config.h"

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <thread>

namespace holdfast {
inline namespace HOLDFAST_ABI {
namespace detail {

struct std_sync {
  using atomic = std::atomic<std::size_t>;
  using mutex = std::mutex;
  using condition_variable = std::condition_variable;
  using thread = std::thread;

  template <class Thread> [[nodiscard]] static bool is_current(const Thread &thread) noexcept {
    return thread.get_id() == std::this_thread::get_id();
  }
};

/// Joins a thread that is joinable. Nothing can join itself, so that when the
/// last owner of a thread is the thread itself, it is let go.
template <class Sync, class Thread> void end(Thread &thread) noexcept {
  if (!thread.joinable())
    return;
  if (Sync::is_current(thread))
    thread.detach(); // NOLINT(holdfast-detached-task): it is at its end
  else
    thread.join();
}

} // namespace detail
} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_DETAIL_SYNC_H
