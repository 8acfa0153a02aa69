// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_FLOW_EVALUATED_H
#define HOLDFAST_FLOW_EVALUATED_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace holdfast {

/// Whether nothing in \p Code runs: an operand of sizeof, noexcept, typeid and the like.
bool isUnevaluated(const clang::Stmt &Code);

/// Calls \p Visit for \p Code and each statement and expression in it that can
/// run, outermost first. Unevaluated operands, branches that `if constexpr`
/// leaves out, what a coroutine's promise adds to its body, and bodies of lambdas
/// are not looked into.
void forEachEvaluated(const clang::Stmt &Code, const clang::ASTContext &Context,
                      llvm::function_ref<void(const clang::Stmt &)> Visit);

} // namespace holdfast

#endif // HOLDFAST_FLOW_EVALUATED_H
