// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// holdfast check: a whole code base.

#include "Commands.h"

#include "FixApplier.h"
#include "Outcome.h"
#include "Run.h"
#include "Summary.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/WithColor.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace holdfast {

namespace {

cl::SubCommand Check("check", "Check a code base: holdfast check [-p BUILD] [PATH...]");
cl::opt<std::string> BuildFolder("p",
                                 cl::desc("Where compile_commands.json is; looked for in the "
                                          "working folder and its parents by default"),
                                 cl::value_desc("BUILD"), cl::sub(Check), cl::cat(Ours));
cl::list<std::string> Paths(cl::Positional, cl::desc("[PATH...]"), cl::sub(Check), cl::cat(Ours));
cl::opt<std::string> Checks("checks", cl::desc("Globs of checks, put behind those of .clang-tidy"),
                            cl::value_desc("GLOBS"), cl::sub(Check), cl::cat(Ours));
cl::opt<unsigned> Jobs("j",
                       cl::desc("How many units at once; as many as there are cores by default"),
                       cl::value_desc("N"), cl::Prefix, cl::sub(Check), cl::cat(Ours));
cl::opt<std::string> CacheFolder("cache",
                                 cl::desc("Keep what later runs use in FOLDER; .holdfast "
                                          "beside compile_commands.json by default"),
                                 cl::value_desc("FOLDER"), cl::sub(Check), cl::cat(Ours));
cl::opt<bool> NoCache("no-cache", cl::desc("Analyze everything again, and keep nothing"),
                      cl::sub(Check), cl::cat(Ours));
cl::opt<bool> NoFilter("no-filter", cl::desc("Analyze units too that cannot have findings"),
                       cl::sub(Check), cl::cat(Ours));
cl::opt<bool> Stats("stats",
                    cl::desc("Print how long each phase took, and how many "
                             "functions were too large for the flow analysis"),
                    cl::sub(Check), cl::cat(Ours));
Outcome Verdict(Check);
cl::opt<bool> Fix("fix", cl::desc("Apply the fixes of what is found, all or none of a file"),
                  cl::sub(Check), cl::cat(Ours));
cl::opt<bool> DryRun("dry-run", cl::desc("With --fix: print the patch, and change nothing"),
                     cl::sub(Check), cl::cat(Ours));

Error checkOptions() {
  if (Error Bad = Verdict.checkOptions())
    return Bad;
  if (Verdict.updatesBaseline() && !Paths.empty())
    return trouble("--update-baseline would lose what is not looked at: it takes no PATH");
  if (Verdict.updatesBaseline() && Fix)
    return trouble("--update-baseline and --fix exclude each other");
  if (DryRun && !Fix)
    return trouble("--dry-run needs --fix");
  return Error::success();
}

RunOptions givenOptions() {
  RunOptions Options;
  Options.BuildFolder = BuildFolder;
  Options.Checks = Checks;
  Options.CacheFolder = CacheFolder;
  Options.NoCache = NoCache;
  Options.LeavesOut = !NoFilter;
  Options.Paths.assign(Paths.begin(), Paths.end());
  Options.Jobs = Jobs;
  Options.ShowsProgress = !Verdict.isQuiet() && sys::Process::StandardErrIsDisplayed();
  return Options;
}

/// What fingerprints and reports take paths relative to: the repository, or the
/// working folder outside of one.
std::string rootFolder() {
  std::string Here = canonicalPath(".");
  for (StringRef Folder = Here; !Folder.empty(); Folder = sys::path::parent_path(Folder))
    if (sys::fs::exists(Folder + "/.git"))
      return Folder.str();
  return Here;
}

void printTrouble(const RunResult &Result, const FixPlan &Fixes) {
  outs().flush();
  for (const FailedUnit &Unit : Result.Failed)
    printFailure(errs(), Unit);
  if (Fix && !Result.Failed.empty())
    WithColor::note(errs(), "holdfast") << "no fix is applied while units fail\n";
  for (const std::string &Refusal : Fixes.Refusals)
    WithColor::error(errs(), "holdfast") << Refusal << '\n';
  if (!Result.Unread.empty())
    printUnread(errs(), Result.Unread);
}

/// Writes what the run is to change: the baseline or the sources. Nothing while
/// units fail.
Error makeChanges(const RunResult &Result, const FixPlan &Fixes, StringRef Root,
                  SourceTexts &Texts) {
  if (!Result.Failed.empty())
    return Error::success();
  if (Error Failed = Verdict.writeBaseline(Result, Root))
    return Failed;
  return Fix && !DryRun ? applyFixes(Fixes, Texts) : Error::success();
}

int exitCode(const RunResult &Result, const FixPlan &Fixes) {
  if (!Result.Failed.empty() || !Fixes.Refusals.empty())
    return ExitTrouble;
  return Verdict.exitCode(Result);
}

} // namespace

bool isCheck() { return static_cast<bool>(Check); }

Expected<int> runCheck() {
  if (Error Bad = checkOptions())
    return Bad;
  const std::string Root = rootFolder();
  RunOptions Options = givenOptions();
  if (Error Failed = Verdict.findChanges(Root))
    return Failed;
  if (Verdict.changes())
    Options.ChangedFiles = Verdict.changes()->files();

  SourceTexts Texts;
  Expected<RunResult> Result = run(Options, Root, Texts);
  if (!Result)
    return Result.takeError();
  if (Error Failed = Verdict.judge(*Result, Texts))
    return Failed;
  FixPlan Fixes;
  // A unit that was not analyzed may use what a fix would change.
  if (Fix && Result->Failed.empty())
    Fixes = planFixes(Result->Findings, Texts, Result->Started);

  if (DryRun)
    outs() << patchOf(Fixes, Root, Texts);
  else
    Verdict.print(*Result, Texts);
  if (Error Failed = Verdict.writeReports(*Result, Root, Texts))
    return Failed;
  printTrouble(*Result, Fixes);
  if (Error Failed = makeChanges(*Result, Fixes, Root, Texts))
    return Failed;
  if (!Verdict.isQuiet())
    printSummary(errs(), *Result, DryRun);
  if (Stats)
    printStats(errs(), *Result);
  return exitCode(*Result, Fixes);
}

} // namespace holdfast
