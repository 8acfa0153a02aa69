// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "Outcome.h"

#include "Baseline.h"
#include "Commands.h"
#include "Reports.h"
#include "TextReport.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace holdfast {

Outcome::Outcome(cl::SubCommand &Command)
    : SarifFile("sarif", cl::desc("Write a report in SARIF 2.1.0 to FILE"), cl::value_desc("FILE"),
                cl::sub(Command), cl::cat(Ours)),
      JsonFile("json", cl::desc("Write a report in JSON to FILE"), cl::value_desc("FILE"),
               cl::sub(Command), cl::cat(Ours)),
      Github("github", cl::desc("Print annotations for GitHub too"), cl::sub(Command),
             cl::cat(Ours)),
      BaselineFile("baseline", cl::desc("Only findings that FILE does not list count"),
                   cl::value_desc("FILE"), cl::sub(Command), cl::cat(Ours)),
      UpdateBaseline("update-baseline", cl::desc("Write all findings to the baseline"),
                     cl::sub(Command), cl::cat(Ours)),
      Since("since",
            cl::desc("Only findings on lines that changed since the git revision REV count"),
            cl::value_desc("REV"), cl::sub(Command), cl::cat(Ours)),
      Quiet("quiet", cl::desc("Print findings and errors alone"), cl::sub(Command), cl::cat(Ours)) {
}

Error Outcome::checkOptions() const {
  if (UpdateBaseline && BaselineFile.empty())
    return trouble("--update-baseline needs --baseline FILE");
  if (UpdateBaseline && !Since.empty())
    return trouble("--update-baseline would lose what is not looked at: it takes no --since");
  return Error::success();
}

Error Outcome::findChanges(StringRef Root) {
  if (Since.empty())
    return Error::success();
  Expected<ChangedLines> Lines = ChangedLines::since(Since, Root);
  if (!Lines)
    return Lines.takeError();
  Changed = std::move(*Lines);
  return Error::success();
}

Error Outcome::judge(RunResult &Result, SourceTexts &Texts) const {
  if (!BaselineFile.empty() && !UpdateBaseline)
    if (Error Failed = applyBaseline(BaselineFile, Result.Findings))
      return Failed;
  if (Changed)
    for (Finding &Each : Result.Findings)
      if (Each.Judged == Status::New && !Changed->contains(Each, Texts))
        Each.Judged = Status::Elsewhere;
  return Error::success();
}

void Outcome::print(const RunResult &Result, SourceTexts &Texts) const {
  if (UpdateBaseline)
    return;
  const std::string Here = canonicalPath(".");
  for (const Finding &Each : Result.Findings)
    if (Each.Judged == Status::New)
      printFinding(outs(), Each, Here, Texts);
}

Error Outcome::writeReports(const RunResult &Result, StringRef Root, SourceTexts &Texts) const {
  const ReportInput Input{Result, Root.str(), !BaselineFile.empty(), Texts};
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

Error Outcome::writeBaseline(const RunResult &Result, StringRef Root) const {
  if (!UpdateBaseline)
    return Error::success();
  if (Error Failed = holdfast::writeBaseline(BaselineFile, Result.Findings, Root))
    return Failed;
  if (!Quiet)
    errs() << "all findings are in '" << BaselineFile << "' now\n";
  return Error::success();
}

int Outcome::exitCode(const RunResult &Result) const {
  const auto IsReported = [](const Finding &Each) {
    return Each.Judged == Status::New && !Each.IsFixed;
  };
  return !UpdateBaseline && any_of(Result.Findings, IsReported) ? ExitFindings : ExitClean;
}

} // namespace holdfast
