// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_FIX_REFERENTS_H
#define HOLDFAST_FIX_REFERENTS_H

#include "model/Handle.h"

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace holdfast {

/// What the work that an expression starts may still refer to after the
/// expression: whatever holds the work must be destroyed first.
struct Referents {
  /// Variables with automatic storage, parameters included.
  llvm::SmallPtrSet<const clang::VarDecl *, 4> Locals;
  /// The object of the surrounding member function.
  bool This = false;
  /// A temporary of the expression itself: nothing can outlive the statement.
  bool Temporary = false;
};

/// What a task_set::spawn() made of the arguments of \p Spawner from index
/// \p Callable on would refer to; it copies them, as std::thread does.
Referents referentsOfSpawn(const clang::Expr &Spawner, unsigned Callable);

/// What the work behind the handle that the call \p Value returns may refer to.
Referents referentsOfCall(const clang::Expr &Value, const Handle &Made);

} // namespace holdfast

#endif // HOLDFAST_FIX_REFERENTS_H
