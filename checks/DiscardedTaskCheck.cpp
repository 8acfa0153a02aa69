// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "DiscardedTaskCheck.h"

#include "fix/SourceText.h"
#include "flow/Callables.h"
#include "flow/TestIdiom.h"
#include "model/Queries.h"
#include "model/Scopes.h"
#include "model/Wording.h"
#include "support/AstHelpers.h"

#include "clang/AST/ASTContext.h"

using namespace clang;

namespace holdfast {

namespace {

constexpr llvm::StringLiteral ExplicitDiscardsOption = "ExplicitDiscards";

StringRef nameOf(DiscardedTaskCheck::ExplicitDiscard Policy) {
  switch (Policy) {
  case DiscardedTaskCheck::ExplicitDiscard::Accept:
    return "accept";
  case DiscardedTaskCheck::ExplicitDiscard::WithReason:
    return "with-reason";
  case DiscardedTaskCheck::ExplicitDiscard::Report:
    return "report";
  }
  llvm_unreachable("all policies are named");
}

/// What dropping does, and when.
std::string effectOf(const Discard &Dropped, const Handle &Made) {
  switch (Dropped.DiesAt) {
  case Death::Here:
    return Made.Effect;
  case Death::Semicolon:
    return effectAt(Made.Effect, "at the ';'");
  case Death::Condition:
    return effectAt(Made.Effect, "at the end of the condition");
  case Death::FullExpression:
    return effectAt(Made.Effect, "at the end of the full expression");
  }
  llvm_unreachable("all moments are named");
}

/// The member that Dropped.Value is asked.
std::string nameOfQuery(const Discard &Dropped) {
  const CXXMethodDecl *Method = cast<CXXMemberCallExpr>(Dropped.Discarder)->getMethodDecl();
  return isa<CXXConversionDecl>(Method)
             ? "which is only tested"
             : "which is only asked '" + Method->getNameAsString() + "()'";
}

/// The warning; %0 is the handle's type.
std::string messageFor(const Discard &Dropped, const Handle &Made) {
  const std::string Origin = Made.Origin.empty() ? "" : " " + Made.Origin;
  const std::string Effect = effectOf(Dropped, Made);
  switch (Dropped.Form) {
  case DiscardForm::Implicit:
    return (isa<CallExpr, CoawaitExpr>(Dropped.Value) ? "discarded %0" : "discarded temporary %0") +
           Origin + " " + Effect;
  case DiscardForm::CastToVoid:
    return "the cast to void hides that %0" + Origin + " " + Effect;
  case DiscardForm::StdIgnore:
    return "the assignment to 'std::ignore' hides that %0" + Origin + " " + Effect;
  case DiscardForm::MemberCall:
    return "discarded %0" + Origin + ", " + nameOfQuery(Dropped) + ", " + Effect;
  case DiscardForm::Closure:
    return "the discarded closure captures %0" + Origin + ", which " + Effect;
  case DiscardForm::New:
    return "the discarded pointer leaks the new %0: nothing can wait for its work";
  case DiscardForm::Named:
    return "this statement names %0 and does nothing with it";
  }
  llvm_unreachable("all forms are named");
}

} // namespace

DiscardedTaskCheck::DiscardedTaskCheck(llvm::StringRef Name, tidy::ClangTidyContext *TidyContext)
    : HoldfastCheck(Name, TidyContext), ExplicitDiscards(readExplicitDiscards()) {}

DiscardedTaskCheck::ExplicitDiscard DiscardedTaskCheck::readExplicitDiscards() {
  const StringRef Word = readChoice(ExplicitDiscardsOption, {nameOf(ExplicitDiscard::Accept),
                                                             nameOf(ExplicitDiscard::WithReason),
                                                             nameOf(ExplicitDiscard::Report)});
  for (const auto Each : {ExplicitDiscard::WithReason, ExplicitDiscard::Report})
    if (Word == nameOf(Each))
      return Each;
  return ExplicitDiscard::Accept;
}

void DiscardedTaskCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Map) {
  HoldfastCheck::storeOptions(Map);
  Options.store(Map, ExplicitDiscardsOption, nameOf(ExplicitDiscards));
}

