// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "DiscardedTaskCheck.h"

#include "Remedies.h"
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
    : ClangTidyCheck(Name, TidyContext), ExplicitDiscards(readExplicitDiscards()),
      Includes(Options.getLocalOrGlobal("IncludeStyle", tidy::utils::IncludeSorter::IS_LLVM),
               areDiagsSelfContained()),
      AlternativeIncludes(Includes.getStyle(), areDiagsSelfContained()) {}

// clang-tidy's own reading of an enumeration only warns about a value it does not
// know, and goes on with the default: a run that looks clean.
DiscardedTaskCheck::ExplicitDiscard DiscardedTaskCheck::readExplicitDiscards() {
  const llvm::StringRef Value = Options.get(ExplicitDiscardsOption).value_or("accept");
  if (Value == "report")
    return ExplicitDiscard::Report;
  if (Value != "accept")
    configurationDiag("invalid value '%0' for option '%1.%2': expected 'accept' or "
                      "'report'",
                      DiagnosticIDs::Error)
        << Value << getID() << ExplicitDiscardsOption;
  return ExplicitDiscard::Accept;
}

void DiscardedTaskCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Map) {
  Options.store(Map, ExplicitDiscardsOption,
                ExplicitDiscards == ExplicitDiscard::Report ? "report" : "accept");
  Options.store(Map, "IncludeStyle", Includes.getStyle());
}

void DiscardedTaskCheck::registerPPCallbacks(const SourceManager &, Preprocessor *Preprocessor,
                                             clang::Preprocessor *) {
  Includes.registerPreprocessor(Preprocessor);
  AlternativeIncludes.registerPreprocessor(Preprocessor);
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
  Reported.clear();
  Model.emplace(Catalog::embedded());
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
  FixPlanner Planner(
      Function,
      {*Context,
       [this](FileID File, llvm::StringRef Header, bool IsPrimary) {
         return (IsPrimary ? Includes : AlternativeIncludes).createIncludeInsertion(File, Header);
       },
       areDiagsSelfContained()});
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
  std::optional<Handle> Made = Model->handleOf(*Dropped.Value);
  if (!Made || isAccepted(Dropped, *Made) ||
      isInTestMacro(Dropped.Value->getBeginLoc(), Context->getSourceManager(),
                    Context->getLangOpts()))
    return;
  if (const auto *Function = dyn_cast<FunctionDecl>(&Owner);
      Function && isExpectedToThrow(*Function))
    return;
  const SourceLocation Location = Dropped.Spelled->getBeginLoc();
  if (Reported.insert(Location).second)
    report(Dropped, *Made, Owner, Planner);
}

bool DiscardedTaskCheck::isAccepted(const Discard &Dropped, const Handle &Made) const {
  return Dropped.Form != DiscardForm::Implicit && ExplicitDiscards == ExplicitDiscard::Accept &&
         Made.Dropped != Consequence::Blocks && Made.Dropped != Consequence::Terminates;
}

void DiscardedTaskCheck::report(const Discard &Dropped, const Handle &Made, const Decl &Owner,
                                FixPlanner *Planner) {
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

  // In a macro the finding belongs to whoever uses it.
  const SourceLocation Location =
      Context->getSourceManager().getFileLoc(Dropped.Spelled->getBeginLoc());
  llvm::SmallVector<Remedy, 3> Remedies;
  if (Planner)
    Remedies = Planner->plan(Dropped, Made);
  const PrimaryFix Place = primaryFixPlace(areDiagsSelfContained());
  {
    auto Warning = diag(Location, Message) << Made.Type;
    if (Dropped.Spelled->getBeginLoc().isFileID())
      Warning << Dropped.Spelled->getSourceRange();
    addPrimaryFix(Warning, Remedies, Place);
  }
  noteRemedies(*this, Location, Remedies, Place);
  if (Made.InferredFrom)
    diag(Made.InferredFrom->Where, "inferred from here: %0", DiagnosticIDs::Note)
        << Made.InferredFrom->What;
  if (const auto *Function = dyn_cast<FunctionDecl>(&Owner); Function && isInstantiated(*Function))
    diag(Function->getLocation(), "in the instantiation of %q0", DiagnosticIDs::Note) << Function;
}

} // namespace holdfast
