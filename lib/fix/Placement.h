// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_FIX_PLACEMENT_H
#define HOLDFAST_FIX_PLACEMENT_H

#include "fix/Referents.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/ArrayRef.h"

#include <optional>

namespace holdfast {

/// Where a local task set can be declared.
struct Placement {
  /// The block it belongs to.
  const clang::CompoundStmt *Block = nullptr;
  /// The statement of Block it stands before.
  const clang::Stmt *Before = nullptr;
};

/// Whether \p Code is a loop.
bool isLoop(const clang::Stmt &Code);

/// Whether \p Code is a loop that only a jump leaves. A set around it would take
/// in task after task and perhaps never be left.
bool isEndlessLoop(const clang::Stmt &Code, const clang::ASTContext &Context);

/// The place for a new local task set that holds the work started at the end of
/// \p Path: the innermost block, or the one around the loops when nothing the
/// work refers to is declared inside them, after all that it refers to.
/// \param Path what encloses the expression, outermost first.
/// \param Expression the outermost expression of the statement, when it stands
///   directly in a block.
/// \returns nothing where no declaration can go or its destructor must not run:
///   coroutines (a set that waits would block the thread they resume on),
///   constexpr functions, functions with labels, code outside of functions.
std::optional<Placement> placeTaskSet(llvm::ArrayRef<const clang::Stmt *> Path,
                                      const clang::Stmt &Expression,
                                      const clang::FunctionDecl &Function, const Referents &Needs,
                                      const clang::ASTContext &Context);

} // namespace holdfast

#endif // HOLDFAST_FIX_PLACEMENT_H
