// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "UnusedTaskCheck.h"

#include "flow/ScopeRest.h"
#include "model/Awaitable.h"
#include "support/AstHelpers.h"

#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace holdfast {

namespace {

constexpr llvm::StringLiteral MarkedUnusedOption = "MarkedUnused";

/// Whether something else than its author may decide which parameters
/// \p Function has: an interface, a template, whoever it is a callback of.
bool mustHaveItsSignature(const FunctionDecl &Function) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  return Function.isDependentContext() || isInstantiated(Function) ||
         Function.isOverloadedOperator() ||
         (Method && (Method->isVirtual() || Method->getParent()->isLambda()));
}

/// Whether \p Made is what a coroutine would await to hold a lock or the like: the
/// variable is named or marked as if it did.
bool isUnawaitedGuard(const HandleMade &Made, const FunctionDecl &Function) {
  const CXXRecordDecl *Record = recordOf(Made.Made.Type);
  return isa_and_nonnull<CoroutineBodyStmt>(Function.getBody()) && Made.Made.IsAwaitable &&
         Record && awaitedGuard(*Record);
}

/// Whether \p Local is named where nothing is evaluated, `decltype(sender)`, and so kept
/// for its type.
bool isKeptForItsType(const LocalHandle &Local) {
  return Local.Uses.empty() && Local.Variable->isReferenced();
}

} // namespace

UnusedTaskCheck::UnusedTaskCheck(llvm::StringRef Name, tidy::ClangTidyContext *TidyContext)
    : FlowCheck(Name, TidyContext),
      ReportsMarked(readChoice(MarkedUnusedOption, {"accept", "report"}) == "report") {}

void UnusedTaskCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Map) {
  FlowCheck::storeOptions(Map);
  Options.store(Map, MarkedUnusedOption, ReportsMarked ? "report" : "accept");
}

void UnusedTaskCheck::checkFunction(const FunctionDecl &Function) {
  checkParameters(Function);
  const llvm::ArrayRef<LocalHandle> Locals = localHandles().of(Function);
  std::optional<FixPlanner> Planner;
  for (const LocalHandle &Local : Locals) {
    const HandleMade &Made = Local.Made.front();
    if (!isFinding(Local, Made, Locals, Function) ||
        isNotMeantToBeUsed(*Made.Value, Made.Made, Function) ||
        hasOtherUsesInTemplate(Local, Function) || !isNew(Local.Variable->getLocation()))
      continue;
    if (!Planner)
      Planner.emplace(planner(Function));
    report(Local.Variable->getLocation(),
           quoted(*Local.Variable) + " is never used, so " +
               (Made.IsNew ? "the new %0 is leaked: nothing can wait for its work"
                           : describe(Made.Made, "at the end of its scope")),
           Made.Made, remedies(Local, Made, *Planner), Function);
  }
}

void UnusedTaskCheck::checkParameters(const FunctionDecl &Function) {
  if (mustHaveItsSignature(Function))
    return;
  for (const ParmVarDecl *Parameter : Function.parameters()) {
    // Whoever leaves out the name, or marks it, means it.
    if (Parameter->isReferenced() || !Parameter->getIdentifier() ||
        Parameter->hasAttr<UnusedAttr>())
      continue;
    const std::optional<Handle> Given = model().handleOfType(Parameter->getType());
    // A destructor that joins or cancels may be what it is given for.
    if (!Given || Given->Dropped == Consequence::Blocks || Given->Dropped == Consequence::Cancels ||
        !isNew(Parameter->getLocation()))
      continue;
    report(Parameter->getLocation(),
           quoted(*Parameter) + " is never used, so " +
               describe(*Given, "when the function returns"),
           *Given, {}, Function);
  }
}

bool UnusedTaskCheck::isFinding(const LocalHandle &Local, const HandleMade &Made,
                                llvm::ArrayRef<LocalHandle> All,
                                const FunctionDecl &Function) const {
  if (Local.IsCapture ? !Local.IsInDroppedClosure : !Local.isUnused())
    return false;
  const Consequence Dropped = Made.IsNew ? Consequence::Detaches : Made.Made.Dropped;
  if (Dropped == Consequence::NeverStarts && !Local.IsCapture && isKeptForItsType(Local))
    return false;
  // No variable is kept for these.
  if (Dropped == Consequence::NeverStarts || Dropped == Consequence::Terminates ||
      isUnawaitedGuard(Made, Function))
    return true;
  if (Local.isMarkedUnused() && !ReportsMarked)
    return false;
  if (Dropped != Consequence::Blocks && Dropped != Consequence::Cancels)
    return true;
  // A destructor that joins or cancels is what such a variable is kept for, as
  // long as something runs in the meantime.
  return !hasWorkInRestOfScope(Local, Made) && !runsBesideAnother(Made, All) &&
         !(Dropped == Consequence::Cancels && isInBareBlock(Made));
}

llvm::SmallVector<Remedy, 3> UnusedTaskCheck::remedies(const LocalHandle &Local,
                                                       const HandleMade &Made,
                                                       FixPlanner &Planner) const {
  Discard Dropped;
  Dropped.Value = Made.Value;
  Dropped.Spelled = spelledExpr(Made.Outermost);
  Dropped.Outermost = Made.Outermost;
  Dropped.Variable = dyn_cast<DeclStmt>(Made.Where);
  Dropped.Path = Made.Path;
  // Only the declaration of that one variable can be taken away.
  return Dropped.Variable && Dropped.Variable->isSingleDecl() && Local.Uses.empty() &&
                 !Made.IsNew && !isa<BindingDecl>(Local.Variable)
             ? Planner.plan(Dropped, Made.Made)
             : Planner.advise(Made.Made, /*IsKept=*/true);
}

} // namespace holdfast
