// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_FLOW_LATERJOIN_H
#define HOLDFAST_FLOW_LATERJOIN_H

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "clang/Basic/IdentifierTable.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"

#include <string>
#include <utility>

namespace holdfast {

/// Knows which objects functions ask to wait. Reads each function once, however often
/// it is asked about.
class LaterJoins {
public:
  /// Whether the object that \p Call is called on is asked further down in \p Owner,
  /// or in a function around it, to wait for all that it was given: one of \p Members
  /// is called on it.
  bool isJoinedLater(const clang::Expr &Call, const clang::Decl &Owner,
                     llvm::ArrayRef<std::string> Members);

private:
  /// The last call of a member, by the object that it names and by its name.
  using LastCalls =
      llvm::DenseMap<std::pair<const clang::ValueDecl *, const clang::IdentifierInfo *>,
                     clang::SourceLocation>;
  const LastCalls &callsIn(const clang::FunctionDecl &Function);

  llvm::DenseMap<const clang::FunctionDecl *, LastCalls> Known;
};

} // namespace holdfast

#endif // HOLDFAST_FLOW_LATERJOIN_H
