// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "DiscardedTaskCheck.h"

#include "flow/TestIdiom.h"
#include "support/AstHelpers.h"

#include "clang/AST/ASTContext.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "clang/ASTMatchers/ASTMatchers.h"

using namespace clang;
using namespace clang::ast_matchers;

namespace holdfast {

namespace {

constexpr llvm::StringLiteral ExplicitDiscardsOption = "ExplicitDiscards";

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
  forEachDiscard(Initializer, *Context, [&](const Discard &Dropped) {
    // The initialiser's own value is what the variable receives.
    if (!Dropped.Path.empty())
      checkDiscard(Dropped, Owner, nullptr);
  });
}

void DiscardedTaskCheck::checkDiscard(const Discard &Dropped, const Decl &Owner,
                                      FixPlanner *Planner) {
  std::optional<Handle> Made = model().handleOf(*Dropped.Value);
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
  return Dropped.Form != DiscardForm::Implicit && ExplicitDiscards == ExplicitDiscard::Accept &&
         Made.Dropped != Consequence::Blocks && Made.Dropped != Consequence::Terminates;
}

void DiscardedTaskCheck::reportDiscard(const Discard &Dropped, const Handle &Made,
                                       const Decl &Owner, FixPlanner *Planner) {
  std::string Message;
  switch (Dropped.Form) {
  case DiscardForm::Implicit:
    Message = isa<CallExpr, CoawaitExpr>(Dropped.Value) ? "discarded %0" : "discarded temporary %0";
    break;
  case DiscardForm::CastToVoid:
    Message = "the cast to void hides that %0";
    break;
  case DiscardForm::StdIgnore:
    Message = "the assignment to 'std::ignore' hides that %0";
    break;
  }
  if (!Made.Origin.empty())
    Message += " " + Made.Origin;
  Message += " " + Made.Effect;

  llvm::SmallVector<Remedy, 3> Remedies;
  if (Planner)
    Remedies = Planner->plan(Dropped, Made);
  report(Dropped.Spelled->getSourceRange(), Message, Made, Remedies, Owner);
}

} // namespace holdfast
