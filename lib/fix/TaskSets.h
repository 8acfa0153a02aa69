// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_FIX_TASKSETS_H
#define HOLDFAST_FIX_TASKSETS_H

#include "fix/Referents.h"

#include "clang/AST/Decl.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"

#include <optional>
#include <string>

namespace holdfast {

/// A local task set: one in the code, or one that the fix of an earlier finding
/// in the same function declares.
struct LocalTaskSet {
  std::string Name;
  clang::SourceLocation Declared;
  /// The block it is declared in.
  const clang::CompoundStmt *Block = nullptr;
};

/// How a scope in reach is used.
struct ScopeAccess {
  /// How to call a member: "tasks_.", "tasks->".
  std::string Text;
  /// It may outlive the call of the function it is used in.
  bool OutlivesCall = false;
};

/// The scope that is in reach. Scopes that would outlive what \p Needs names are
/// not; of several of the same kind none is, except that a local one in an inner
/// block is preferred to one further out.
/// \param Path what encloses the place, outermost first.
/// \param Function the function it stands in.
/// \param IsScope which types are scopes that would do.
/// \param Planned sets that are about to be declared in \p Function.
/// \returns nothing when no scope is in reach.
std::optional<ScopeAccess> scopeInReach(llvm::ArrayRef<const clang::Stmt *> Path,
                                        const clang::FunctionDecl &Function, const Referents &Needs,
                                        clang::SourceLocation Place,
                                        llvm::function_ref<bool(clang::QualType)> IsScope,
                                        llvm::ArrayRef<LocalTaskSet> Planned);

/// Whether \p Type is holdfast::task_set, or a class derived from it.
bool isTaskSet(clang::QualType Type);

} // namespace holdfast

#endif // HOLDFAST_FIX_TASKSETS_H
