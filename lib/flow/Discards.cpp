// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "flow/Discards.h"

#include "flow/Evaluated.h"
#include "flow/Storage.h"
#include "support/AstHelpers.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/ExprConcepts.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace holdfast {

namespace {

bool isStdIgnoreAssignment(const CXXOperatorCallExpr &Call) {
  if (Call.getOperator() != OO_Equal || Call.getNumArgs() != 2)
    return false;
  const auto *Target = dyn_cast<DeclRefExpr>(Call.getArg(0)->IgnoreParenImpCasts());
  return Target && qualifiedName(*Target->getDecl()) == "std::ignore";
}

/// The object that `t;` or `std::move(t);` names; null when \p Value is anything
/// else.
const Expr *namedObject(const Expr &Value) {
  const Expr *Object = &Value;
  if (const auto *Call = dyn_cast<CallExpr>(Object);
      Call && Call->isCallToStdMove() && Call->getNumArgs() == 1)
    Object = writtenExpr(Call->getArg(0));
  return Object->isGLValue() && isa<DeclRefExpr, MemberExpr>(Object) ? Object : nullptr;
}

/// Whether the value of \p Child, an operand of \p Parent, is the last thing that
/// \p Parent computes.
bool isLastOf(const Expr &Parent, const Stmt &Child, const Expr *Discarder) {
  if (const auto *Conditional = dyn_cast<AbstractConditionalOperator>(&Parent))
    return Conditional->getCond() != &Child;
  if (const auto *Operator = dyn_cast<BinaryOperator>(&Parent))
    return (Operator->getOpcode() == BO_Comma || Operator->isLogicalOp()) &&
           Operator->getRHS() == &Child;
  return &Parent == Discarder || isa<ParenExpr, CastExpr, FullExpr, CXXBindTemporaryExpr,
                                     MaterializeTemporaryExpr, LambdaExpr>(Parent);
}

bool isConditionOf(const Stmt &Statement, const Stmt &Child) {
  if (const auto *If = dyn_cast<IfStmt>(&Statement))
    return If->getCond() == &Child;
  if (const auto *While = dyn_cast<WhileStmt>(&Statement))
    return While->getCond() == &Child;
  if (const auto *Do = dyn_cast<DoStmt>(&Statement))
    return Do->getCond() == &Child;
  if (const auto *For = dyn_cast<ForStmt>(&Statement))
    return For->getCond() == &Child;
  if (const auto *Switch = dyn_cast<SwitchStmt>(&Statement))
    return Switch->getCond() == &Child;
  return false;
}

/// When a temporary dies that is made at the end of \p Path, as its child
/// \p Outermost.
Death deathOf(llvm::ArrayRef<const Stmt *> Path, const Expr &Outermost, const Expr *Discarder) {
  const Stmt *Child = &Outermost;
  bool IsLast = true;
  for (const Stmt *Parent : llvm::reverse(Path)) {
    if (Parent == Child)
      continue;
    const auto *Enclosing = dyn_cast<Expr>(Parent);
    if (!Enclosing) {
      if (IsLast)
        return Death::Here;
      if (isConditionOf(*Parent, *Child))
        return Death::Condition;
      const auto *For = dyn_cast<ForStmt>(Parent);
      return For && For->getInc() == Child ? Death::FullExpression : Death::Semicolon;
    }
    IsLast = IsLast && isLastOf(*Enclosing, *Child, Discarder);
    Child = Parent;
  }
  return IsLast ? Death::Here : Death::FullExpression;
}

/// Walks code top down and knows at each expression whether its value is used.
class DiscardFinder {
public:
  DiscardFinder(const ASTContext &Context, llvm::function_ref<void(const Discard &)> Found)
      : Context(Context), Found(Found) {}

