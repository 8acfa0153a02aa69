// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_FLOW_LOSTRESULTS_H
#define HOLDFAST_FLOW_LOSTRESULTS_H

#include "flow/Callables.h"

#include "clang/AST/ASTContext.h"
#include "llvm/ADT/STLFunctionalExtras.h"

#include <string>

namespace holdfast {

/// A callable that returns something, given to what calls it and drops that.
struct LostResult {
  /// The callable, as written.
  const clang::Expr *Given = nullptr;
  Callable What;
  /// What drops the result: a type that returns nothing, or a function. As
  /// messages quote it.
  std::string DroppedBy;
  /// Where, in a function whose body is visible, the callable is called and its
  /// result dropped; invalid when the type decides or the function is a known one.
  clang::SourceLocation Where;
};

/// What the finder asks its user.
struct LostResultQuestions {
  /// Whether it matters that what the callable returns is dropped.
  llvm::function_ref<bool(const Callable &)> Matters;
  /// Whether the function or constructor of this qualified name calls what it is
  /// given and drops what that returns, like std::for_each.
  llvm::function_ref<bool(llvm::StringRef)> DropsResults;
};

/// Calls \p Found for each callable in \p Code whose result is lost where it is
/// given to: converted to a type that returns nothing; passed to a function that
/// is known to drop results; or to one whose body is visible, not in a system
/// header, calls it, and drops what it returned.
void forEachLostResult(const clang::Stmt &Code, const clang::ASTContext &Context,
                       const LostResultQuestions &Ask,
                       llvm::function_ref<void(const LostResult &)> Found);

} // namespace holdfast

#endif // HOLDFAST_FLOW_LOSTRESULTS_H
