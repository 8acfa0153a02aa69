// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_FLOW_STORAGE_H
#define HOLDFAST_FLOW_STORAGE_H

#include "clang/AST/Decl.h"
#include "clang/AST/ExprCXX.h"

namespace holdfast {

/// Whether \p New makes its object in storage that it is given, `new (&storage) T(x)`:
/// whoever has the storage destroys the object, so the pointer may be dropped.
inline bool isMadeInPlace(const clang::CXXNewExpr &New) {
  const clang::FunctionDecl *Operator = New.getOperatorNew();
  return Operator && Operator->isReservedGlobalPlacementOperator();
}

} // namespace holdfast

#endif // HOLDFAST_FLOW_STORAGE_H
