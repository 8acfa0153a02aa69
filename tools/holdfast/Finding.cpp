// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "Finding.h"

#include "clang/Tooling/DiagnosticsYaml.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/YAMLTraits.h"

using namespace llvm;
using namespace clang::tooling;

namespace holdfast {

namespace {

/// The one name of a file that a report mentions.
using Naming = function_ref<std::string(StringRef)>;

Remark remarkOf(const DiagnosticMessage &Message, Naming NameOf, SourceTexts &Texts) {
  Remark Result;
  Result.Text = Message.Message;
  if (!Message.FilePath.empty()) {
    Result.At.File = NameOf(Message.FilePath);
    Result.At.Offset = Message.FileOffset;
    Result.At.Position = Texts.position(Result.At.File, Message.FileOffset);
  }
  for (const FileByteRange &Range : Message.Ranges)
    if (Range.FilePath == Message.FilePath)
      Result.Spans.emplace_back(Range.FileOffset, Range.Length);
  for (const auto &File : Message.Fix)
    for (const Replacement &Each : File.getValue())
      Result.Edits.push_back({NameOf(Each.getFilePath()), Each.getOffset(), Each.getLength(),
                              Each.getReplacementText().str()});
  llvm::sort(Result.Edits);
  return Result;
}

auto orderOf(const Finding &Each) {
  return std::tie(Each.Main.At.File, Each.Main.At.Offset, Each.Check, Each.Main.Text);
}

/// \p Line without what formatting changes.
std::string squeezed(StringRef Line) {
  std::string Text;
  for (const char C : Line)
    if (!isSpace(C))
      Text += C;
  return Text;
}

void addFingerprints(std::vector<Finding> &Findings, StringRef Root, SourceTexts &Texts) {
  StringMap<unsigned> Times;
  for (Finding &Each : Findings) {
    const Place &At = Each.Main.At;
    const std::string Base = digest(Each.Check + '\n' + relativeTo(At.File, Root).str() + '\n' +
                                    squeezed(Texts.line(At.File, At.Position.Line)));
    Each.Fingerprint = Base + ":" + std::to_string(++Times[Base]);
  }
}

Finding findingOf(const Diagnostic &Found, Naming NameOf, SourceTexts &Texts) {
  Finding Result;
  Result.Check = Found.DiagnosticName;
  Result.IsError = Found.DiagLevel == Diagnostic::Error;
  Result.Main = remarkOf(Found.Message, NameOf, Texts);
  for (const DiagnosticMessage &Note : Found.Notes)
    Result.Notes.push_back(remarkOf(Note, NameOf, Texts));
  return Result;
}

} // namespace

Finding findingOf(const Diagnostic &Found, SourceTexts &Texts) {
  return findingOf(
      Found, [&](StringRef Path) { return canonicalPath(Path, Found.BuildDirectory); }, Texts);
}

Error FindingSet::addReport(StringRef Path) {
  Expected<std::string> Text = readFile(Path);
  if (!Text)
    return Text.takeError();
  TranslationUnitDiagnostics Report;
  yaml::Input Reader(*Text, nullptr, [](const SMDiagnostic &, void *) {});
  Reader >> Report;
  if (Reader.error())
    return trouble("the report '", Path, "' is broken; it has to be made anew");
  findTwin(Report.MainSourceFile);
  std::move(Report.Diagnostics.begin(), Report.Diagnostics.end(), std::back_inserter(Diagnostics));
  return Error::success();
}

void FindingSet::findTwin(StringRef Source) {
  if (sys::path::is_absolute(Source))
    return;
  const std::string Canonical = canonicalPath(Source, Root);
  StringRef Twin = Canonical;
  if (!isWithin(Canonical, Root) && Twin.consume_back(Source) && Twin.consume_back("/") &&
      !Twin.empty())
    Twins.insert(Twin.str());
}

/// The one name of what is \p Path in a portable report.
std::string FindingSet::nameOf(StringRef Path) const {
  const std::string Canonical = canonicalPath(Path, Root);
  for (const std::string &Twin : Twins)
    if (isWithin(Canonical, Twin))
      return absolutePath(relativeTo(Canonical, Twin), Root);
  const bool IsOneName = isWithin(Canonical, Root) || sys::path::is_absolute(Path);
  return IsOneName ? Canonical : shortenedPath(Path, Root);
}

std::vector<Finding> FindingSet::take() {
  std::vector<Finding> Findings;
  Findings.reserve(Diagnostics.size());
  const auto NameOf = [this](StringRef Path) { return nameOf(Path); };
  for (const Diagnostic &Each : Diagnostics)
    Findings.push_back(Each.BuildDirectory.empty() ? findingOf(Each, NameOf, Texts)
                                                   : findingOf(Each, Texts));
  llvm::stable_sort(Findings,
                    [](const Finding &A, const Finding &B) { return orderOf(A) < orderOf(B); });
  std::vector<Finding> Merged;
  for (Finding &Each : Findings) {
    if (Merged.empty() || orderOf(Merged.back()) != orderOf(Each)) {
      Merged.push_back(std::move(Each));
      continue;
    }
    Finding &First = Merged.back();
    if (Each.Main.Edits.empty() || First.Main.Edits.empty()) {
      // Some unit has a reason not to offer any.
      First.Main.Edits.clear();
      First.OtherFixes.clear();
    } else if (Each.Main.Edits != First.Main.Edits &&
               !is_contained(First.OtherFixes, Each.Main.Edits)) {
      First.OtherFixes.push_back(std::move(Each.Main.Edits));
    }
  }
  addFingerprints(Merged, Root, Texts);
  return Merged;
}

} // namespace holdfast
