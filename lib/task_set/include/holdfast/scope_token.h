// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How senders are held: a token of a task set for C++26's std::execution::spawn.

#ifndef HOLDFAST_SCOPE_TOKEN_H
#define HOLDFAST_SCOPE_TOKEN_H

#include "holdfast/detail/config.h"
#include "holdfast/detail/membership.h"
#include "holdfast/detail/state.h"
#include "holdfast/source_location.h"
#include "holdfast/stop_token.h"

#include <exception>
#include <utility>

namespace holdfast {
inline namespace HOLDFAST_ABI {

/// Models scope_token of C++26 and of stdexec: std::execution::spawn(sender,
/// tasks.get_token()). A closed set refuses the sender, which never starts then.
/// spawn() takes no sender that can fail: handle its errors, for example by
/// giving them to fail(). The set must outlive the token, though not what was
/// spawned with it.
class scope_token {
public:
  /// A membership, or an empty one if the set is closed.
  [[nodiscard]] detail::membership try_associate() const noexcept {
    return detail::membership::try_enter(*set_, where_);
  }

  /// The sender as it is.
  template <class Sender> [[nodiscard]] Sender &&wrap(Sender &&sender) const noexcept {
    return std::forward<Sender>(sender);
  }

  /// An error of the set. Call it from a task of the set.
  void fail(std::exception_ptr error) const noexcept { set_->fail({std::move(error), where_}); }
  void fail(std::error_code code) const noexcept {
    set_->fail({detail::exception_with(code), where_, code});
  }

  [[nodiscard]] stop_token get_stop_token() const noexcept { return set_->stop().get_token(); }

private:
  friend class task_set;

  scope_token(detail::state &set, const source_location &where) noexcept
      : set_(&set), where_(where) {}

  detail::state *set_;
  source_location where_;
};

} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_SCOPE_TOKEN_H
