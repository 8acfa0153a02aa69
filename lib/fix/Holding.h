// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_FIX_HOLDING_H
#define HOLDFAST_FIX_HOLDING_H

#include "fix/Referents.h"
#include "flow/Discards.h"
#include "model/Handle.h"

#include "clang/AST/ASTContext.h"

#include <optional>

namespace holdfast {

/// How a holdfast::task_set can hold the work behind a handle.
struct Holding {
  enum class Edit {
    /// tasks.spawn(f, a) in the place of the call.
    Spawn,
    /// tasks.add(call).
    Add,
    /// tasks.handler() in the place of the argument that decided.
    Handler,
    /// tasks.wrap(f) in the place of the argument that decided.
    Wrap,
  };

  Edit How = Edit::Add;
  /// What the work may refer to.
  Referents Needs;
  /// The statement waited for the work, which from now on runs concurrently.
  bool WasSerial = false;

  /// Whether the set only learns that somebody else's executor is done with the work.
  bool isLeftToExecutor() const { return How == Edit::Handler || How == Edit::Wrap; }
};

/// Whether what \p Dropped spells can be the argument of a call: the construction
/// in `std::thread t(f)` can't.
bool canBeArgument(const Discard &Dropped);

/// How the work behind \p Dropped can be held.
/// \returns nothing when no edit there gives it to a set.
std::optional<Holding> howToHold(const Discard &Dropped, const Handle &Made,
                                 const clang::ASTContext &Context);

} // namespace holdfast

#endif // HOLDFAST_FIX_HOLDING_H
