// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_TOOLS_HOLDFAST_FINDING_H
#define HOLDFAST_TOOLS_HOLDFAST_FINDING_H

#include "Files.h"

#include "clang/Tooling/Core/Diagnostic.h"
#include "llvm/Support/Error.h"

#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace holdfast {

/// A place in a file, by the file's one name; File is empty when there is none.
struct Place {
  std::string File;
  unsigned Offset = 0;
  LineColumn Position;
};

/// One replacement of text.
struct Edit {
  std::string File;
  unsigned Offset = 0;
  unsigned Length = 0;
  std::string Text;

  std::tuple<const std::string &, unsigned, unsigned, const std::string &> key() const {
    return {File, Offset, Length, Text};
  }
  bool operator==(const Edit &Other) const { return key() == Other.key(); }
  bool operator<(const Edit &Other) const { return key() < Other.key(); }
};

/// What is said at a place, and the edits it offers.
struct Remark {
  std::string Text;
  Place At;
  /// Spans that belong to it: offset and length in the file of At.
  std::vector<std::pair<unsigned, unsigned>> Spans;
  std::vector<Edit> Edits;
};

/// Whether a finding has to be dealt with.
enum class Status { New, Known, Elsewhere };

/// One finding, from however many units.
struct Finding {
  std::string Check;
  bool IsError = false;
  Remark Main;
  std::vector<Remark> Notes;
  /// Other fixes that other units offer for the same finding.
  std::vector<std::vector<Edit>> OtherFixes;
  /// The same for the same finding after lines around it have moved.
  std::string Fingerprint;
  /// Known: it is in the baseline. Elsewhere: on lines that did not change.
  Status Judged = Status::New;
  bool IsFixed = false;
};

/// \p Diagnostic with canonical paths and positions.
Finding findingOf(const clang::tooling::Diagnostic &Diagnostic, SourceTexts &Texts);

/// Collects the findings of many units, each once.
class FindingSet {
public:
  /// \param Root what fingerprints take paths relative to, and where those in
  ///   portable reports begin.
  FindingSet(SourceTexts &Texts, llvm::StringRef Root) : Texts(Texts), Root(Root) {}

  /// Adds the findings of a unit's report.
  llvm::Error addReport(llvm::StringRef Path);

  /// Everything that was added, in the order of files and lines.
  std::vector<Finding> take();

private:
  void findTwin(llvm::StringRef Source);
  std::string nameOf(llvm::StringRef Path) const;

  SourceTexts &Texts;
  std::string Root;
  std::vector<clang::tooling::Diagnostic> Diagnostics;
  /// Where the files of the root are if it is made of links to them, as engines make it.
  std::set<std::string> Twins;
};

} // namespace holdfast

#endif // HOLDFAST_TOOLS_HOLDFAST_FINDING_H
