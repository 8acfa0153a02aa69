// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "DroppedOnPathCheck.h"

#include "flow/HandlePaths.h"

#include "clang/AST/ASTContext.h"

using namespace clang;

namespace holdfast {

namespace {

constexpr llvm::StringLiteral ThrowingCallsOption = "ThrowingCalls";

/// Longer paths are told by their last steps, which decide.
constexpr std::size_t MaxSteps = 6;

/// Whether a path on which \p Made is dropped is a mistake. Whoever waits or
/// cancels in a destructor may rely on it when leaving early, and the future of a
/// promise that nobody keeps has nothing behind it.
bool mattersOnPath(const Handle &Made) {
  return Made.Dropped != Consequence::Blocks && Made.Dropped != Consequence::Cancels &&
         Made.CompletedBy != Completion::Object;
}

} // namespace

DroppedOnPathCheck::DroppedOnPathCheck(llvm::StringRef Name, tidy::ClangTidyContext *TidyContext)
    : FlowCheck(Name, TidyContext),
      ThrowingCalls(readChoice(ThrowingCallsOption, {"false", "true"}) == "true") {}

void DroppedOnPathCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Map) {
  FlowCheck::storeOptions(Map);
  Options.store(Map, ThrowingCallsOption, ThrowingCalls ? "true" : "false");
}

void DroppedOnPathCheck::checkFunction(const FunctionDecl &Function) {
  std::optional<PathFinder> Paths;
  for (const LocalHandle &Local : localHandles().of(Function)) {
    if (Local.IsCapture || Local.isUnused() || Local.Made.front().IsNew)
      continue;
    for (const HandleMade &Made : Local.Made) {
      if (!mattersOnPath(Made.Made))
        continue;
      if (!Paths)
        Paths.emplace(Function, ThrowingCalls);
      const std::optional<FoundPath> Path = pathWithoutUse(Local, Made, *Paths);
      if (Path && !isNotMeantToBeUsed(*Made.Value, Made.Made, Function) &&
          !hasOtherUsesInTemplate(Local, Function) && isNew(Made.Value->getBeginLoc())) {
        if (isMentionedAfter(Local, Made, *Paths))
          reportPath(Local, Made, *Path, Function);
        else
          reportLast(Local, Made, Function);
        break;
      }
    }
  }
  reportIfTooLarge(Paths, Function);
}

static SourceLocation placeOf(const LocalHandle &Local, const HandleMade &Made) {
  return isa<DeclStmt>(Made.Where) ? Local.Variable->getLocation() : Made.Where->getBeginLoc();
}

void DroppedOnPathCheck::reportLast(const LocalHandle &Local, const HandleMade &Made,
                                    const FunctionDecl &Function) {
  report(placeOf(Local, Made),
         quoted(*Local.Variable) + " is not used after this, so " +
             describe(Made.Made, "at the end of its scope"),
         Made.Made, {}, Function);
}

void DroppedOnPathCheck::reportPath(const LocalHandle &Local, const HandleMade &Made,
                                    const FoundPath &Path, const FunctionDecl &Function) {
  const SourceManager &Sources = Function.getASTContext().getSourceManager();
  report(placeOf(Local, Made),
         quoted(*Local.Variable) + " is used on some paths only; on others " +
             describe(Made.Made, "at the end of its scope"),
         Made.Made, {}, Function);
  for (const PathStep &Step : llvm::ArrayRef(Path.Steps).take_back(MaxSteps))
    diag(Sources.getFileLoc(Step.Where), "on this path %0", DiagnosticIDs::Note) << Step.What;
  const char *const Left = "%0 is not used before the function is left here";
  if (Path.LeftBy)
    diag(Sources.getFileLoc(Path.LeftBy->getBeginLoc()), Left, DiagnosticIDs::Note)
        << Local.Variable;
  else if (Path.Target.isNull())
    diag(Function.getBody()->getEndLoc(), Left, DiagnosticIDs::Note) << Local.Variable;
  else
    diag(Sources.getFileLoc(Local.Variable->getLocation()),
         "%0 is not used before its loop goes on here", DiagnosticIDs::Note)
        << Local.Variable;
}

} // namespace holdfast
