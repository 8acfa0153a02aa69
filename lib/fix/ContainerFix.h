// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_FIX_CONTAINERFIX_H
#define HOLDFAST_FIX_CONTAINERFIX_H

#include "fix/FixPlanner.h"

#include "clang/AST/Decl.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/ArrayRef.h"

#include <optional>

namespace holdfast {

/// Turns a container of handles into a task set, which lets go of each task when it
/// has finished.
/// \param Container a variable or member that nothing but \p Additions and questions
///   for its size mentions.
/// \param Additions the calls that put \p Held into it.
/// \returns nothing when an addition has no counterpart, or an edit no place. A
///   member's fix is an alternative: its class can no longer be moved.
std::optional<Remedy> containerAsTaskSet(const clang::DeclaratorDecl &Container,
                                         llvm::ArrayRef<const clang::CXXMemberCallExpr *> Additions,
                                         const Handle &Held, const FixEnvironment &Environment);

} // namespace holdfast

#endif // HOLDFAST_FIX_CONTAINERFIX_H
