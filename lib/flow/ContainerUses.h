// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_FLOW_CONTAINERUSES_H
#define HOLDFAST_FLOW_CONTAINERUSES_H

#include "clang/AST/Decl.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace holdfast {

/// What a function does with a container.
enum class ContainerMention {
  /// It puts something in: `c.push_back(x);`.
  Add,
  /// It asks for its size, or reserves room.
  Query,
  /// Anything else: it may read, remove or pass on what is in there.
  Use,
};

/// One mention of a container.
struct ContainerUse {
  /// A variable, by its first declaration, or a member of any object.
  const clang::ValueDecl *Container = nullptr;
  ContainerMention Kind = ContainerMention::Use;
  /// The name of the container in the code.
  const clang::Expr *Reference = nullptr;
  /// Of an Add by a member function the call; else null.
  const clang::CXXMemberCallExpr *Call = nullptr;
  /// Of a Query: it asks for the size only, or whether that is zero.
  bool IsSizeQuery = false;
  /// A loop of the function is around it.
  bool IsInLoop = false;
};

/// Calls \p Found for each mention of a container, as \p IsWanted tells by its
/// declaration, in \p Code. In the bodies of its lambdas only mentions of local
/// variables count: the rest is the lambdas' own.
void forEachContainerUse(const clang::Stmt &Code,
                         llvm::function_ref<bool(const clang::ValueDecl &)> IsWanted,
                         llvm::function_ref<void(const ContainerUse &)> Found);

/// Whether all code that can name \p Member is in this translation unit: its class
/// is defined in a source file that is compiled on its own, or it is private and
/// everything that has access is defined here.
bool isFullyVisible(const clang::FieldDecl &Member);

} // namespace holdfast

#endif // HOLDFAST_FLOW_CONTAINERUSES_H
