// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_FLOW_LATERJOIN_H
#define HOLDFAST_FLOW_LATERJOIN_H

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/ArrayRef.h"

#include <string>

namespace holdfast {

/// Whether the object that \p Call is called on is asked further down in \p Owner,
/// or in a function around it, to wait for all that it was given: one of \p Members
/// is called on it.
bool isJoinedLater(const clang::Expr &Call, const clang::Decl &Owner,
                   llvm::ArrayRef<std::string> Members);

} // namespace holdfast

#endif // HOLDFAST_FLOW_LATERJOIN_H
