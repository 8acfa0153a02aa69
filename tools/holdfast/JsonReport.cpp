// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "Reports.h"

#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"

using namespace llvm;

namespace holdfast {

namespace {

class Writer {
public:
  explicit Writer(const ReportInput &Input) : Input(Input) {}

  json::Value document() {
    json::Array Findings;
    for (const Finding &Each : Input.Result.Findings)
      Findings.push_back(finding(Each));
    json::Array Failed;
    for (const FailedUnit &Unit : Input.Result.Failed)
      Failed.push_back(
          json::Object{{"file", name(Unit.File)}, {"output", json::fixUTF8(Unit.Text)}});
    const RunResult &Result = Input.Result;
    return json::Object{{"version", 1},
                        {"root", json::fixUTF8(Input.Root)},
                        {"findings", std::move(Findings)},
                        {"failed", std::move(Failed)},
                        {"units", json::Object{{"all", Result.Units},
                                               {"analyzed", Result.Analyzed},
                                               {"cached", Result.Cached},
                                               {"leftOut", Result.LeftOut},
                                               {"switchedOff", Result.SwitchedOff}}}};
  }

private:
  std::string name(StringRef File) const { return json::fixUTF8(relativeTo(File, Input.Root)); }

  json::Object remark(const Remark &Said) const {
    json::Object Object{{"message", json::fixUTF8(Said.Text)}};
    if (!Said.At.File.empty()) {
      Object["file"] = name(Said.At.File);
      Object["line"] = Said.At.Position.Line;
      Object["column"] = Said.At.Position.Column;
    }
    json::Array Edits;
    for (const Edit &Each : Said.Edits)
      Edits.push_back(json::Object{{"file", name(Each.File)},
                                   {"offset", Each.Offset},
                                   {"length", Each.Length},
                                   {"text", json::fixUTF8(Each.Text)}});
    if (!Edits.empty())
      Object["edits"] = std::move(Edits);
    return Object;
  }

  json::Object finding(const Finding &Each) const {
    json::Object Object = remark(Each.Main);
    Object["check"] = Each.Check;
    Object["level"] = Each.IsError ? "error" : "warning";
    Object["fingerprint"] = Each.Fingerprint;
    Object["status"] = Each.Judged == Status::New     ? "new"
                       : Each.Judged == Status::Known ? "known"
                                                      : "unchanged-line";
    Object["fixed"] = Each.IsFixed;
    json::Array Notes;
    for (const Remark &Note : Each.Notes)
      Notes.push_back(remark(Note));
    Object["notes"] = std::move(Notes);
    return Object;
  }

  const ReportInput &Input;
};

} // namespace

std::string jsonReport(const ReportInput &Input) {
  return formatv("{0:2}\n", Writer(Input).document()).str();
}

} // namespace holdfast
