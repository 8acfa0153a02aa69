// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/Scopes.h"

#include "model/Annotations.h"
#include "model/CallFacts.h"
#include "model/DropAnalysis.h"
#include "support/AstHelpers.h"

#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace holdfast {

namespace {

bool takesHandle(const FunctionDecl &Method, llvm::function_ref<bool(QualType)> IsHandle) {
  return llvm::any_of(Method.parameters(), [&](const ParmVarDecl *Parameter) {
    const QualType Type = Parameter->getType();
    // A reference to a constant leaves the handle with the caller.
    return !(Type->isReferenceType() && Type.getNonReferenceType().isConstQualified()) &&
           IsHandle(Type.getNonReferenceType().getUnqualifiedType());
  });
}

} // namespace

std::optional<ScopeType> scopeType(const CXXRecordDecl &Record, const Catalog &Known,
                                   llvm::function_ref<bool(QualType)> IsHandle) {
  ScopeType Result;
  const bool IsListed = anyRecordOrBase(Record, [&](const CXXRecordDecl &Class) {
    Result.Entry = Known.scope(qualifiedName(Class));
    return static_cast<bool>(Result.Entry);
  });
  if (IsListed) {
    Result.AtEnd = Result.Entry->AtEnd;
    return Result;
  }
  if (isInStd(Record) || !Record.hasDefinition())
    return std::nullopt;
  const bool IsAnnotatedScope = isAnnotated(Record, "holdfast::scope");
  // Most classes take no handles, which is cheaper to see than what a destructor
  // does.
  const bool TakesHandles =
      IsAnnotatedScope || anyRecordOrBase(Record, [&](const CXXRecordDecl &Class) {
        return llvm::any_of(Class.decls(), [&](const Decl *Member) {
          const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Member->getAsFunction());
          return Method && Method->getIdentifier() && takesHandle(*Method, IsHandle);
        });
      });
  if (!TakesHandles)
    return std::nullopt;
  const DropEffect Drop = analyzeDrop(Record);
  if (Drop.Waits)
    Result.AtEnd = ScopeEnd::Joins;
  else if (Drop.Cancels)
    Result.AtEnd = ScopeEnd::Cancels;
  else if (Drop.Terminates)
    Result.AtEnd = ScopeEnd::Terminates;
  if (!IsAnnotatedScope && !Drop.Waits && !Drop.Cancels)
    return std::nullopt;
  return Result;
}

bool takesOver(const ScopeType &Scope, const CXXMethodDecl &Method,
               llvm::function_ref<bool(QualType)> IsHandle) {
  if (Scope.Entry && Method.getIdentifier() &&
      llvm::is_contained(Scope.Entry->TakesOver, Method.getName()))
    return true;
  // A scope that was annotated has no list of its members; what it is given, it
  // has been said to hold.
  return Scope.Entry ? false
                     : takesHandle(Method, IsHandle) ||
                           (isAnnotated(*Method.getParent(), "holdfast::scope") &&
                            Method.getNumParams() > 0);
}

bool isHeldByScope(const Expr &Value, llvm::function_ref<bool(const CXXRecordDecl &)> IsScope) {
  const auto IsOfScope = [&](const Expr &Object) {
    const CXXRecordDecl *Record = recordBehind(Object.getType());
    return Record && IsScope(*Record);
  };
  // A hold is asked of a scope, or has a type that the scope's class declares.
  const auto IsHold = [&](const Expr &Captured) {
    const Expr *Object = objectOf(Captured);
    if (Object && IsOfScope(*Object))
      return true;
    const CXXRecordDecl *Record = recordBehind(Captured.getType());
    const auto *Outer = Record ? dyn_cast<CXXRecordDecl>(Record->getDeclContext()) : nullptr;
    return Outer && IsScope(*Outer);
  };
  for (const Expr *Argument : writtenArguments(Value)) {
    const Expr *Written = writtenExpr(Argument);
    if (IsOfScope(*Written))
      return true;
    if (const auto *Closure = dyn_cast<LambdaExpr>(Written))
      for (const Expr *Captured : Closure->capture_inits())
        if (Captured && IsHold(*writtenExpr(Captured)))
          return true;
  }
  const Expr *Object = objectOf(Value);
  return Object && isHeldByScope(*Object, IsScope);
}

} // namespace holdfast
