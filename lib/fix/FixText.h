// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_FIX_FIXTEXT_H
#define HOLDFAST_FIX_FIXTEXT_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "clang/Basic/Diagnostic.h"
#include "llvm/ADT/SmallVector.h"

namespace holdfast {

/// The edits that put \p Text, a text of the catalogue, in the place of
/// \p Spelled. What it keeps of the code is not touched, so that edits in it
/// compose with these.
/// \param Value the call or construction that \p Spelled spells.
/// \param Access how a member of the scope is called, "tasks_." or "tasks->";
///   empty when there is no scope.
/// \returns nothing when the text can't be used there: it needs a scope, an
///   object that can be named twice, or arguments, and there is none.
std::optional<llvm::SmallVector<clang::FixItHint, 2>>
editsOf(llvm::StringRef Text, const clang::Expr &Spelled, const clang::Expr &Value,
        llvm::StringRef Access, const clang::ASTContext &Context);

} // namespace holdfast

#endif // HOLDFAST_FIX_FIXTEXT_H
