// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "flow/LaterJoin.h"

#include "flow/Evaluated.h"
#include "support/AstHelpers.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace holdfast {

namespace {

/// The variable or member that \p Object names, also through a pointer to it; null
/// when it is none.
const ValueDecl *declarationNamedBy(const Expr &Object) {
  const Expr *Written = writtenExpr(&Object);
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Written);
      Operator && (Operator->getOperator() == OO_Arrow || Operator->getOperator() == OO_Star))
    return declarationNamedBy(*Operator->getArg(0));
  if (const auto *Dereference = dyn_cast<UnaryOperator>(Written);
      Dereference && Dereference->getOpcode() == UO_Deref)
    return declarationNamedBy(*Dereference->getSubExpr());
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Written))
    return Reference->getDecl();
  if (const auto *Member = dyn_cast<MemberExpr>(Written))
    return Member->getMemberDecl();
  return nullptr;
}

const ValueDecl *objectNamedBy(const Expr &Value) {
  const auto *Call = dyn_cast<CXXMemberCallExpr>(&Value);
  return Call ? declarationNamedBy(*Call->getImplicitObjectArgument()) : nullptr;
}

} // namespace

bool LaterJoins::isJoinedLater(const Expr &Call, const Decl &Owner,
                               llvm::ArrayRef<std::string> Members) {
  const ValueDecl *Object = Members.empty() ? nullptr : objectNamedBy(Call);
  if (!Object)
    return false;
  ASTContext &Context = Owner.getASTContext();
  const auto IsLater = [&](const LastCalls &Calls) {
    return llvm::any_of(Members, [&](const std::string &Member) {
      const SourceLocation Last = Calls.lookup({Object, &Context.Idents.get(Member)});
      return Last.isValid() &&
             Context.getSourceManager().isBeforeInTranslationUnit(Call.getEndLoc(), Last);
    });
  };
  for (const Decl *Around = &Owner; Around;) {
    if (const auto *Function = dyn_cast<FunctionDecl>(Around);
        Function && IsLater(callsIn(*Function)))
      return true;
    const DeclContext *Outer = Around->getParentFunctionOrMethod();
    Around = Outer ? cast<Decl>(Outer) : nullptr;
  }
  return false;
}

const LaterJoins::LastCalls &LaterJoins::callsIn(const FunctionDecl &Function) {
  const auto [Entry, IsNew] = Known.try_emplace(&Function);
  LastCalls &Calls = Entry->second;
  const Stmt *Body = IsNew ? Function.getBody() : nullptr;
  if (!Body)
    return Calls;
  const ASTContext &Context = Function.getASTContext();
  forEachEvaluated(*Body, Context, [&](const Stmt &Code) {
    const auto *Call = dyn_cast<CXXMemberCallExpr>(&Code);
    const CXXMethodDecl *Method = Call ? Call->getMethodDecl() : nullptr;
    const ValueDecl *Object = Method && Method->getIdentifier() ? objectNamedBy(*Call) : nullptr;
    if (!Object)
      return;
    SourceLocation &Last = Calls[{Object, Method->getIdentifier()}];
    if (Last.isInvalid() ||
        Context.getSourceManager().isBeforeInTranslationUnit(Last, Call->getBeginLoc()))
      Last = Call->getBeginLoc();
  });
  return Calls;
}

} // namespace holdfast