  /// \p Code stands where a statement stands: an expression's value is dropped.
  void inStatement(const Stmt *Code);
  /// Everything below \p Code that is not itself in a statement's place.
  void inExpression(const Stmt *Code);

private:
  void inChildren(const Stmt &Code);
  /// A GNU statement expression, of which \p Last gets the value if there is one;
  /// without it somebody else receives that.
  void inBlock(const StmtExpr &Block, llvm::function_ref<void(const Expr &)> Last);
  /// The value of \p Value is dropped.
  void dropped(const Expr &Value, DiscardForm Form, const Expr *Discarder);
  /// Looks into a conditional, a comma or a block whose value is dropped: parts
  /// of it have that value.
  /// \returns whether \p Value is such an expression.
  bool droppedInside(const Expr &Dropped, const Expr &Value, DiscardForm Form,
                     const Expr *Discarder);
  void droppedClosure(const LambdaExpr &Closure);
  /// A member is called on what may be a temporary.
  void memberCall(const CXXMemberCallExpr &Call);
  void found(const Expr &Outermost, const Expr &Value, DiscardForm Form, const Expr *Discarder);

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
  case Stmt::CapturedStmtClass:
    inStatement(cast<CapturedStmt>(Code)->getCapturedStmt());
    return;
  case Stmt::CompoundStmtClass:
  case Stmt::LabelStmtClass:
  case Stmt::AttributedStmtClass:
  case Stmt::DefaultStmtClass:
    for (const Stmt *Child : Code->children())
      inStatement(Child);
    return;
  default:
    // Try blocks, and what the extensions add: their statements are statements,
    // but their expressions may be operands (`@synchronized(x)`, `asm`).
    for (const Stmt *Child : Code->children())
      if (isa_and_nonnull<Expr>(Child))
        inExpression(Child);
      else
        inStatement(Child);
    return;
  }
}

void DiscardFinder::inExpression(const Stmt *Code) {
  if (!Code || isUnevaluated(*Code))
    return;
  switch (Code->getStmtClass()) {
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
  case Stmt::StmtExprClass:
    inBlock(*cast<StmtExpr>(Code), nullptr);
    return;
  default:
    break;
  }

  if (const auto *Comma = dyn_cast<BinaryOperator>(Code); Comma && Comma->getOpcode() == BO_Comma) {
    const Enter Scope(*this, *Code);
    dropped(*Comma->getLHS(), DiscardForm::Implicit, nullptr);
    inExpression(Comma->getRHS());
    return;
  }
  if (const auto *Cast = dyn_cast<ExplicitCastExpr>(Code); Cast && Cast->getType()->isVoidType()) {
    const Enter Scope(*this, *Code);
    dropped(*Cast->getSubExpr(), DiscardForm::CastToVoid, Cast);
    return;
  }
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(Code))
    memberCall(*Call);
  if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(Code);
      Call && isStdIgnoreAssignment(*Call)) {
    const Enter Scope(*this, *Code);
    dropped(*Call->getArg(1), DiscardForm::StdIgnore, Call);
    return;
  }
  inChildren(*Code);
}

void DiscardFinder::inChildren(const Stmt &Code) {
  const Enter Scope(*this, Code);
  for (const Stmt *Child : Code.children())
    inExpression(Child);
}

void DiscardFinder::inBlock(const StmtExpr &Block, llvm::function_ref<void(const Expr &)> Last) {
  const Enter Scope(*this, Block);
  const CompoundStmt *Body = Block.getSubStmt();
  const Enter BodyScope(*this, *Body);
  for (const Stmt *Child : Body->body()) {
    // The last expression is the value of the whole.
    const auto *Value = Child == Body->body_back() ? dyn_cast<Expr>(Child) : nullptr;
    if (!Value)
      inStatement(Child);
    else if (Last)
      Last(*Value);
    else
      inExpression(Value);
  }
}

