// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/Awaitable.h"

#include "support/AstHelpers.h"

#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace holdfast {

namespace {

bool isCoAwaitOperator(const Decl &Member) {
  const FunctionDecl *Function = Member.getAsFunction();
  return Function && Function->getOverloadedOperator() == OO_Coawait && !Function->isDeleted();
}

bool isAwaiter(const CXXRecordDecl &Record) {
  return memberNamed(Record, "await_ready") && memberNamed(Record, "await_suspend") &&
         memberNamed(Record, "await_resume");
}

/// The template \p Record comes from, or itself: what overloads are written for.
const Decl *templateOrSelf(const CXXRecordDecl *Record) {
  if (!Record)
    return nullptr;
  if (const auto *Specialization = dyn_cast<ClassTemplateSpecializationDecl>(Record))
    return Specialization->getSpecializedTemplate()->getCanonicalDecl();
  if (const ClassTemplateDecl *Template = Record->getDescribedClassTemplate())
    return Template->getCanonicalDecl();
  return Record->getCanonicalDecl();
}

const FunctionDecl *freeCoAwait(const CXXRecordDecl &Record) {
  const DeclContext *Namespace = Record.getDeclContext()->getEnclosingNamespaceContext();
  const DeclarationName Name =
      Record.getASTContext().DeclarationNames.getCXXOperatorName(OO_Coawait);
  for (const NamedDecl *Candidate : Namespace->lookup(Name)) {
    const FunctionDecl *Function = Candidate->getAsFunction();
    if (!Function || Function->getNumParams() != 1)
      continue;
    const QualType Parameter = Function->getParamDecl(0)->getType().getNonReferenceType();
    if (templateOrSelf(recordOf(Parameter)) == templateOrSelf(&Record))
      return Function;
  }
  return nullptr;
}

const FunctionDecl *memberCoAwait(const CXXRecordDecl &Record) {
  const FunctionDecl *Found = nullptr;
  anyRecordOrBase(Record, [&](const CXXRecordDecl &Class) {
    for (const Decl *Member : Class.decls())
      if (isCoAwaitOperator(*Member)) {
        Found = Member->getAsFunction();
        return true;
      }
    return false;
  });
  return Found;
}

/// What awaiting an awaiter of class \p Awaiter yields; null when that depends.
QualType resumedType(const CXXRecordDecl *Awaiter) {
  const FunctionDecl *Resume = Awaiter ? methodNamed(*Awaiter, "await_resume") : nullptr;
  if (!Resume || Resume->getReturnType()->isDependentType() ||
      Resume->getReturnType()->isUndeducedType())
    return {};
  return Resume->getReturnType();
}

/// Whether users of \p Record can call a member named one of \p Names.
bool offersOneOf(const CXXRecordDecl &Record, llvm::ArrayRef<llvm::StringLiteral> Names) {
  return anyRecordOrBase(Record, [&](const CXXRecordDecl &Class) {
    return llvm::any_of(Class.decls(), [&](const Decl *Member) {
      if (Member->getAccess() == AS_private || Member->getAccess() == AS_protected)
        return false;
      const auto *Shadow = dyn_cast<UsingShadowDecl>(Member);
      const FunctionDecl *Function =
          Shadow ? Shadow->getTargetDecl()->getAsFunction() : Member->getAsFunction();
      return Function && Function->getIdentifier() &&
             llvm::is_contained(Names, Function->getName());
    });
  });
}

} // namespace

bool isAwaitable(const CXXRecordDecl &Record) {
  return isAwaiter(Record) || memberCoAwait(Record) || freeCoAwait(Record);
}

QualType awaitedType(const CXXRecordDecl &Record) {
  QualType Result = resumedType(&Record);
  if (const FunctionDecl *Operator = memberCoAwait(Record); Result.isNull() && Operator)
    Result = resumedType(recordOf(Operator->getReturnType()));
  if (const FunctionDecl *Operator = freeCoAwait(Record); Result.isNull() && Operator)
    Result = resumedType(recordOf(Operator->getReturnType()));
  // future<T> and task<T> yield a T.
  if (const auto *Specialization = dyn_cast<ClassTemplateSpecializationDecl>(&Record);
      Result.isNull() && Specialization && Specialization->getTemplateArgs().size() > 0) {
    const TemplateArgument &First = Specialization->getTemplateArgs()[0];
    if (First.getKind() == TemplateArgument::Type)
      Result = First.getAsType();
  }
  return Result;
}

const CXXRecordDecl *awaitedGuard(const CXXRecordDecl &Record) {
  const QualType Awaited = awaitedType(Record);
  const CXXRecordDecl *Guard =
      Awaited.isNull() || Awaited->isReferenceType() ? nullptr : recordOf(Awaited);
  Guard = Guard ? Guard->getDefinition() : nullptr;
  if (!Guard || !Guard->hasUserDeclaredDestructor() || isAwaitable(*Guard))
    return nullptr;
  // Strings and containers have destructors too; the locks of the standard library
  // are guards.
  const bool IsLock = Guard->getIdentifier() && Guard->getName().contains("lock");
  return isInStd(*Guard) && !IsLock ? nullptr : Guard;
}

bool hasJoiningVocabulary(const CXXRecordDecl &Record) {
  // Not `start` and `resume`: what runs already has no use for them.
  static constexpr llvm::StringLiteral Names[] = {
      "get",       "join",      "wait", "then", "cancel", "result", "request_stop",
      "sync_wait", "when_done", "Wait", "Join", "Get",    "Then",   "Cancel"};
  return offersOneOf(Record, Names);
}

bool canBeJoined(const CXXRecordDecl &Record) {
  static constexpr llvm::StringLiteral Names[] = {"join",   "wait",         "then",  "cancel",
                                                  "detach", "request_stop", "Wait",  "Join",
                                                  "Then",   "Cancel",       "Detach"};
  return offersOneOf(Record, Names);
}

bool holdsValueOrError(const CXXRecordDecl &Record) {
  return methodNamed(Record, "value") &&
         (methodNamed(Record, "ok") || methodNamed(Record, "has_value") ||
          methodNamed(Record, "hasValue"));
}

} // namespace holdfast
