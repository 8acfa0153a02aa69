// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "DetachedTaskCheck.h"

#include "flow/Callables.h"
#include "model/CallFacts.h"
#include "model/Scopes.h"
#include "support/AstHelpers.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

#include <utility>

using namespace clang;

namespace holdfast {

namespace {

constexpr llvm::StringLiteral StrictOption = "Strict";

/// Whether \p Checks, a list of patterns, has the check \p Name by that name.
bool names(llvm::StringRef Checks, llvm::StringRef Name) {
  llvm::SmallVector<llvm::StringRef, 8> Patterns;
  llvm::SplitString(Checks, Patterns, ",\n");
  return llvm::any_of(Patterns, [&](llvm::StringRef Pattern) { return Pattern.trim() == Name; });
}

/// The object that the member \p Call is called on, if it is made there.
const Expr *temporaryOf(const Expr &Call) {
  const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
  const Expr *Object = Member ? Member->getImplicitObjectArgument() : nullptr;
  return Object && !Object->getType()->isPointerType() ? Object : nullptr;
}

/// Whether \p Call says why it detaches: `holdfast::detach(handle, "reason")`.
bool givesReason(const Expr &Call) {
  const FunctionDecl *Callee = calleeOf(Call);
  return Callee && qualifiedName(*Callee) == "holdfast::detach";
}

/// Whether a task set waits for what \p Call is given: `pool.post(tasks.wrap(f))`.
bool givesTask(const Expr &Call) {
  return llvm::any_of(writtenArguments(Call), [](const Expr *Argument) {
    const CXXRecordDecl *Record = recordBehind(beforeConversions(*Argument)->getType());
    return Record && qualifiedName(*Record) == "holdfast::wrapped_task";
  });
}

/// \p Scoped, a text of the catalogue, as an example.
std::string exampleOf(std::string Scoped) {
  static constexpr std::pair<llvm::StringLiteral, llvm::StringLiteral> Examples[] = {
      {"{scope}", "tasks"}, {"{object}", "..."}};
  for (const auto &[Placeholder, Text] : Examples)
    if (const std::size_t At = Scoped.find(Placeholder); At != std::string::npos)
      Scoped.replace(At, Placeholder.size(), Text);
  return Scoped;
}

} // namespace

DetachedTaskCheck::DetachedTaskCheck(llvm::StringRef Name, tidy::ClangTidyContext *TidyContext)
    : FlowCheck(Name, TidyContext), IsStrict(readChoice(StrictOption, {"false", "true"}) == "true"),
      IsAskedFor(names(TidyContext->getOptions().Checks.value_or(""), Name)) {}

void DetachedTaskCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Map) {
  FlowCheck::storeOptions(Map);
  Options.store(Map, StrictOption, IsStrict ? "true" : "false");
}

void DetachedTaskCheck::checkFunction(const FunctionDecl &Function) {
  if (!IsAskedFor && !IsStrict)
    return;
  std::optional<FixPlanner> Planner;
  forEachDiscard(*Function.getBody(), Function.getASTContext(), [&](const Discard &Dropped) {
    const DetacherEntry *Detacher =
        isa<CallExpr>(Dropped.Value) ? model().detacherOf(*Dropped.Value) : nullptr;
    if (!Detacher || givesReason(*Dropped.Value) || givesTask(*Dropped.Value) ||
        isInScope(*Dropped.Value) || isOfSameLibrary(*Dropped.Value, Function) ||
        !isNew(Dropped.Spelled->getBeginLoc()))
      return;
    if (!Planner)
      Planner.emplace(planner(Function));
    reportDetached(Dropped, *Detacher, Function, *Planner);
  });
}

bool DetachedTaskCheck::isOfSameLibrary(const Expr &Call, const FunctionDecl &Function) {
  const FunctionDecl *Callee = calleeOf(Call);
  const Library *In = Callee ? model().catalog().libraryOf(qualifiedName(*Callee)) : nullptr;
  return In && In == model().catalog().libraryOf(qualifiedName(Function));
}

