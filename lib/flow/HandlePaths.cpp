// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "flow/HandlePaths.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace holdfast {

namespace {

bool isLoop(const Stmt *Code) { return isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(Code); }

/// The variable as the control flow graph knows its declaration.
const Decl *declarationOf(const LocalHandle &Local) {
  const auto *Binding = dyn_cast<BindingDecl>(Local.Variable);
  return Binding ? cast<Decl>(Binding->getDecomposedDecl()) : Local.Variable;
}

CodePlace placeOf(const LocalHandle &Local, const HandleMade &Made) {
  if (isa<DeclStmt>(Made.Where))
    return declarationOf(Local);
  return Made.Where;
}

/// The conditions of the branches that \p Made stands in.
llvm::SmallVector<KnownCondition, 4> conditionsOf(const HandleMade &Made) {
  llvm::SmallVector<KnownCondition, 4> Result;
  for (std::size_t Index = 0; Index + 1 < Made.Path.size(); ++Index) {
    const auto *If = dyn_cast<IfStmt>(Made.Path[Index]);
    if (!If || !If->getCond())
      continue;
    if (Made.Path[Index + 1] == If->getThen())
      Result.push_back({If->getCond(), true});
    else if (Made.Path[Index + 1] == If->getElse())
      Result.push_back({If->getCond(), false});
  }
  return Result;
}

/// The conditions that a macro puts around what it is given, as `EXPECT_THROW(use(t), error)`
/// has an `if (AlwaysTrue())`: it is taken to run that.
void addConditionsOfMacros(const LocalUse &Use, const SourceManager &Sources,
                           llvm::SmallVectorImpl<KnownCondition> &Known) {
  if (!Sources.isMacroArgExpansion(Use.Where->getBeginLoc()))
    return;
  for (std::size_t Index = 0; Index + 1 < Use.Path.size(); ++Index) {
    const auto *If = dyn_cast<IfStmt>(Use.Path[Index]);
    if (If && If->getCond() && Sources.isMacroBodyExpansion(If->getIfLoc()) &&
        Use.Path[Index + 1] == If->getThen())
      Known.push_back({If->getCond(), true});
  }
}

/// What is taken to hold on a path from \p Made.
llvm::SmallVector<KnownCondition, 4> conditionsKnown(const LocalHandle &Local,
                                                     const HandleMade &Made) {
  llvm::SmallVector<KnownCondition, 4> Known = conditionsOf(Made);
  const SourceManager &Sources = Local.Variable->getASTContext().getSourceManager();
  for (const LocalUse &Use : Local.Uses)
    if (Use.Kind == Mention::Use)
      addConditionsOfMacros(Use, Sources, Known);
  return Known;
}

/// Whether each round of \p Loop makes \p Made anew; its init-statement runs once.
bool isMadeInRoundsOf(const Stmt *Loop, const HandleMade &Made) {
  const auto *Found = llvm::find(Made.Path, Loop);
  if (Found == Made.Path.end())
    return false;
  const Stmt *Inner = Found + 1 != Made.Path.end() ? Found[1] : Made.Value;
  const auto *For = dyn_cast<ForStmt>(Loop);
  const auto *RangeFor = dyn_cast<CXXForRangeStmt>(Loop);
  return Inner != (For ? For->getInit() : RangeFor ? RangeFor->getInit() : nullptr);
}

/// The loops that use \p Local, but do not make \p Made in their rounds.
llvm::SmallVector<const Stmt *, 4> loopsThatUse(const LocalHandle &Local, const HandleMade &Made) {
  llvm::SmallVector<const Stmt *, 4> Result;
  for (const LocalUse &Use : Local.Uses)
    if (Use.Kind == Mention::Use || Use.Kind == Mention::Test)
      for (const Stmt *Around : Use.Path)
        if (isLoop(Around) && !isMadeInRoundsOf(Around, Made))
          Result.push_back(Around);
  return Result;
}

/// Whether something uses \p Local in a loop around \p Assignment: which round
/// uses what, a flag may decide.
bool isUsedInSameLoop(const LocalHandle &Local, const HandleMade &Assignment) {
  return llvm::any_of(Local.Uses, [&](const LocalUse &Use) {
    return Use.Kind == Mention::Use && llvm::any_of(Use.Path, [&](const Stmt *Around) {
             return isLoop(Around) && llvm::is_contained(Assignment.Path, Around);
           });
  });
}

} // namespace

std::optional<FoundPath> pathWithoutUse(const LocalHandle &Local, const HandleMade &Made,
                                        PathFinder &Paths) {
  llvm::SmallVector<PathPoint, 8> Points = {{declarationOf(Local), PathMark::Target}};
  for (const LocalUse &Use : Local.Uses)
    if (Use.Kind != Mention::Query && Use.Kind != Mention::Silence)
      Points.push_back({Use.Where, PathMark::Stop});
  PathEnds Ends;
  // Where an exception passes, only the end of the program is worse than that.
  Ends.Throw = Made.Made.Dropped == Consequence::Terminates;
  return Paths.find(placeOf(Local, Made), Points, Ends, conditionsKnown(Local, Made),
                    loopsThatUse(Local, Made));
}

bool isMentionedAfter(const LocalHandle &Local, const HandleMade &Made, PathFinder &Paths) {
  llvm::SmallVector<PathPoint, 8> Points;
  for (const LocalUse &Use : Local.Uses)
    if (Use.Kind != Mention::Query && Use.Kind != Mention::Silence)
      Points.push_back({Use.Where, PathMark::Target});
  PathEnds None;
  None.Return = false;
  return Paths.find(placeOf(Local, Made), Points, None).has_value();
}

std::optional<FoundPath> pathToOverwrite(const LocalHandle &Local, const HandleMade &Made,
                                         PathFinder &Paths) {
  llvm::SmallVector<PathPoint, 8> Points;
  if (!isa<FieldDecl>(Local.Variable))
    Points.push_back({declarationOf(Local), PathMark::Stop});
  for (const LocalUse &Use : Local.Uses)
    if (Use.Kind == Mention::Overwrite)
      Points.push_back({Use.Where, PathMark::Target});
    else if (Use.Kind != Mention::Query && Use.Kind != Mention::Silence)
      Points.push_back({Use.Where, PathMark::Stop});
  PathEnds Ends;
  Ends.Return = false;
  std::optional<FoundPath> Path = Paths.find(
      placeOf(Local, Made), Points, Ends, conditionsKnown(Local, Made), loopsThatUse(Local, Made));
  if (Path && Path->Target == CodePlace(Made.Where) && isUsedInSameLoop(Local, Made))
    return std::nullopt;
  return Path;
}

} // namespace holdfast
