// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The reports for machines. Each has a source of its own.

#ifndef HOLDFAST_TOOLS_HOLDFAST_REPORTS_H
#define HOLDFAST_TOOLS_HOLDFAST_REPORTS_H

#include "Run.h"

#include "llvm/Support/raw_ostream.h"

#include <string>

namespace holdfast {

/// What a report is made from.
struct ReportInput {
  const RunResult &Result;
  /// What paths are relative to.
  std::string Root;
  /// Whether a baseline was given, so that findings are new or not.
  bool HasBaseline = false;
  SourceTexts &Texts;
};

/// SARIF 2.1.0, with the fixes, fingerprints, and each check's documentation.
std::string sarifReport(const ReportInput &Input);

/// All that is known, in a format of our own; docs/ci.md describes it.
std::string jsonReport(const ReportInput &Input);

/// Workflow commands that GitHub shows as annotations of the changed files; the
/// new findings alone.
void printGithubReport(llvm::raw_ostream &Out, const ReportInput &Input);

} // namespace holdfast

#endif // HOLDFAST_TOOLS_HOLDFAST_REPORTS_H
