// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// holdfast::stop_token: how a task learns that it should stop.

#ifndef HOLDFAST_STOP_TOKEN_H
#define HOLDFAST_STOP_TOKEN_H

#include "holdfast/detail/config.h"

#if HOLDFAST_HAS_JTHREAD
#include <stop_token>
#else
#include <atomic>
#include <memory>
#include <utility>
#endif

namespace holdfast {
inline namespace HOLDFAST_ABI {

#if HOLDFAST_HAS_JTHREAD

/// std::stop_token, where the standard library has it.
using stop_token = std::stop_token;

namespace detail {
using stop_source = std::stop_source;
} // namespace detail

#else

namespace detail {
class stop_source;
} // namespace detail

/// The part of C++20's std::stop_token that a task polls. Copies are cheap and
/// may outlive the task set.
class stop_token {
public:
  /// A token for which nobody can request a stop.
  stop_token() noexcept = default;

  /// Whether a stop was requested. Once true, always true.
  [[nodiscard]] bool stop_requested() const noexcept {
    return requested_ && requested_->load(std::memory_order_acquire);
  }

  /// Whether a stop can be requested at all: false only for a token that does
  /// not come from a task set.
  [[nodiscard]] bool stop_possible() const noexcept { return requested_ != nullptr; }

private:
  friend class detail::stop_source;
  using flag = std::shared_ptr<const std::atomic<bool>>;

  explicit stop_token(flag requested) noexcept : requested_(std::move(requested)) {}

  flag requested_;
};

namespace detail {

class stop_source {
public:
  [[nodiscard]] stop_token get_token() const noexcept { return stop_token(requested_); }

  bool request_stop() noexcept { return !requested_->exchange(true, std::memory_order_acq_rel); }

private:
  std::shared_ptr<std::atomic<bool>> requested_ = std::make_shared<std::atomic<bool>>(false);
};

} // namespace detail

#endif

} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_STOP_TOKEN_H
