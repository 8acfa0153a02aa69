// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_FIX_RACES_H
#define HOLDFAST_FIX_RACES_H

#include "fix/Referents.h"
#include "flow/Discards.h"

#include "clang/AST/Decl.h"

namespace holdfast {

/// Whether work that was waited for in its statement would race when it is not:
/// with code of \p Function that comes later, or with itself in the next
/// iteration of a loop. It does when both mention a variable, or a member of the
/// object, and one of them may write it.
///
/// What functions do that are called is not looked into, except that a member
/// function of the object may write any member. Objects made to be shared
/// (std::atomic, std::mutex and the like) do not count.
/// \param Needs what the work may refer to.
bool wouldRace(const Discard &Dropped, const clang::FunctionDecl &Function, const Referents &Needs);

} // namespace holdfast

#endif // HOLDFAST_FIX_RACES_H
