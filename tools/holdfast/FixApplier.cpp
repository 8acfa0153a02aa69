// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "FixApplier.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FormatVariadic.h"

using namespace llvm;

namespace holdfast {

namespace {

bool isInclude(const Edit &Each) {
  return Each.Length == 0 && StringRef(Each.Text).ltrim().starts_with("#include");
}

/// Whether what the text looks like after \p A and \p B depends on their order.
/// \p A is the first by offset.
bool contradict(const Edit &A, const Edit &B) {
  if (A.Offset + A.Length > B.Offset && A.Offset != B.Offset)
    return true;
  if (A.Offset != B.Offset)
    return false;
  // Something new before something that is replaced is clear, and so are new
  // includes in whatever order.
  return (A.Length == 0) == (B.Length == 0) && !(isInclude(A) && isInclude(B));
}

using EditsByFile = std::map<std::string, std::vector<Edit>>;

bool touches(const Finding &Each, const StringSet<> &Files) {
  const auto InFiles = [&](const Edit &Edit) { return Files.contains(Edit.File); };
  return any_of(Each.Main.Edits, InFiles) ||
         any_of(Each.OtherFixes,
                [&](const std::vector<Edit> &Edits) { return any_of(Edits, InFiles); });
}

/// The edits of all \p Findings; those that units do not agree on included, so
/// that they are seen to contradict each other.
EditsByFile collect(ArrayRef<Finding *> Findings) {
  EditsByFile Files;
  const auto Add = [&](ArrayRef<Edit> Edits) {
    for (const Edit &Each : Edits)
      Files[Each.File].push_back(Each);
  };
  for (const Finding *Each : Findings) {
    Add(Each->Main.Edits);
    for (const std::vector<Edit> &Edits : Each->OtherFixes)
      Add(Edits);
  }
  for (auto &[File, Edits] : Files) {
    llvm::sort(Edits);
    Edits.erase(std::unique(Edits.begin(), Edits.end()), Edits.end());
  }
  return Files;
}

/// The first two of \p Edits that contradict each other; null when none do.
std::pair<const Edit *, const Edit *> contradiction(ArrayRef<Edit> Edits) {
  const Edit *Furthest = nullptr;
  for (const Edit &Each : Edits) {
    if (Furthest && contradict(*Furthest, Each))
      return {Furthest, &Each};
    if (!Furthest || Each.Offset + Each.Length >= Furthest->Offset + Furthest->Length)
      Furthest = &Each;
  }
  return {nullptr, nullptr};
}

/// Why \p Edits must not be applied to \p File; empty if they may.
std::string whyRefused(StringRef File, ArrayRef<Edit> Edits, SourceTexts &Texts,
                       sys::TimePoint<> Started) {
  sys::fs::file_status Present;
  if (sys::fs::status(File, Present) || Present.getLastModificationTime() > Started)
    return (File + ": it has changed while it was analyzed").str();
  const auto [First, Second] = contradiction(Edits);
  if (!First)
    return "";
  const auto Line = [&](const Edit &Each) {
    return std::to_string(Texts.position(File, Each.Offset).Line);
  };
  return (File + ":" + Line(*Second) + ": two fixes change the same text, here and in line " +
          Line(*First))
      .str();
}

} // namespace

FixPlan planFixes(MutableArrayRef<Finding> Findings, SourceTexts &Texts, sys::TimePoint<> Started) {
  FixPlan Plan;
  std::vector<Finding *> Accepted;
  for (Finding &Each : Findings)
    if (Each.Judged == Status::New && !Each.Main.Edits.empty())
      Accepted.push_back(&Each);

  // A fix can touch several files: what is refused in one is refused in all.
  StringSet<> Refused;
  for (bool Changed = true; Changed;) {
    Changed = false;
    llvm::erase_if(Accepted, [&](const Finding *Each) { return touches(*Each, Refused); });
    Plan.Edits = collect(Accepted);
    for (const auto &[File, Edits] : Plan.Edits) {
      const std::string Reason = whyRefused(File, Edits, Texts, Started);
      if (Reason.empty())
        continue;
      Refused.insert(File);
      Changed = true;
      Plan.Refusals.push_back(Reason + "; no fix is applied to this file");
    }
  }
  for (Finding *Each : Accepted)
    Each->IsFixed = true;
  return Plan;
}

std::string edited(StringRef Text, ArrayRef<Edit> Edits) {
  std::string Result;
  size_t Done = 0;
  for (const Edit &Each : Edits) {
    Result += Text.slice(Done, Each.Offset);
    Result += Each.Text;
    Done = Each.Offset + Each.Length;
  }
  return Result + Text.drop_front(Done).str();
}

Error applyFixes(const FixPlan &Plan, SourceTexts &Texts) {
  for (const auto &[File, Edits] : Plan.Edits)
    if (Error Failed = writeFile(File, edited(Texts.text(File), Edits)))
      return Failed;
  return Error::success();
}

namespace {

constexpr unsigned ContextLines = 3;

/// Lines of a file that a patch replaces, from 0, the last not included.
struct Hunk {
  unsigned First;
  unsigned End;
  std::vector<Edit> Edits;
};

/// Appends \p Text line by line, each after \p Mark.
void addLines(std::string &Patch, char Mark, StringRef Text) {
  while (!Text.empty()) {
    const size_t Length = std::min(Text.find('\n'), Text.size() - 1) + 1;
    Patch += Mark;
    Patch += Text.take_front(Length);
    if (Text[Length - 1] != '\n')
      Patch += "\n\\ No newline at end of file\n";
    Text = Text.drop_front(Length);
  }
}

unsigned countLines(StringRef Text) {
  return Text.count('\n') + (!Text.empty() && Text.back() != '\n');
}

/// Appends the changes to one file.
class FilePatch {
public:
  FilePatch(std::string &Patch, StringRef Text) : Patch(Patch), Text(Text) {
    Starts.push_back(0);
    for (size_t I = 0; I < Text.size(); ++I)
      if (Text[I] == '\n' && I + 1 < Text.size())
        Starts.push_back(I + 1);
  }

