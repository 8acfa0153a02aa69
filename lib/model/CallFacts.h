// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Questions about a call that entries of the catalogue ask.

#ifndef HOLDFAST_MODEL_CALLFACTS_H
#define HOLDFAST_MODEL_CALLFACTS_H

#include "catalog/Library.h"

#include "clang/AST/ExprCXX.h"

namespace holdfast {

/// Whether \p Case is about \p Value, a call or a construction.
/// \param Spawner where it stands.
bool applies(const SpawnCase &Case, const SpawnerEntry &Spawner, const clang::Expr &Value);

/// Whether \p Entry is about \p Value, a call of one of its functions.
bool applies(const ContinuationEntry &Entry, const clang::Expr &Value);

/// The object that \p Value, a call of a member or of an overloaded operator, is
/// called on, as written; null when there is none.
const clang::Expr *objectOf(const clang::Expr &Value);

/// The class that \p Type is, refers to or points to; null when it is another
/// type.
const clang::CXXRecordDecl *recordBehind(clang::QualType Type);

/// Whether \p Expression has the type \p QualifiedName.
bool hasType(const clang::Expr &Expression, llvm::StringRef QualifiedName);

/// Whether \p Name is one of \p Names when case and underscores do not count:
/// "createTask" is "create_task".
bool isNamedAlike(llvm::StringRef Name, llvm::ArrayRef<std::string> Names);

} // namespace holdfast

#endif // HOLDFAST_MODEL_CALLFACTS_H
