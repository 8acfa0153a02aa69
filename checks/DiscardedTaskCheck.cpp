// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "DiscardedTaskCheck.h"

#include "flow/TestIdiom.h"
#include "model/Queries.h"
#include "model/Wording.h"
#include "support/AstHelpers.h"

#include "clang/AST/ASTContext.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "clang/ASTMatchers/ASTMatchers.h"

using namespace clang;
using namespace clang::ast_matchers;

namespace holdfast {

namespace {

constexpr llvm::StringLiteral ExplicitDiscardsOption = "ExplicitDiscards";

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
    : HoldfastCheck(Name, TidyContext),
      ExplicitDiscards(readChoice(ExplicitDiscardsOption, {"accept", "report"}) == "report"
                           ? ExplicitDiscard::Report
                           : ExplicitDiscard::Accept) {}

void DiscardedTaskCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Map) {
  HoldfastCheck::storeOptions(Map);
  Options.store(Map, ExplicitDiscardsOption,
                ExplicitDiscards == ExplicitDiscard::Report ? "report" : "accept");
}

void DiscardedTaskCheck::registerMatchers(MatchFinder *Finder) {
  // Whole functions, and initialisers that stand outside of one: the flow layer
  // finds the discards in them by one walk.
  const auto IsUsers = unless(isExpansionInSystemHeader());
  Finder->addMatcher(functionDecl(isDefinition(), unless(isImplicit()), IsUsers).bind("function"),
                     this);
  Finder->addMatcher(varDecl(hasInitializer(expr().bind("initializer")), unless(hasLocalStorage()),
                             unless(isStaticLocal()), unless(parmVarDecl()), IsUsers)
                         .bind("owner"),
                     this);
  Finder->addMatcher(parmVarDecl(hasDefaultArgument(), IsUsers).bind("parameter"), this);
  Finder->addMatcher(
      fieldDecl(hasInClassInitializer(expr().bind("initializer")), IsUsers).bind("owner"), this);
}

void DiscardedTaskCheck::onStartOfTranslationUnit() {
  HoldfastCheck::onStartOfTranslationUnit();
  Reported.clear();
}

void DiscardedTaskCheck::check(const MatchFinder::MatchResult &Result) {
  Context = Result.Context;
  if (const auto *Function = Result.Nodes.getNodeAs<FunctionDecl>("function"))
    checkFunction(*Function);
  else if (const auto *Parameter = Result.Nodes.getNodeAs<ParmVarDecl>("parameter"))
    checkDefaultArgument(*Parameter);
  else
    checkInitializer(*Result.Nodes.getNodeAs<Decl>("owner"),
                     *Result.Nodes.getNodeAs<Expr>("initializer"));
}

void DiscardedTaskCheck::checkFunction(const FunctionDecl &Function) {
  FixPlanner Planner = planner(Function);
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(&Function))
    for (const CXXCtorInitializer *Initializer : Constructor->inits())
      if (Initializer->isWritten() && Initializer->getInit())
        checkInitializer(Function, *Initializer->getInit());
  if (const Stmt *Body = Function.getBody())
    forEachDiscard(*Body, *Context,
                   [&](const Discard &Dropped) { checkDiscard(Dropped, Function, &Planner); });
}

void DiscardedTaskCheck::checkDefaultArgument(const ParmVarDecl &Parameter) {
  if (!Parameter.hasUnparsedDefaultArg() && !Parameter.hasUninstantiatedDefaultArg())
    checkInitializer(Parameter, *Parameter.getDefaultArg());
}

void DiscardedTaskCheck::checkInitializer(const Decl &Owner, const Expr &Initializer) {
  forEachDiscardInside(Initializer, *Context,
                       [&](const Discard &Dropped) { checkDiscard(Dropped, Owner, nullptr); });
}

void DiscardedTaskCheck::checkDiscard(const Discard &Dropped, const Decl &Owner,
                                      FixPlanner *Planner) {
  std::optional<Handle> Made = model().handleOf(*Dropped.Value);
  if (Made && Dropped.Form == DiscardForm::MemberCall &&
      !isQuery(*cast<CXXMemberCallExpr>(Dropped.Discarder)->getMethodDecl(), Made->Queries))
    return;
  if (!Made || isAccepted(Dropped, *Made) ||
      isInTestMacro(Dropped.Value->getBeginLoc(), Context->getSourceManager(),
                    Context->getLangOpts()))
    return;
  if (const auto *Function = dyn_cast<FunctionDecl>(&Owner);
      Function && isExpectedToThrow(*Function))
    return;
  const SourceLocation Location = Dropped.Spelled->getBeginLoc();
  if (Reported.insert(Location).second)
    reportDiscard(Dropped, *Made, Owner, Planner);
}

bool DiscardedTaskCheck::isAccepted(const Discard &Dropped, const Handle &Made) const {
  return (Dropped.Form == DiscardForm::CastToVoid || Dropped.Form == DiscardForm::StdIgnore) &&
         ExplicitDiscards == ExplicitDiscard::Accept && Made.Dropped != Consequence::Blocks &&
         Made.Dropped != Consequence::Terminates;
}

void DiscardedTaskCheck::reportDiscard(const Discard &Dropped, const Handle &Made,
                                       const Decl &Owner, FixPlanner *Planner) {
  const std::string Message = messageFor(Dropped, Made);

  llvm::SmallVector<Remedy, 3> Remedies;
  if (Planner)
    Remedies = Planner->plan(Dropped, Made);
  report(Dropped.Spelled->getSourceRange(), Message, Made, Remedies, Owner);
}

} // namespace holdfast
