// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// holdfast check: a whole code base.

#include "Commands.h"

#include "Baseline.h"
#include "ChangedLines.h"
#include "FixApplier.h"
#include "Reports.h"
#include "Run.h"
#include "Summary.h"
#include "TextReport.h"

#include "llvm/ADT/STLExtras.h"
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
cl::opt<bool> Quiet("quiet", cl::desc("Print findings and errors alone"), cl::sub(Check),
                    cl::cat(Ours));
cl::opt<bool> Stats("stats",
                    cl::desc("Print how long each phase took, and how many "
                             "functions were too large for the flow analysis"),
                    cl::sub(Check), cl::cat(Ours));

cl::opt<std::string> SarifFile("sarif", cl::desc("Write a report in SARIF 2.1.0 to FILE"),
                               cl::value_desc("FILE"), cl::sub(Check), cl::cat(Ours));
cl::opt<std::string> JsonFile("json", cl::desc("Write a report in JSON to FILE"),
                              cl::value_desc("FILE"), cl::sub(Check), cl::cat(Ours));
cl::opt<bool> Github("github", cl::desc("Print annotations for GitHub too"), cl::sub(Check),
                     cl::cat(Ours));
cl::opt<std::string> BaselineFile("baseline",
                                  cl::desc("Only findings that FILE does not list count"),
                                  cl::value_desc("FILE"), cl::sub(Check), cl::cat(Ours));
cl::opt<bool> UpdateBaseline("update-baseline", cl::desc("Write all findings to the baseline"),
                             cl::sub(Check), cl::cat(Ours));
cl::opt<std::string> Since("since",
                           cl::desc("Only findings on lines that changed since the git "
                                    "revision REV count"),
                           cl::value_desc("REV"), cl::sub(Check), cl::cat(Ours));
cl::opt<bool> Fix("fix", cl::desc("Apply the fixes of what is found, all or none of a file"),
                  cl::sub(Check), cl::cat(Ours));
cl::opt<bool> DryRun("dry-run", cl::desc("With --fix: print the patch, and change nothing"),
                     cl::sub(Check), cl::cat(Ours));

Error checkOptions() {
  if (UpdateBaseline && BaselineFile.empty())
    return trouble("--update-baseline needs --baseline FILE");
  if (UpdateBaseline && (!Since.empty() || !Paths.empty()))
    return trouble("--update-baseline would lose what is not looked at: it takes no PATH and no "
                   "--since");
  if (UpdateBaseline && Fix)
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
  Options.ShowsProgress = !Quiet && sys::Process::StandardErrIsDisplayed();
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

bool isReported(const Finding &Each) { return Each.Judged == Status::New && !Each.IsFixed; }

/// Decides which findings count.
Error judge(RunResult &Result, const std::optional<ChangedLines> &Changed, SourceTexts &Texts) {
  if (!BaselineFile.empty() && !UpdateBaseline)
    if (Error Failed = applyBaseline(BaselineFile, Result.Findings))
      return Failed;
  if (Changed)
    for (Finding &Each : Result.Findings)
      if (Each.Judged == Status::New && !Changed->contains(Each, Texts))
        Each.Judged = Status::Elsewhere;
  return Error::success();
}

Error writeReports(const ReportInput &Input) {
  if (Github)
    printGithubReport(outs(), Input);
  if (!SarifFile.empty())
    if (Error Failed = writeFile(SarifFile, sarifReport(Input)))
      return Failed;
  if (!JsonFile.empty())
    if (Error Failed = writeFile(JsonFile, jsonReport(Input)))
      return Failed;
  return Error::success();
}

void printFindings(const RunResult &Result, const FixPlan &Fixes, StringRef Root,
                   SourceTexts &Texts) {
  if (DryRun) {
    outs() << patchOf(Fixes, Root, Texts);
    return;
  }
  if (UpdateBaseline)
    return;
  const std::string Here = canonicalPath(".");
  for (const Finding &Each : Result.Findings)
    if (Each.Judged == Status::New)
      printFinding(outs(), Each, Here, Texts);
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
  if (UpdateBaseline) {
    if (Error Failed = writeBaseline(BaselineFile, Result.Findings, Root))
      return Failed;
    if (!Quiet)
      errs() << "all findings are in '" << BaselineFile << "' now\n";
  }
  return Fix && !DryRun ? applyFixes(Fixes, Texts) : Error::success();
}

int exitCode(const RunResult &Result, const FixPlan &Fixes) {
  if (!Result.Failed.empty() || !Fixes.Refusals.empty())
    return ExitTrouble;
  return !UpdateBaseline && any_of(Result.Findings, isReported) ? ExitFindings : ExitClean;
}

} // namespace

bool isCheck() { return static_cast<bool>(Check); }

Expected<int> runCheck() {
  if (Error Bad = checkOptions())
    return Bad;
  const std::string Root = rootFolder();
  RunOptions Options = givenOptions();
  std::optional<ChangedLines> Changed;
  if (!Since.empty()) {
    Expected<ChangedLines> Lines = ChangedLines::since(Since, Root);
    if (!Lines)
      return Lines.takeError();
    Changed = std::move(*Lines);
    Options.ChangedFiles = Changed->files();
  }

  SourceTexts Texts;
  Expected<RunResult> Result = run(Options, Root, Texts);
  if (!Result)
    return Result.takeError();
  if (Error Failed = judge(*Result, Changed, Texts))
    return Failed;
  FixPlan Fixes;
  // A unit that was not analyzed may use what a fix would change.
  if (Fix && Result->Failed.empty())
    Fixes = planFixes(Result->Findings, Texts, Result->Started);

  printFindings(*Result, Fixes, Root, Texts);
  if (Error Failed = writeReports({*Result, Root, !BaselineFile.empty(), Texts}))
    return Failed;
  printTrouble(*Result, Fixes);
  if (Error Failed = makeChanges(*Result, Fixes, Root, Texts))
    return Failed;
  if (!Quiet)
    printSummary(errs(), *Result, DryRun);
  if (Stats)
    printStats(errs(), *Result);
  return exitCode(*Result, Fixes);
}

} // namespace holdfast
