// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "flow/Evaluated.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/ExprConcepts.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace holdfast {

bool isUnevaluated(const Stmt &Code) {
  // Every statement of the user comes by here, several times.
  switch (Code.getStmtClass()) {
  case Stmt::UnaryExprOrTypeTraitExprClass:
  case Stmt::CXXNoexceptExprClass:
  case Stmt::RequiresExprClass:
  case Stmt::ConceptSpecializationExprClass:
    return true;
  case Stmt::CXXTypeidExprClass:
    return !cast<CXXTypeidExpr>(Code).isPotentiallyEvaluated();
  default:
    return false;
  }
}

void forEachEvaluated(const Stmt &Code, const ASTContext &Context,
                      llvm::function_ref<void(const Stmt &)> Visit) {
  if (isUnevaluated(Code))
    return;
  Visit(Code);
  const auto Enter = [&](const Stmt *Child) {
    if (Child)
      forEachEvaluated(*Child, Context, Visit);
  };
  switch (Code.getStmtClass()) {
  case Stmt::LambdaExprClass:
    for (const Expr *Init : cast<LambdaExpr>(Code).capture_inits())
      Enter(Init);
    return;
  case Stmt::CoroutineBodyStmtClass:
    Enter(cast<CoroutineBodyStmt>(Code).getBody());
    return;
  case Stmt::CoreturnStmtClass:
    Enter(cast<CoreturnStmt>(Code).getOperand());
    return;
  case Stmt::CoawaitExprClass:
  case Stmt::CoyieldExprClass:
    Enter(cast<CoroutineSuspendExpr>(Code).getOperand());
    return;
  case Stmt::GenericSelectionExprClass:
    if (const auto &Selection = cast<GenericSelectionExpr>(Code); !Selection.isResultDependent())
      Enter(Selection.getResultExpr());
    return;
  case Stmt::IfStmtClass: {
    const auto &If = cast<IfStmt>(Code);
    if (!If.isConstexpr() || If.getCond()->isInstantiationDependent())
      break;
    Enter(If.getInit());
    if (const auto Taken = If.getNondiscardedCase(Context))
      Enter(*Taken);
    return;
  }
  case Stmt::CXXForRangeStmtClass: {
    const auto &For = cast<CXXForRangeStmt>(Code);
    Enter(For.getInit());
    Enter(For.getRangeInit());
    Enter(For.getBody());
    return;
  }
  default:
    break;
  }
  for (const Stmt *Child : Code.children())
    Enter(Child);
}

} // namespace holdfast
