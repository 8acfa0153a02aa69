// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Waiting for a set without blocking a thread of the caller's.

#ifndef HOLDFAST_DETAIL_ASYNC_JOIN_H
#define HOLDFAST_DETAIL_ASYNC_JOIN_H

#include "holdfast/detail/config.h"
#include "holdfast/detail/exceptions.h"
#include "holdfast/detail/membership.h"
#include "holdfast/detail/spawned_task.h"
#include "holdfast/detail/state.h"

#include <memory>
#include <utility>

#if HOLDFAST_HAS_COROUTINES
#include <coroutine>
#endif

namespace holdfast {
inline namespace HOLDFAST_ABI {
namespace detail {

/// Waits, in one thread for all of them, for the handles that cannot call back.
/// The helper has entered. If no thread can be started, this one waits.
inline void help(state &set) noexcept {
  const membership helper(set, helper_place);
  const auto body = [&set] { set.help(); };
  if (exception_of([&] {
        spawned_thread::start(std::make_unique<spawned_task<decltype(body)>>(helper, body));
      }))
    set.help();
}

/// state::watch() and what it asks for.
inline void hold(state &set, std::unique_ptr<polled_handle> handle) noexcept {
  if (set.watch(std::move(handle)))
    help(set);
}

#if HOLDFAST_HAS_COROUTINES

/// What join_async() returns: co_await it once.
class [[nodiscard]] join_awaiter final : private async_joiner {
public:
  explicit join_awaiter(state &set) noexcept : set_(set) {}

  [[nodiscard]] bool await_ready() const noexcept { return false; }

  [[nodiscard]] bool await_suspend(std::coroutine_handle<> caller) noexcept {
    caller_ = caller;
    state &set = set_; // *this may be gone once it is registered
    bool needs_help = false;
    if (!set.join_later(*this, needs_help))
      return false;
    if (needs_help)
      help(set);
    return true;
  }

  void await_resume() { set_.errors().rethrow_first(); }

private:
  void resume() noexcept override { caller_.resume(); }

  state &set_;
  std::coroutine_handle<> caller_;
};

#endif

} // namespace detail
} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_DETAIL_ASYNC_JOIN_H