void DiscardFinder::dropped(const Expr &Dropped, DiscardForm Form, const Expr *Discarder) {
  const Expr *Value = writtenExpr(&Dropped);
  if (droppedInside(Dropped, *Value, Form, Discarder))
    return;
  const auto *New = dyn_cast<CXXNewExpr>(Value);
  const Expr *Made = New && !isMadeInPlace(*New) ? New->getInitializer() : nullptr;
  const Expr *Object = Form == DiscardForm::Implicit ? namedObject(*Value) : nullptr;
  if (Made) {
    const Enter Scope(*this, Dropped);
    found(*Made, *writtenExpr(Made), DiscardForm::New, New);
  } else if (Object) {
    found(Dropped, *Object, DiscardForm::Named, nullptr);
  } else if (const auto *Closure = dyn_cast<LambdaExpr>(Value)) {
    const Enter Scope(*this, Dropped);
    droppedClosure(*Closure);
  } else {
    found(Dropped, *Value, Form, Discarder);
  }
  inExpression(&Dropped);
}

bool DiscardFinder::droppedInside(const Expr &Dropped, const Expr &Value, DiscardForm Form,
                                  const Expr *Discarder) {
  const Enter Outer(*this, Dropped);
  if (const auto *Block = dyn_cast<StmtExpr>(&Value)) {
    inBlock(*Block, [&](const Expr &Last) { dropped(Last, Form, Discarder); });
    return true;
  }
  const Enter Scope(*this, Value);
  if (const auto *Comma = dyn_cast<BinaryOperator>(&Value);
      Comma && Comma->getOpcode() == BO_Comma) {
    dropped(*Comma->getLHS(), DiscardForm::Implicit, nullptr);
    dropped(*Comma->getRHS(), Form, Discarder);
    return true;
  }
  if (const auto *Conditional = dyn_cast<ConditionalOperator>(&Value)) {
    inExpression(Conditional->getCond());
    dropped(*Conditional->getTrueExpr(), Form, Discarder);
    dropped(*Conditional->getFalseExpr(), Form, Discarder);
    return true;
  }
  if (const auto *Elvis = dyn_cast<BinaryConditionalOperator>(&Value)) {
    inExpression(Elvis->getCommon());
    dropped(*Elvis->getFalseExpr(), Form, Discarder);
    return true;
  }
  return false;
}

void DiscardFinder::droppedClosure(const LambdaExpr &Closure) {
  const Enter Scope(*this, Closure);
  for (const auto &[Capture, Init] : llvm::zip(Closure.captures(), Closure.capture_inits()))
    if (Init && Closure.isInitCapture(&Capture))
      found(*Init, *writtenExpr(Init), DiscardForm::Closure, &Closure);
}

void DiscardFinder::memberCall(const CXXMemberCallExpr &Call) {
  const Expr *Object = Call.getImplicitObjectArgument();
  if (!Object || !writtenExpr(Object)->isPRValue() || !Object->getType()->isRecordType())
    return;
  const Enter Scope(*this, Call);
  found(*Object, *writtenExpr(Object), DiscardForm::MemberCall, &Call);
}

void DiscardFinder::found(const Expr &Outermost, const Expr &Value, DiscardForm Form,
                          const Expr *Discarder) {
  Discard Result;
  Result.Value = &Value;
  Result.Spelled = Form == DiscardForm::New ? Discarder : spelledExpr(&Outermost);
  Result.Outermost = &Outermost;
  Result.Form = Form;
  Result.Discarder = Discarder;
  Result.DiesAt = deathOf(Path, Outermost, Discarder);
  Result.Path = Path;
  Found(Result);
}

} // namespace

void forEachDiscard(const Stmt &Code, const ASTContext &Context,
                    llvm::function_ref<void(const Discard &)> Found) {
  DiscardFinder(Context, Found).inStatement(&Code);
}

void forEachDiscardInside(const Expr &Used, const ASTContext &Context,
                          llvm::function_ref<void(const Discard &)> Found) {
  DiscardFinder(Context, Found).inExpression(&Used);
}

} // namespace holdfast
