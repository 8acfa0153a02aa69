// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_MODEL_SCOPES_H
#define HOLDFAST_MODEL_SCOPES_H

#include "catalog/Catalog.h"

#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/STLFunctionalExtras.h"

#include <optional>

namespace holdfast {

/// A type that holds work until it completes.
struct ScopeType {
  /// What its destructor does.
  ScopeEnd AtEnd = ScopeEnd::Nothing;
  /// What the catalogue says of it; empty when its shape told.
  Listing<ScopeEntry> Entry;
};

/// What is known of \p Record as a scope: from the catalogue, from an annotation
/// "holdfast::scope", or because its destructor joins or cancels and one of its
/// members takes a handle.
/// \param IsHandle whether an object of some type is a handle.
std::optional<ScopeType> scopeType(const clang::CXXRecordDecl &Record, const Catalog &Known,
                                   llvm::function_ref<bool(clang::QualType)> IsHandle);

/// Whether the member \p Method of the scope \p Scope takes over the work it is
/// given, so that what it returns may be dropped.
bool takesOver(const ScopeType &Scope, const clang::CXXMethodDecl &Method,
               llvm::function_ref<bool(clang::QualType)> IsHandle);

/// Whether a scope holds the work behind \p Value, a chain of calls, although the
/// handle does not show it: a call of the chain is given a scope,
/// with_gate(gate, f), or a closure that captures a hold on one,
/// finally([hold = gate.hold()] {}).
bool isHeldByScope(const clang::Expr &Value,
                   llvm::function_ref<bool(const clang::CXXRecordDecl &)> IsScope);

} // namespace holdfast

#endif // HOLDFAST_MODEL_SCOPES_H
