// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "flow/Evaluated.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/ExprConcepts.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace holdfast {

void forEachEvaluated(const Stmt &Code, const ASTContext &Context,
                      llvm::function_ref<void(const Stmt &)> Visit) {
  const auto Enter = [&](const Stmt *Child) {
    if (Child)
      forEachEvaluated(*Child, Context, Visit);
  };
  const auto EnterAll = [&] {
    for (const Stmt *Child : Code.children())
      Enter(Child);
  };
  // Every statement of the user comes by here, several times.
  switch (Code.getStmtClass()) {
  // Unevaluated.
  case Stmt::UnaryExprOrTypeTraitExprClass:
  case Stmt::CXXNoexceptExprClass:
  case Stmt::RequiresExprClass:
  case Stmt::ConceptSpecializationExprClass:
    return;
  case Stmt::CXXTypeidExprClass:
    if (!cast<CXXTypeidExpr>(Code).isPotentiallyEvaluated())
      return;
    Visit(Code);
    EnterAll();
    return;
  case Stmt::LambdaExprClass:
    Visit(Code);
    for (const Expr *Init : cast<LambdaExpr>(Code).capture_inits())
      Enter(Init);
    return;
  case Stmt::CoroutineBodyStmtClass:
    Visit(Code);
    Enter(cast<CoroutineBodyStmt>(Code).getBody());
    return;
  case Stmt::CoreturnStmtClass:
    Visit(Code);
    Enter(cast<CoreturnStmt>(Code).getOperand());
    return;
  case Stmt::CoawaitExprClass:
  case Stmt::CoyieldExprClass:
    Visit(Code);
    Enter(cast<CoroutineSuspendExpr>(Code).getOperand());
    return;
  case Stmt::GenericSelectionExprClass:
    Visit(Code);
    if (const auto &Selection = cast<GenericSelectionExpr>(Code); !Selection.isResultDependent())
      Enter(Selection.getResultExpr());
    return;
  case Stmt::IfStmtClass: {
    Visit(Code);
    const auto &If = cast<IfStmt>(Code);
    if (!If.isConstexpr() || If.getCond()->isInstantiationDependent()) {
      EnterAll();
      return;
    }
    // `if constexpr`
    Enter(If.getInit());
    if (const auto Taken = If.getNondiscardedCase(Context))
      Enter(*Taken);
    return;
  }
  case Stmt::CXXForRangeStmtClass: {
    Visit(Code);
    const auto &For = cast<CXXForRangeStmt>(Code);
    Enter(For.getInit());
    Enter(For.getRangeInit());
    Enter(For.getBody());
    return;
  }
  default:
    Visit(Code);
    EnterAll();
  }
}

} // namespace holdfast
