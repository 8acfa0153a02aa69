// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/CoroutineType.h"

#include "model/Awaitable.h"
#include "support/AstHelpers.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace holdfast {

namespace {

const CXXRecordDecl *typeMember(const CXXRecordDecl &Record, StringRef Name) {
  const NamedDecl *Member = memberNamed(Record, Name);
  if (const auto *Class = dyn_cast_or_null<CXXRecordDecl>(Member))
    return definitionOrPattern(Class);
  if (const auto *Alias = dyn_cast_or_null<TypedefNameDecl>(Member))
    return recordOf(Alias->getUnderlyingType());
  return nullptr;
}

/// The promise type named by a specialisation of std::coroutine_traits for
/// \p Record, which is how a type that is not one's own is made a coroutine
/// type.
const CXXRecordDecl *promiseFromTraits(const CXXRecordDecl &Record) {
  const ASTContext &Context = Record.getASTContext();
  const auto FromTraits = [&](const DeclContext *Namespace) -> const CXXRecordDecl * {
    for (const NamedDecl *Found : Namespace->lookup(&Context.Idents.get("coroutine_traits"))) {
      const auto *Traits = dyn_cast<ClassTemplateDecl>(Found);
      if (!Traits)
        continue;
      for (const ClassTemplateSpecializationDecl *Specialization : Traits->specializations()) {
        const TemplateArgument &Result = Specialization->getTemplateArgs()[0];
        if (Result.getKind() != TemplateArgument::Type ||
            Result.getAsType()->getAsCXXRecordDecl() == nullptr ||
            Result.getAsType()->getAsCXXRecordDecl()->getCanonicalDecl() !=
                Record.getCanonicalDecl())
          continue;
        if (const CXXRecordDecl *Promise = typeMember(*Specialization, "promise_type"))
          return Promise;
      }
    }
    return nullptr;
  };
  for (const NamedDecl *Found :
       Context.getTranslationUnitDecl()->lookup(&Context.Idents.get("std")))
    if (const auto *Std = dyn_cast<NamespaceDecl>(Found))
      if (const CXXRecordDecl *Promise = FromTraits(Std))
        return Promise;
  return nullptr;
}

const CXXRecordDecl *promiseOf(const CXXRecordDecl &Record, const FunctionDecl *Callee) {
  if (Callee)
    if (const auto *Body = dyn_cast_or_null<CoroutineBodyStmt>(bodyOf(*Callee)))
      if (const CXXRecordDecl *Promise = recordOf(Body->getPromiseDecl()->getType()))
        return Promise;
  if (const CXXRecordDecl *Promise = typeMember(Record, "promise_type"))
    return Promise;
  return promiseFromTraits(Record);
}

/// The class of what \p Function returns, also when its `auto` was deduced in a
/// template nobody has instantiated yet.
const CXXRecordDecl *returnedRecord(const FunctionDecl &Function) {
  if (const CXXRecordDecl *Record = recordOf(Function.getReturnType()))
    return Record;
  const CXXRecordDecl *Returned = nullptr;
  if (const Stmt *Body = bodyOf(Function))
    forEachReturnedValue(*Body, [&](const Expr &Value) { Returned = recordOf(Value.getType()); });
  return Returned;
}

/// The literal an awaiter's await_ready() returns, if that is all it does.
std::optional<bool> constantReadiness(const FunctionDecl &AwaitReady) {
  const auto *Body = dyn_cast_or_null<CompoundStmt>(bodyOf(AwaitReady));
  if (!Body || Body->size() != 1)
    return std::nullopt;
  const auto *Return = dyn_cast<ReturnStmt>(Body->body_front());
  if (!Return || !Return->getRetValue())
    return std::nullopt;
  const auto *Literal = dyn_cast<CXXBoolLiteralExpr>(Return->getRetValue()->IgnoreParenImpCasts());
  return Literal ? std::optional<bool>(Literal->getValue()) : std::nullopt;
}

bool hasEmptyBody(const FunctionDecl &Function) {
  const auto *Body = dyn_cast_or_null<CompoundStmt>(bodyOf(Function));
  return Body && Body->body_empty();
}

/// Whether a coroutine goes on at \p Suspension, its initial or final one: Eager, or
/// waits there: Lazy.
CoroutineStart startAfter(const FunctionDecl &Suspension) {
  const CXXRecordDecl *Awaiter = returnedRecord(Suspension);
  if (!Awaiter)
    return CoroutineStart::Unknown;
  const FunctionDecl *Ready = methodNamed(*Awaiter, "await_ready");
  const FunctionDecl *Suspend = methodNamed(*Awaiter, "await_suspend");
  if (!Ready || !Suspend)
    return CoroutineStart::Unknown;
  const std::optional<bool> IsReady = constantReadiness(*Ready);
  if (!IsReady)
    return CoroutineStart::Unknown;
  if (*IsReady)
    return CoroutineStart::Eager;
  // One that suspends into an executor runs without being awaited.
  return hasEmptyBody(*Suspend) ? CoroutineStart::Lazy : CoroutineStart::Unknown;
}

bool rethrows(const Stmt &Code) {
  return isa<CXXThrowExpr>(Code) ||
         llvm::any_of(Code.children(), [](const Stmt *Child) { return Child && rethrows(*Child); });
}

CoroutineError errorOf(const CXXRecordDecl &Promise) {
  const FunctionDecl *Handler = methodNamed(Promise, "unhandled_exception");
  if (!Handler)
    return CoroutineError::IsLost;
  if (analyzeEffect(*Handler).Terminates)
    return CoroutineError::Terminates;
  const Stmt *Body = bodyOf(*Handler);
  return Body && rethrows(*Body) ? CoroutineError::IsThrownToResumer : CoroutineError::IsLost;
}

/// Whether making the returned object resumes the coroutine, which then runs in
/// the call although it suspends initially.
bool isResumedWhenMade(const CXXRecordDecl &Record, const CXXRecordDecl &Promise) {
  if (const FunctionDecl *Maker = methodNamed(Promise, "get_return_object"))
    if (analyzeEffect(*Maker).Resumes)
      return true;
  return llvm::any_of(Record.ctors(), [](const CXXConstructorDecl *Constructor) {
    return analyzeEffect(*Constructor).Resumes;
  });
}

} // namespace

