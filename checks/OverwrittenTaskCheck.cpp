// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "OverwrittenTaskCheck.h"

#include "flow/HandlePaths.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"

using namespace clang;

namespace holdfast {

namespace {

/// Whether \p Overwriting only takes out what \p Variable holds, and so means it:
/// `promise = nullptr` cancels, `worker.reset()` joins.
bool isEmptying(const Expr &Overwriting, const LocalHandle &Variable) {
  return llvm::any_of(Variable.Uses, [&](const LocalUse &Use) {
    return Use.Where == &Overwriting && Use.IsEmptying;
  });
}

} // namespace

void OverwrittenTaskCheck::checkFunction(const FunctionDecl &Function) {
  std::optional<PathFinder> Paths;
  for (const LocalHandle &Local : localHandles().of(Function))
    checkVariable(Local, Function, Paths);
  for (const LocalHandle &Member : findMemberHandles(Function, model()))
    checkVariable(Member, Function, Paths);
  reportIfTooLarge(Paths, Function);
}

void OverwrittenTaskCheck::checkVariable(const LocalHandle &Variable, const FunctionDecl &Function,
                                         std::optional<PathFinder> &Paths) {
  const bool IsOverwritten = llvm::any_of(
      Variable.Uses, [](const LocalUse &Use) { return Use.Kind == Mention::Overwrite; });
  if (!IsOverwritten)
    return;
  for (const HandleMade &Made : Variable.Made) {
    // To replace a member of a type that cancels is how its work is restarted.
    if (Made.IsNew ||
        (isa<FieldDecl>(Variable.Variable) && Made.Made.Dropped == Consequence::Cancels))
      continue;
    if (!Paths)
      Paths.emplace(Function, /*CallsMayThrow=*/false);
    const std::optional<FoundPath> Path = pathToOverwrite(Variable, Made, *Paths);
    if (!Path)
      continue;
    // An assignment, or a call of reset().
    const auto &Overwriting = *cast<Expr>(cast<const Stmt *>(Path->Target));
    const bool IsAssignment = isa<CXXOperatorCallExpr>(Overwriting);
    if ((isEmptying(Overwriting, Variable) && Made.Made.Dropped != Consequence::Terminates) ||
        isNotMeantToBeUsed(*Made.Value, Made.Made, Function) ||
        hasOtherUsesInTemplate(Variable, Function) || !isNew(Overwriting.getExprLoc()))
      continue;
    report(Overwriting.getExprLoc(),
           "this " + std::string(IsAssignment ? "assignment" : "call") + " drops the handle that " +
               quoted(*Variable.Variable) + " holds, so " + describe(Made.Made, "here"),
           Made.Made, {}, Function);
    const SourceManager &Sources = Function.getASTContext().getSourceManager();
    if (&Overwriting == Made.Where)
      diag(Sources.getFileLoc(Made.Where->getBeginLoc()),
           "%0 holds the handle of the round of the loop before", DiagnosticIDs::Note)
          << Variable.Variable;
    else
      diag(Sources.getFileLoc(Made.Value->getBeginLoc()), "the handle comes from here",
           DiagnosticIDs::Note);
  }
}

} // namespace holdfast
