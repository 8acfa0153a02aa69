// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// holdfast report: what 'holdfast analyze' found in many units, under whatever
// engine ran it.

#include "Commands.h"

#include "Outcome.h"
#include "Summary.h"

#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace holdfast {

namespace {

cl::SubCommand Report("report", "Report what was found in many units: holdfast report REPORT...");
cl::list<std::string> Files(cl::Positional, cl::OneOrMore, cl::desc("REPORT..."), cl::sub(Report),
                            cl::cat(Ours));
cl::opt<std::string> RootFolder("root",
                                cl::desc("Names in portable reports begin in FOLDER; the working "
                                         "folder by default"),
                                cl::value_desc("FOLDER"), cl::init("."), cl::sub(Report),
                                cl::cat(Ours));
Outcome Verdict(Report);

Error readReports(StringRef Root, SourceTexts &Texts, RunResult &Result) {
  FindingSet Found(Texts, Root);
  for (const std::string &File : Files)
    if (Error Failed = Found.addReport(File))
      return Failed;
  Result.Findings = Found.take();
  Result.Units = Result.Cached = Files.size();
  return Error::success();
}

} // namespace

bool isReport() { return static_cast<bool>(Report); }

Expected<int> runReport() {
  if (Error Bad = Verdict.checkOptions())
    return Bad;
  const std::string Root = canonicalPath(RootFolder);
  if (Error Failed = Verdict.findChanges(Root))
    return Failed;
  SourceTexts Texts;
  RunResult Result;
  if (Error Failed = readReports(Root, Texts, Result))
    return Failed;
  if (Error Failed = Verdict.judge(Result, Texts))
    return Failed;
  Verdict.print(Result, Texts);
  if (Error Failed = Verdict.writeReports(Result, Root, Texts))
    return Failed;
  if (Error Failed = Verdict.writeBaseline(Result, Root))
    return Failed;
  if (!Verdict.isQuiet()) {
    outs().flush();
    printCounts(errs(), Result, /*IsDryRun=*/false);
  }
  return Verdict.exitCode(Result);
}

} // namespace holdfast
