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

bool isJoinedLater(const Expr &Call, const Decl &Owner, llvm::ArrayRef<std::string> Members) {
  const ValueDecl *Object = Members.empty() ? nullptr : objectNamedBy(Call);
  if (!Object)
    return false;
  const ASTContext &Context = Owner.getASTContext();
  const SourceManager &Sources = Context.getSourceManager();
  bool IsJoined = false;
  const auto Look = [&](const Stmt &Code) {
    const auto *Join = dyn_cast<CXXMemberCallExpr>(&Code);
    const CXXMethodDecl *Method = Join ? Join->getMethodDecl() : nullptr;
    IsJoined |= Method && Method->getIdentifier() &&
                llvm::is_contained(Members, Method->getName()) && objectNamedBy(*Join) == Object &&
                Sources.isBeforeInTranslationUnit(Call.getEndLoc(), Join->getBeginLoc());
  };
  for (const Decl *Around = &Owner; Around && !IsJoined;) {
    if (const auto *Function = dyn_cast<FunctionDecl>(Around))
      if (const Stmt *Body = Function->getBody())
        forEachEvaluated(*Body, Context, Look);
    const DeclContext *Outer = Around->getParentFunctionOrMethod();
    Around = Outer ? cast<Decl>(Outer) : nullptr;
  }
  return IsJoined;
}

} // namespace holdfast
