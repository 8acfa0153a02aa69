// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A task's membership of a set, as a value.

#ifndef HOLDFAST_DETAIL_MEMBERSHIP_H
#define HOLDFAST_DETAIL_MEMBERSHIP_H

#include "holdfast/detail/config.h"
#include "holdfast/detail/exceptions.h"
#include "holdfast/detail/state.h"
#include "holdfast/source_location.h"
#include "holdfast/stop_token.h"

#include <exception>
#include <system_error>
#include <utility>

namespace holdfast {
inline namespace HOLDFAST_ABI {
namespace detail {

/// Keeps a task in its set. A copy is a task of its own. It models C++26's
/// scope-association.
class membership {
public:
  /// Of no set.
  membership() noexcept = default;

  /// One that was entered by hand.
  membership(state &entered, const source_location &where) noexcept
      : state_(&entered), where_(copy(where)) {}

  membership(membership &&other) noexcept
      : state_(std::exchange(other.state_, nullptr)), where_(copy(other.where_)) {}

  membership(const membership &other) noexcept : state_(other.state_), where_(copy(other.where_)) {
    if (state_ != nullptr)
      state_->enter(where_);
  }

  membership &operator=(membership other) noexcept {
    std::swap(state_, other.state_);
    std::swap(where_, other.where_);
    return *this;
  }

  ~membership() {
    if (state_ != nullptr)
      state_->leave(where_);
  }

  /// Enters, unless the set is closed; false then.
  [[nodiscard]] static membership try_enter(state &set, const source_location &where) noexcept {
    return set.try_enter(where) ? membership(set, where) : membership();
  }

  /// Enters, unless the set is closed; throws task_set_closed then.
  [[nodiscard]] static membership enter_open(state &set, const source_location &where) {
    if (!set.try_enter(where))
      raise(task_set_closed());
    return {set, where};
  }

  /// Enters, also if the set is closed.
  [[nodiscard]] static membership enter(state &set, const source_location &where) noexcept {
    set.enter(where);
    return membership(set, where);
  }

  /// A further membership of the same set, unless that is closed.
  [[nodiscard]] membership try_associate() const noexcept {
    return state_ != nullptr ? try_enter(*state_, where_) : membership();
  }

  explicit operator bool() const noexcept { return state_ != nullptr; }

  [[nodiscard]] state &set() const noexcept { return *state_; }

  /// Runs the body of the task; what it throws is the error of the task.
  template <class Body> void run(Body &&body) const noexcept {
    state_->run(where_, std::forward<Body>(body));
  }

  /// The task has failed.
  void fail(std::exception_ptr error) const noexcept { state_->fail({std::move(error), where_}); }

  void fail(std::error_code code) const noexcept {
    state_->fail({exception_with(code), where_, code});
  }

private:
  /// Part by part: a copy of the whole is made in blocks that straddle the parts,
  /// for which a processor waits until these are in its cache.
  static source_location copy(const source_location &where) noexcept {
    return {where.file, where.line, where.name};
  }

  state *state_ = nullptr;
  source_location where_;
};

} // namespace detail
} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_DETAIL_MEMBERSHIP_H