  void add(ArrayRef<Edit> Edits) {
    std::vector<Hunk> Hunks;
    for (const Edit &Each : Edits) {
      const unsigned First = lineOf(Each.Offset);
      // What is put at the start of a line leaves the line itself alone.
      const bool KeepsLine =
          Each.Length == 0 && Starts[First] == Each.Offset && StringRef(Each.Text).ends_with("\n");
      const unsigned End = KeepsLine ? First : lineOf(Each.Offset + Each.Length) + 1;
      if (!Hunks.empty() && First <= Hunks.back().End + 2 * ContextLines) {
        Hunks.back().End = std::max(Hunks.back().End, End);
        Hunks.back().Edits.push_back(Each);
      } else {
        Hunks.push_back({First, End, {Each}});
      }
    }
    for (const Hunk &Each : Hunks)
      addHunk(Each);
  }

private:
  unsigned lineOf(size_t Offset) const {
    return std::upper_bound(Starts.begin(), Starts.end(), Offset) - Starts.begin() - 1;
  }
  size_t startOf(size_t Line) const { return Line < Starts.size() ? Starts[Line] : Text.size(); }

  void addHunk(const Hunk &Each) {
    const unsigned Before = std::min(Each.First, ContextLines);
    const size_t Begin = startOf(Each.First);
    const size_t End = startOf(Each.End);
    const size_t AfterEnd = startOf(Each.End + ContextLines);
    const StringRef Leading = Text.slice(startOf(Each.First - Before), Begin);
    const StringRef Old = Text.slice(Begin, End);
    const StringRef Trailing = Text.slice(End, AfterEnd);
    std::vector<Edit> Moved = Each.Edits;
    for (Edit &Edit : Moved)
      Edit.Offset -= Begin;
    const std::string New = edited(Old, Moved);
    const unsigned Around = Before + countLines(Trailing);
    const unsigned OldLines = Around + countLines(Old);
    const unsigned NewLines = Around + countLines(New);
    const int NewFirst = static_cast<int>(Each.First - Before) + Shift;
    Patch += "@@ -" + std::to_string(Each.First - Before + (OldLines > 0)) + "," +
             std::to_string(OldLines) + " +" + std::to_string(NewFirst + (NewLines > 0)) + "," +
             std::to_string(NewLines) + " @@\n";
    addLines(Patch, ' ', Leading);
    addLines(Patch, '-', Old);
    addLines(Patch, '+', New);
    addLines(Patch, ' ', Trailing);
    Shift += static_cast<int>(NewLines) - static_cast<int>(OldLines);
  }

  std::string &Patch;
  StringRef Text;
  std::vector<size_t> Starts;
  /// How many lines more the new file has up to here.
  int Shift = 0;
};

} // namespace

std::string patchOf(const FixPlan &Plan, StringRef Root, SourceTexts &Texts) {
  std::string Patch;
  for (const auto &[File, Edits] : Plan.Edits) {
    const std::string Name = relativeTo(File, Root).ltrim('/').str();
    Patch += formatv("--- a/{0}\n+++ b/{0}\n", Name).str();
    FilePatch(Patch, Texts.text(File)).add(Edits);
  }
  return Patch;
}

} // namespace holdfast
