// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "flow/Discards.h"

#include "support/AstHelpers.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/ExprConcepts.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace holdfast {

namespace {

bool isStdIgnoreAssignment(const CXXOperatorCallExpr &Call) {
  if (Call.getOperator() != OO_Equal || Call.getNumArgs() != 2)
    return false;
  const auto *Target = dyn_cast<DeclRefExpr>(Call.getArg(0)->IgnoreParenImpCasts());
  return Target && qualifiedName(*Target->getDecl()) == "std::ignore";
}

/// Walks code top down and knows at each expression whether its value is used.
class DiscardFinder {
public:
  DiscardFinder(const ASTContext &Context, llvm::function_ref<void(const Discard &)> Found)
      : Context(Context), Found(Found) {}

  /// \p Code stands where a statement stands: an expression's value is dropped.
  void inStatement(const Stmt *Code);

private:
  /// Everything below \p Code that is not itself in a statement's place.
  void inExpression(const Stmt *Code);
  void inChildren(const Stmt &Code);
  /// The value of \p Value is dropped.
  void dropped(const Expr &Value, DiscardForm Form, const Expr *Discarder);

  struct Enter {
    Enter(DiscardFinder &Finder, const Stmt &Code) : Path(Finder.Path) { Path.push_back(&Code); }
    ~Enter() { Path.pop_back(); }
    Enter(const Enter &) = delete;
    Enter &operator=(const Enter &) = delete;
    llvm::SmallVectorImpl<const Stmt *> &Path;
  };

  const ASTContext &Context;
  llvm::function_ref<void(const Discard &)> Found;
  llvm::SmallVector<const Stmt *, 16> Path;
};

void DiscardFinder::inStatement(const Stmt *Code) {
  if (!Code)
    return;
  if (const auto *Value = dyn_cast<Expr>(Code)) {
    dropped(*Value, DiscardForm::Implicit, nullptr);
    inExpression(Value);
    return;
  }
  const Enter Scope(*this, *Code);
  switch (Code->getStmtClass()) {
  case Stmt::IfStmtClass: {
    const auto *If = cast<IfStmt>(Code);
    inStatement(If->getInit());
    inExpression(If->getConditionVariableDeclStmt());
    if (!If->getConditionVariable())
      inExpression(If->getCond());
    // In a template the condition may depend; then both branches count.
    if (If->isConstexpr() && !If->getCond()->isInstantiationDependent()) {
      if (const auto Taken = If->getNondiscardedCase(Context)) {
        inStatement(*Taken);
        return;
      }
    }
    inStatement(If->getThen());
    inStatement(If->getElse());
    return;
  }
  case Stmt::ForStmtClass: {
    const auto *For = cast<ForStmt>(Code);
    inStatement(For->getInit());
    inExpression(For->getConditionVariableDeclStmt());
    if (!For->getConditionVariable())
      inExpression(For->getCond());
    inStatement(For->getInc());
    inStatement(For->getBody());
    return;
  }
  case Stmt::WhileStmtClass: {
    const auto *While = cast<WhileStmt>(Code);
    inExpression(While->getConditionVariableDeclStmt());
    if (!While->getConditionVariable())
      inExpression(While->getCond());
    inStatement(While->getBody());
    return;
  }
  case Stmt::DoStmtClass:
    inStatement(cast<DoStmt>(Code)->getBody());
    inExpression(cast<DoStmt>(Code)->getCond());
    return;
  case Stmt::CXXForRangeStmtClass: {
    const auto *For = cast<CXXForRangeStmt>(Code);
    inStatement(For->getInit());
    inExpression(For->getRangeInit());
    inStatement(For->getBody());
    return;
  }
  case Stmt::SwitchStmtClass: {
    const auto *Switch = cast<SwitchStmt>(Code);
    inStatement(Switch->getInit());
    inExpression(Switch->getConditionVariableDeclStmt());
    if (!Switch->getConditionVariable())
      inExpression(Switch->getCond());
    inStatement(Switch->getBody());
    return;
  }
  // Of a coroutine only what the user wrote; the rest is made from its promise.
  case Stmt::CoroutineBodyStmtClass:
    inStatement(cast<CoroutineBodyStmt>(Code)->getBody());
    return;
  case Stmt::CoreturnStmtClass:
    inExpression(cast<CoreturnStmt>(Code)->getOperand());
    return;
  case Stmt::ReturnStmtClass:
  case Stmt::DeclStmtClass:
  case Stmt::IndirectGotoStmtClass:
    inChildren(*Code);
    return;
  case Stmt::CaseStmtClass:
    inStatement(cast<CaseStmt>(Code)->getSubStmt());
    return;
  default:
    // Compound statements, labels, attributes, try blocks and what the
    // extensions add: their statements are statements.
    for (const Stmt *Child : Code->children())
      inStatement(Child);
    return;
  }
}

void DiscardFinder::inExpression(const Stmt *Code) {
  if (!Code)
    return;
  switch (Code->getStmtClass()) {
  // Unevaluated: nothing runs, so nothing is dropped.
  case Stmt::UnaryExprOrTypeTraitExprClass:
  case Stmt::CXXNoexceptExprClass:
  case Stmt::RequiresExprClass:
  case Stmt::ConceptSpecializationExprClass:
    return;
  case Stmt::CXXTypeidExprClass:
    if (!cast<CXXTypeidExpr>(Code)->isPotentiallyEvaluated())
      return;
    break;
  case Stmt::GenericSelectionExprClass: {
    const auto *Selection = cast<GenericSelectionExpr>(Code);
    if (!Selection->isResultDependent())
      inExpression(Selection->getResultExpr());
    return;
  }
  // A lambda's body is a function of its own.
  case Stmt::LambdaExprClass: {
    const Enter Scope(*this, *Code);
    for (const Expr *Capture : cast<LambdaExpr>(Code)->capture_inits())
      inExpression(Capture);
    return;
  }
  case Stmt::BlockExprClass: {
    const Enter Scope(*this, *Code);
    inStatement(cast<BlockExpr>(Code)->getBody());
    return;
  }
  // The other children of a suspension repeat the operand.
  case Stmt::CoawaitExprClass:
  case Stmt::CoyieldExprClass: {
    const Enter Scope(*this, *Code);
    inExpression(cast<CoroutineSuspendExpr>(Code)->getOperand());
    return;
  }
  case Stmt::StmtExprClass: {
    const Enter Scope(*this, *Code);
    const CompoundStmt *Body = cast<StmtExpr>(Code)->getSubStmt();
    const Enter BodyScope(*this, *Body);
    for (const Stmt *Child : Body->body()) {
      // The last expression is the value of the whole, and whoever receives
      // that decides; see dropped().
      const bool IsResult = Child == Body->body_back() && isa<Expr>(Child);
      if (IsResult)
        inExpression(Child);
      else
        inStatement(Child);
    }
    return;
  }
  default:
    break;
  }

  if (const auto *Comma = dyn_cast<BinaryOperator>(Code); Comma && Comma->getOpcode() == BO_Comma) {
    const Enter Scope(*this, *Code);
    dropped(*Comma->getLHS(), DiscardForm::Implicit, nullptr);
    inExpression(Comma->getLHS());
    inExpression(Comma->getRHS());
    return;
  }
  if (const auto *Cast = dyn_cast<ExplicitCastExpr>(Code); Cast && Cast->getType()->isVoidType()) {
    const Enter Scope(*this, *Code);
    dropped(*Cast->getSubExpr(), DiscardForm::CastToVoid, Cast);
    inExpression(Cast->getSubExpr());
    return;
  }
  if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(Code);
      Call && isStdIgnoreAssignment(*Call)) {
    const Enter Scope(*this, *Code);
    dropped(*Call->getArg(1), DiscardForm::StdIgnore, Call);
    inExpression(Call->getArg(1));
    return;
  }
  inChildren(*Code);
}