std::optional<CoroutineType> readCoroutineType(const CXXRecordDecl &Record,
                                               const FunctionDecl *Callee) {
  const CXXRecordDecl *Promise = promiseOf(Record, Callee);
  if (!Promise)
    return std::nullopt;

  CoroutineType Result;
  Result.InitialSuspend = methodNamed(*Promise, "initial_suspend");
  if (Result.InitialSuspend)
    Result.Start = startAfter(*Result.InitialSuspend);
  if (Result.Start == CoroutineStart::Lazy && isResumedWhenMade(Record, *Promise))
    Result.Start = CoroutineStart::Eager;
  Result.Drop = analyzeDrop(Record);
  Result.Error = errorOf(*Promise);
  Result.IsAwaitable = isAwaitable(Record);
  Result.IsGenerator = !Result.IsAwaitable && memberNamed(*Promise, "yield_value");

  const bool DropMatters = Result.Drop.Terminates || Result.Drop.Waits || Result.Drop.Cancels ||
                           Result.Drop.DestroysCoroutine;
  const bool RunsByItself = Result.Start != CoroutineStart::Lazy || Result.Drop.Resumes;
  const bool CanBeObserved = Result.IsAwaitable || hasJoiningVocabulary(Record);
  // As folly::Optional, whose coroutines end in the call, with a value or without one.
  const FunctionDecl *Final = methodNamed(*Promise, "final_suspend");
  const bool IsValue = Final && startAfter(*Final) == CoroutineStart::Eager &&
                       Result.Start == CoroutineStart::Eager && holdsValueOrError(Record);
  Result.IsMadeToBeDropped = RunsByItself && !DropMatters && (!CanBeObserved || IsValue);
  return Result;
}

} // namespace holdfast
