// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_CHECKS_USERCODE_H
#define HOLDFAST_CHECKS_USERCODE_H

#include "clang/AST/ASTContext.h"
#include "llvm/ADT/SmallVector.h"

#include <vector>

namespace holdfast {

/// A piece of the user's code that stands on its own: a function, or an
/// initialiser outside of functions.
struct UserCode {
  /// The function, or the variable, member or parameter that is initialised.
  const clang::Decl *Owner = nullptr;
  /// Of a constructor those that are written; else what Owner receives.
  llvm::SmallVector<const clang::Expr *, 1> Initializers;
  /// The body of a function; null otherwise, and when it is a default's.
  const clang::Stmt *Body = nullptr;
};

/// All code of the translation unit outside of system headers, generated files and
/// imported modules; of an editor, what it is at work on. Templates come with their
/// instantiations after them. Lambdas are functions of their own; those in
/// unevaluated operands, and in branches that `if constexpr` leaves out, do not come.
///
/// One walk serves all checks. A matcher per check would be asked about every
/// declaration in every header of the system, which costs more than all that the
/// checks do.
std::vector<UserCode> findUserCode(clang::ASTContext &Context);

} // namespace holdfast

#endif // HOLDFAST_CHECKS_USERCODE_H
