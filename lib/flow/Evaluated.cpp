// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "flow/Evaluated.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/ExprConcepts.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace holdfast {

namespace {

bool isUnevaluated(const Stmt &Code) {
  if (const auto *TypeId = dyn_cast<CXXTypeidExpr>(&Code))
    return !TypeId->isPotentiallyEvaluated();
  return isa<UnaryExprOrTypeTraitExpr, CXXNoexceptExpr, RequiresExpr, ConceptSpecializationExpr>(
      Code);
}

} // namespace

void forEachEvaluated(const Stmt &Code, const ASTContext &Context,
                      llvm::function_ref<void(const Stmt &)> Visit) {
  if (isUnevaluated(Code))
    return;
  Visit(Code);
  const auto Enter = [&](const Stmt *Child) {
    if (Child)
      forEachEvaluated(*Child, Context, Visit);
  };
  if (const auto *Closure = dyn_cast<LambdaExpr>(&Code)) {
    for (const Expr *Init : Closure->capture_inits())
      Enter(Init);
  } else if (const auto *Coroutine = dyn_cast<CoroutineBodyStmt>(&Code)) {
    Enter(Coroutine->getBody());
  } else if (const auto *Return = dyn_cast<CoreturnStmt>(&Code)) {
    Enter(Return->getOperand());
  } else if (const auto *Suspension = dyn_cast<CoroutineSuspendExpr>(&Code)) {
    Enter(Suspension->getOperand());
  } else if (const auto *Selection = dyn_cast<GenericSelectionExpr>(&Code)) {
    if (!Selection->isResultDependent())
      Enter(Selection->getResultExpr());
  } else if (const auto *If = dyn_cast<IfStmt>(&Code);
             If && If->isConstexpr() && !If->getCond()->isInstantiationDependent()) {
    Enter(If->getInit());
    if (const auto Taken = If->getNondiscardedCase(Context))
      Enter(*Taken);
  } else if (const auto *For = dyn_cast<CXXForRangeStmt>(&Code)) {
    Enter(For->getInit());
    Enter(For->getRangeInit());
    Enter(For->getBody());
  } else {
    for (const Stmt *Child : Code.children())
      Enter(Child);
  }
}

} // namespace holdfast