void DiscardedTaskCheck::onStartOfTranslationUnit() {
  HoldfastCheck::onStartOfTranslationUnit();
  Reported.clear();
}

void DiscardedTaskCheck::checkCode(const UserCode &Code, ASTContext &Unit) {
  Context = &Unit;
  const auto Look = [&](FixPlanner *Planner) {
    return [&, Planner](const Discard &Dropped) { checkDiscard(Dropped, *Code.Owner, Planner); };
  };
  for (const Expr *Initializer : Code.Initializers)
    forEachDiscardInside(*Initializer, Unit, Look(nullptr));
  if (!Code.Body)
    return;
  std::optional<FixPlanner> Planner;
  if (const auto *Function = dyn_cast<FunctionDecl>(Code.Owner))
    Planner.emplace(planner(*Function));
  forEachDiscard(*Code.Body, Unit, Look(Planner ? &*Planner : nullptr));
}

std::optional<Handle> DiscardedTaskCheck::handleOf(const Discard &Dropped) {
  if (Dropped.Form == DiscardForm::Named)
    return Dropped.Value->getBeginLoc().isMacroID()
               ? std::nullopt
               : model().handleOfType(Dropped.Value->getType());
  std::optional<Handle> Made = model().handleOf(*Dropped.Value);
  if (Made && Dropped.Form == DiscardForm::MemberCall &&
      !isQuery(*cast<CXXMemberCallExpr>(Dropped.Discarder)->getMethodDecl(), Made->Queries))
    return std::nullopt;
  return Made;
}

void DiscardedTaskCheck::checkDiscard(const Discard &Dropped, const Decl &Owner,
                                      FixPlanner *Planner) {
  const std::optional<Handle> Made = handleOf(Dropped);
  if (!Made || isAccepted(Dropped, *Made) || isExpectedToFail(Dropped, *Context) ||
      isNotMeantToBeUsed(*Dropped.Value, *Made, Owner))
    return;
  // What a template calls is its caller's: holdfast-task-in-void-callback.
  if (const auto *Function = dyn_cast<FunctionDecl>(&Owner);
      Function && isInstantiated(*Function) && callsWhatItIsGiven(*Dropped.Value))
    return;
  const SourceLocation Location = Dropped.Spelled->getBeginLoc();
  if (Reported.insert(Location).second)
    reportDiscard(Dropped, *Made, Owner, Planner);
}

bool DiscardedTaskCheck::isAccepted(const Discard &Dropped, const Handle &Made) {
  if (Dropped.Form != DiscardForm::CastToVoid && Dropped.Form != DiscardForm::StdIgnore)
    return false;
  switch (ExplicitDiscards) {
  case ExplicitDiscard::Accept:
    return Made.Dropped != Consequence::Blocks && Made.Dropped != Consequence::Terminates;
  case ExplicitDiscard::WithReason:
    return Made.Dropped != Consequence::Terminates &&
           hasExplanation(Dropped.Discarder->getSourceRange(), *Context);
  case ExplicitDiscard::Report:
    return isHeldByScope(*Dropped.Value, [&](const CXXRecordDecl &Record) {
      return model().scopeOf(Record).has_value();
    });
  }
  llvm_unreachable("all policies are named");
}

void DiscardedTaskCheck::reportDiscard(const Discard &Dropped, const Handle &Made,
                                       const Decl &Owner, FixPlanner *Planner) {
  const std::string Message = messageFor(Dropped, Made);

  llvm::SmallVector<Remedy, 3> Remedies;
  if (Planner)
    Remedies = Planner->plan(Dropped, Made);
  report(Dropped.Spelled->getSourceRange(), Message, Made, Remedies, Owner);
  if (Made.Dropped != Consequence::Detaches && Made.Dropped != Consequence::LosesError)
    return;
  if (isa<CXXConstructorDecl>(Owner))
    diag(Owner.getLocation(),
         "the object cannot wait for it, and may be destroyed before the work has finished: hold "
         "it in a member",
         DiagnosticIDs::Note);
  else if (isa<CXXDestructorDecl>(Owner))
    diag(Owner.getLocation(), "the object is gone before the work has finished",
         DiagnosticIDs::Note);
}

} // namespace holdfast
