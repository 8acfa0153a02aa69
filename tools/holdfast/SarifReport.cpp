// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Clang's own writer of SARIF has neither fixes nor fingerprints nor the rules'
// help, and needs a compiler instance.

#include "Reports.h"

#include "CheckDocs.h"
#include "Config.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"

using namespace llvm;

namespace holdfast {

namespace {

/// \p Path as a URI reference: relative to the root if it is in there.
std::string percentEncoded(StringRef Path) {
  std::string Result;
  for (const char C : Path) {
    if (isAlnum(C) || StringRef("-._~/").contains(C))
      Result += C;
    else
      Result += "%" + toHex(StringRef(&C, 1));
  }
  return Result;
}

class Writer {
public:
  explicit Writer(const ReportInput &Input) : Input(Input), Checks(knownChecks()) {}

  json::Value document() {
    json::Array Results;
    for (const Finding &Each : Input.Result.Findings)
      Results.push_back(result(Each));
    return json::Object{
        {"$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
                    "sarif-schema-2.1.0.json"},
        {"version", "2.1.0"},
        {"runs",
         json::Array{json::Object{
             {"tool", tool()},
             {"columnKind", "unicodeCodePoints"},
             {"originalUriBaseIds",
              json::Object{
                  {"ROOT", json::Object{{"uri", "file://" + percentEncoded(Input.Root) + "/"}}}}},
             {"invocations", json::Array{invocation()}},
             {"results", std::move(Results)},
         }}}};
  }

private:
  json::Object tool() const {
    json::Array Rules;
    for (const std::string &Check : Checks)
      Rules.push_back(json::Object{
          {"id", Check},
          {"shortDescription", json::Object{{"text", json::fixUTF8(summaryOf(Check))}}},
          {"help", json::Object{{"text", json::fixUTF8(docOf(Check))},
                                {"markdown", json::fixUTF8(docOf(Check))}}},
          {"defaultConfiguration", json::Object{{"level", "warning"}}},
      });
    return json::Object{{"driver", json::Object{{"name", "Holdfast"},
                                                {"semanticVersion", HOLDFAST_VERSION},
                                                {"rules", std::move(Rules)}}}};
  }

  json::Object invocation() const {
    json::Array Notifications;
    for (const FailedUnit &Unit : Input.Result.Failed)
      Notifications.push_back(json::Object{
          {"level", "error"},
          {"message", json::Object{{"text", json::fixUTF8("not analyzed\n" + Unit.Text)}}},
          {"locations",
           json::Array{json::Object{
               {"physicalLocation", json::Object{{"artifactLocation", artifact(Unit.File)}}}}}},
      });
    return json::Object{{"executionSuccessful", Input.Result.Failed.empty()},
                        {"toolExecutionNotifications", std::move(Notifications)}};
  }

  json::Object artifact(StringRef File) const {
    const StringRef Relative = relativeTo(File, Input.Root);
    if (Relative == File)
      return json::Object{{"uri", "file://" + percentEncoded(File)}};
    return json::Object{{"uri", percentEncoded(Relative)}, {"uriBaseId", "ROOT"}};
  }

  /// \p Offset as SARIF counts: lines from 1, columns in code points from 1.
  LineColumn position(StringRef File, unsigned Offset) const {
    LineColumn At = Input.Texts.position(File, Offset);
    const StringRef Before = Input.Texts.line(File, At.Line).take_front(At.Column - 1);
    const auto Continuing =
        count_if(Before, [](char C) { return (static_cast<unsigned char>(C) & 0xC0) == 0x80; });
    At.Column -= Continuing;
    return At;
  }

  json::Object region(StringRef File, unsigned Offset, unsigned Length) const {
    const LineColumn First = position(File, Offset);
    const LineColumn Last = position(File, Offset + Length);
    return json::Object{{"startLine", First.Line},
                        {"startColumn", First.Column},
                        {"endLine", Last.Line},
                        {"endColumn", Last.Column}};
  }

  json::Object location(const Remark &Said) const {
    // The span that begins where the message points, if there is one.
    unsigned Length = 0;
    for (const auto &[Offset, Each] : Said.Spans)
      if (Offset == Said.At.Offset)
        Length = std::max(Length, Each);
    return json::Object{{"physicalLocation",
                         json::Object{{"artifactLocation", artifact(Said.At.File)},
                                      {"region", region(Said.At.File, Said.At.Offset, Length)}}}};
  }

  json::Object fix(ArrayRef<Edit> Edits, StringRef Text) const {
    std::map<std::string, json::Array> ByFile;
    for (const Edit &Each : Edits)
      ByFile[Each.File].push_back(json::Object{
          {"deletedRegion", region(Each.File, Each.Offset, Each.Length)},
          {"insertedContent", json::Object{{"text", json::fixUTF8(Each.Text)}}},
      });
    json::Array Changes;
    for (auto &[File, Replacements] : ByFile)
      Changes.push_back(json::Object{{"artifactLocation", artifact(File)},
                                     {"replacements", std::move(Replacements)}});
    return json::Object{{"description", json::Object{{"text", json::fixUTF8(Text)}}},
                        {"artifactChanges", std::move(Changes)}};
  }

  json::Object result(const Finding &Each) const {
    json::Object Result{
        {"ruleId", Each.Check},
        {"level", Each.IsError ? "error" : "warning"},
        {"message", json::Object{{"text", json::fixUTF8(Each.Main.Text)}}},
        {"partialFingerprints", json::Object{{"holdfast/v1", Each.Fingerprint}}},
    };
    if (const auto At = llvm::find(Checks, Each.Check); At != Checks.end())
      Result["ruleIndex"] = At - Checks.begin();
    if (!Each.Main.At.File.empty())
      Result["locations"] = json::Array{location(Each.Main)};
    json::Array Related;
    json::Array Fixes;
    if (!Each.Main.Edits.empty())
      // The first note says what the fix does.
      Fixes.push_back(
          fix(Each.Main.Edits, Each.Notes.empty() ? Each.Main.Text : Each.Notes.front().Text));
    for (const Remark &Note : Each.Notes) {
      if (!Note.Edits.empty())
        Fixes.push_back(fix(Note.Edits, Note.Text));
      if (Note.At.File.empty())
        continue;
      json::Object Where = location(Note);
      Where["message"] = json::Object{{"text", json::fixUTF8(Note.Text)}};
      Related.push_back(std::move(Where));
    }
    if (!Related.empty())
      Result["relatedLocations"] = std::move(Related);
    if (!Fixes.empty())
      Result["fixes"] = std::move(Fixes);
    if (Input.HasBaseline)
      Result["baselineState"] = Each.Judged == Status::Known ? "unchanged" : "new";
    if (Each.Judged == Status::Elsewhere)
      Result["suppressions"] = json::Array{
          json::Object{{"kind", "external"}, {"justification", "on a line that has not changed"}}};
    return Result;
  }

  const ReportInput &Input;
  const std::vector<std::string> Checks;
};

} // namespace

std::string sarifReport(const ReportInput &Input) {
  return formatv("{0:2}\n", Writer(Input).document()).str();
}

} // namespace holdfast