bool DetachedTaskCheck::isInScope(const Expr &Call) {
  const auto IsScope = [&](const CXXRecordDecl &Record) {
    return static_cast<bool>(model().catalog().scope(qualifiedName(Record)));
  };
  const Expr *Object = objectOf(Call);
  const CXXRecordDecl *Asked = Object ? recordBehind(Object->getType()) : nullptr;
  if ((Asked && IsScope(*Asked)) || isHeldByScope(Call, IsScope))
    return true;
  // `ssx::background = ssx::spawn_with_gate(gate, work)`: what is let go of, a gate holds.
  return llvm::any_of(writtenArguments(Call), [&](const Expr *Argument) {
    return isHeldByScope(*writtenExpr(Argument), IsScope);
  });
}

std::optional<unsigned> DetachedTaskCheck::detachingArgument(const Expr &Call) {
  unsigned Index = 0;
  for (const Expr *Argument : writtenArguments(Call)) {
    const CXXRecordDecl *Record = recordBehind(Argument->getType());
    if (Record && model().catalog().detachingArgument(qualifiedName(*Record)))
      return Index;
    ++Index;
  }
  return std::nullopt;
}

std::optional<DetachedTaskCheck::Holding>
DetachedTaskCheck::holdingInstead(const Discard &Dropped, const DetacherEntry &Detacher) {
  const auto InPlaceOf = [&](unsigned Argument, Registration RegisteredBy) {
    Handle Made;
    Made.Type = Dropped.Value->getType();
    Made.RegisteredBy = RegisteredBy;
    Made.DecidingArgument = Argument;
    return Holding{Dropped, std::move(Made)};
  };
  // A set's handler receives the completion in the token's place.
  if (const std::optional<unsigned> Token = detachingArgument(*Dropped.Value))
    return InPlaceOf(*Token, Registration::Handler);
  // The set knows when what it has wrapped was called.
  if (Detacher.Callable && *Detacher.Callable < writtenArguments(*Dropped.Value).size())
    return InPlaceOf(*Detacher.Callable, Registration::Wrap);
  // Of `std::thread(f).detach()` the set starts f.
  const Expr *Object = temporaryOf(*Dropped.Value);
  std::optional<Handle> Made = Object ? model().handleOf(*writtenExpr(Object)) : std::nullopt;
  if (!Made)
    return std::nullopt;
  Discard Held = Dropped;
  Held.Value = writtenExpr(Object);
  Held.Spelled = spelledExpr(Object);
  Held.Discarder = Dropped.Spelled;
  Held.IsDetached = true;
  return Holding{Held, std::move(*Made)};
}

void DetachedTaskCheck::reportDetached(const Discard &Dropped, const DetacherEntry &Detacher,
                                       const FunctionDecl &Function, FixPlanner &Planner) {
  Handle Made;
  Made.Type = Dropped.Value->getType();
  llvm::SmallVector<Remedy, 3> Remedies;
  if (std::optional<Holding> Instead = holdingInstead(Dropped, Detacher)) {
    Remedies = Planner.plan(Instead->Held, Instead->Made);
    Made = std::move(Instead->Made);
  }
  // What a plan offers besides holding it is about a handle that somebody forgot.
  const bool HasPrimary = llvm::any_of(Remedies, [](const Remedy &Each) { return Each.IsPrimary; });
  llvm::erase_if(Remedies, [&](const Remedy &Each) {
    const bool Holds = Each.Kind == RemedyKind::Hold || Each.Kind == RemedyKind::HoldInMember;
    return !Each.IsPrimary && (HasPrimary || !Holds || Each.Edits.empty());
  });
  if (Remedies.empty())
    Remedies.push_back({Detacher.Scoped.empty()
                            ? "start it in a task set, which waits for it before it ends"
                            : "hold it in a task set: '" + exampleOf(Detacher.Scoped) + "'",
                        {},
                        false});
  const FunctionDecl *Callee = calleeOf(*Dropped.Value);
  const std::string By = Callee && !isa<CXXOperatorCallExpr>(Dropped.Value)
                             ? "the work that '" + qualifiedName(*Callee) + "' detaches "
                             : "the work that is detached here ";
  report(Dropped.Spelled->getSourceRange(),
         By + (Detacher.Effect.empty() ? "runs on when nothing can wait for it any more"
                                       : Detacher.Effect),
         Made, Remedies, Function);
}

} // namespace holdfast
