// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_CHECKS_USERCODE_H
#define HOLDFAST_CHECKS_USERCODE_H

#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace holdfast {

/// A piece of the user's code that stands on its own: the body of a function, or
/// an initialiser.
struct UserCode {
  /// The function, or the variable, member or parameter that is initialised.
  const clang::Decl &Owner;
  const clang::Stmt &Code;
  /// Code is an expression whose value Owner receives.
  bool IsInitializer = false;
};

/// Has \p Check called for all code outside of system headers: functions, with
/// what their lambdas do in matches of their own, and initialisers that stand
/// outside of functions. What a check looks for it finds by one walk over each.
void matchUserCode(clang::ast_matchers::MatchFinder &Finder,
                   clang::ast_matchers::MatchFinder::MatchCallback &Check);

/// Calls \p Visit for each piece of code that \p Result is about; those of one
/// function come together.
void forEachUserCode(const clang::ast_matchers::MatchFinder::MatchResult &Result,
                     llvm::function_ref<void(const UserCode &)> Visit);

} // namespace holdfast

#endif // HOLDFAST_CHECKS_USERCODE_H