void DiscardFinder::inChildren(const Stmt &Code) {
  const Enter Scope(*this, Code);
  for (const Stmt *Child : Code.children())
    inExpression(Child);
}

void DiscardFinder::dropped(const Expr &Dropped, DiscardForm Form, const Expr *Discarder) {
  const Expr *Value = writtenExpr(&Dropped);
  if (const auto *Comma = dyn_cast<BinaryOperator>(Value);
      Comma && Comma->getOpcode() == BO_Comma) {
    const Enter Outer(*this, Dropped);
    const Enter Scope(*this, *Value);
    dropped(*Comma->getRHS(), Form, Discarder);
    return;
  }
  if (const auto *Conditional = dyn_cast<ConditionalOperator>(Value)) {
    const Enter Outer(*this, Dropped);
    const Enter Scope(*this, *Value);
    dropped(*Conditional->getTrueExpr(), Form, Discarder);
    dropped(*Conditional->getFalseExpr(), Form, Discarder);
    return;
  }
  if (const auto *Block = dyn_cast<StmtExpr>(Value)) {
    const CompoundStmt *Body = Block->getSubStmt();
    const auto *Result = Body->body_empty() ? nullptr : dyn_cast<Expr>(Body->body_back());
    if (Result) {
      const Enter Outer(*this, Dropped);
      const Enter Scope(*this, *Value);
      const Enter BodyScope(*this, *Body);
      dropped(*Result, Form, Discarder);
    }
    return;
  }
  Discard Result;
  Result.Value = Value;
  Result.Spelled = spelledExpr(&Dropped);
  Result.Outermost = &Dropped;
  Result.Form = Form;
  Result.Discarder = Discarder;
  Result.Path = Path;
  Found(Result);
}

} // namespace

void forEachDiscard(const Stmt &Code, const ASTContext &Context,
                    llvm::function_ref<void(const Discard &)> Found) {
  DiscardFinder(Context, Found).inStatement(&Code);
}

} // namespace holdfast
