// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "Reports.h"

using namespace llvm;

namespace holdfast {

namespace {

std::string escaped(StringRef Text, bool IsProperty) {
  std::string Result;
  for (const char C : Text) {
    if (C == '%')
      Result += "%25";
    else if (C == '\r')
      Result += "%0D";
    else if (C == '\n')
      Result += "%0A";
    else if (IsProperty && C == ':')
      Result += "%3A";
    else if (IsProperty && C == ',')
      Result += "%2C";
    else
      Result += C;
  }
  return Result;
}

} // namespace

void printGithubReport(raw_ostream &Out, const ReportInput &Input) {
  for (const Finding &Each : Input.Result.Findings) {
    if (Each.Judged != Status::New || Each.IsFixed)
      continue;
    const Place &At = Each.Main.At;
    std::string Message = Each.Main.Text;
    for (const Remark &Note : Each.Notes)
      Message += "\n" + Note.Text;
    Out << "::" << (Each.IsError ? "error" : "warning")
        << " file=" << escaped(relativeTo(At.File, Input.Root), /*IsProperty=*/true)
        << ",line=" << At.Position.Line << ",col=" << At.Position.Column
        << ",title=" << escaped(Each.Check, /*IsProperty=*/true)
        << "::" << escaped(Message, /*IsProperty=*/false) << '\n';
  }
  for (const FailedUnit &Unit : Input.Result.Failed)
    Out << "::error file=" << escaped(relativeTo(Unit.File, Input.Root), /*IsProperty=*/true)
        << ",title=holdfast::this unit was not analyzed, see the log\n";
}

} // namespace holdfast
