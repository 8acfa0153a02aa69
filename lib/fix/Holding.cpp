// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fix/Holding.h"

#include "fix/SourceText.h"
#include "flow/Callables.h"
#include "model/Awaitable.h"
#include "support/AstHelpers.h"
#include "support/Movable.h"

#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace holdfast {

namespace {

bool isStopToken(QualType Type) {
  const CXXRecordDecl *Record = recordOf(Type.getNonReferenceType());
  return Record && Record->getIdentifier() && Record->getName() == "stop_token";
}

/// Whether task_set::spawn() calls \p Callable as the spawner would have: it
/// passes a stop token first to whatever accepts one.
bool isSpawnable(const Expr &Callable) {
  const CXXRecordDecl *Record =
      writtenExpr(&Callable)->getType().getNonReferenceType()->getAsCXXRecordDecl();
  if (!Record)
    return true;
  unsigned Operators = 0;
  for (const Decl *Member : Record->decls()) {
    const auto *Template = dyn_cast<FunctionTemplateDecl>(Member);
    if (Template && Template->getTemplatedDecl()->getOverloadedOperator() == OO_Call)
      return false;
    const auto *Method = dyn_cast<CXXMethodDecl>(Member);
    if (!Method || Method->getOverloadedOperator() != OO_Call)
      continue;
    ++Operators;
    if (Method->getNumParams() > 0 && isStopToken(Method->getParamDecl(0)->getType()))
      return false;
  }
  // Of none (std::bind's result, a template's) or several, one may.
  return Operators == 1 || (isInStd(*Record) && Record->getName() == "function");
}

/// Whether what \p Given returns is itself a handle, which task_set::spawn()
/// would drop and therefore refuses.
bool returnsHandle(const Expr &Given) {
  const std::optional<Callable> What = callableOf(Given);
  const CXXRecordDecl *Record = What ? recordOf(What->Result) : nullptr;
  static constexpr llvm::StringLiteral Handles[] = {"future", "shared_future", "thread", "jthread"};
  return Record && (isAwaitable(*Record) || (isInStd(*Record) && Record->getIdentifier() &&
                                             llvm::is_contained(Handles, Record->getName())));
}

/// Whether all that comes before the callable, such as a launch policy, is known
/// here: what is decided at run time must not be lost.
bool isKnown(llvm::ArrayRef<const Expr *> BeforeCallable, const ASTContext &Context) {
  return llvm::all_of(BeforeCallable, [&](const Expr *Argument) {
    return !Argument->isValueDependent() && Argument->isCXX11ConstantExpr(Context);
  });
}

std::optional<Holding::Edit> editFor(const Discard &Dropped, const Handle &Made,
                                     const ASTContext &Context) {
  using Edit = Holding::Edit;
  const llvm::SmallVector<const Expr *, 4> Arguments = writtenArguments(*Dropped.Value);
  if (Made.Callable) {
    const Expr &Callable = *Arguments[*Made.Callable];
    // Nothing would hold what it returns.
    if (returnsHandle(Callable))
      return std::nullopt;
    if (isKnown(llvm::ArrayRef(Arguments).take_front(*Made.Callable), Context) &&
        isSpawnable(Callable) && isEditable(Callable.getSourceRange(), Context) &&
        !hasComment(Dropped.Spelled->getBeginLoc(), Callable.getBeginLoc(), Context))
      return Edit::Spawn;
  }
  if (Made.RegisteredBy == Registration::Handler && Made.DecidingArgument &&
      isEditable(Arguments[*Made.DecidingArgument]->getSourceRange(), Context))
    return Edit::Handler;
  if (Made.RegisteredBy == Registration::Wrap && Made.DecidingArgument) {
    const Expr &Callable = *beforeConversions(*Arguments[*Made.DecidingArgument]);
    if (callableOf(Callable) && !returnsHandle(Callable) && isSpawnable(Callable) &&
        isEditable(Callable.getSourceRange(), Context))
      return Edit::Wrap;
  }
  const CXXRecordDecl *Record = recordOf(Made.Type);
  if (Made.RegisteredBy == Registration::Add && Record && isMovable(*Record) &&
      canBeArgument(Dropped))
    return Edit::Add;
  return std::nullopt;
}

} // namespace

bool canBeArgument(const Discard &Dropped) {
  return !(Dropped.Variable && isa<CXXConstructExpr>(Dropped.Spelled) &&
           !isPostfix(*Dropped.Spelled));
}

std::optional<Holding> howToHold(const Discard &Dropped, const Handle &Made,
                                 const ASTContext &Context) {
  const std::optional<Holding::Edit> How = editFor(Dropped, Made, Context);
  if (!How)
    return std::nullopt;
  Holding Result;
  Result.How = *How;
  Result.Needs = Made.Callable ? referentsOfSpawn(*Dropped.Value, *Made.Callable)
                               : referentsOfCall(*Dropped.Value, Made);
  // The operation lives as long as before when somebody learns of its end.
  if (Result.isLeftToExecutor())
    Result.Needs = Referents();
  if (Result.Needs.Temporary)
    return std::nullopt;
  Result.WasSerial = Made.Dropped == Consequence::Blocks;
  return Result;
}

} // namespace holdfast
