// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// From compile commands to findings: which units there are, what is run for them,
// what they gave.

#ifndef HOLDFAST_TOOLS_HOLDFAST_RUN_H
#define HOLDFAST_TOOLS_HOLDFAST_RUN_H

#include "Engine.h"
#include "Finding.h"

#include "llvm/Support/Chrono.h"
#include "llvm/Support/Error.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace holdfast {

/// What a run is asked to do.
struct RunOptions {
  /// Where compile_commands.json is; empty to look for it.
  std::string BuildFolder;
  /// Globs of checks; empty to leave it to the .clang-tidy files.
  std::string Checks;
  /// Where what is reused by later runs is kept; empty for ".holdfast" beside
  /// compile_commands.json.
  std::string CacheFolder;
  /// Analyze everything again, and keep nothing.
  bool NoCache = false;
  /// Only units that are, are in, or include one of these; empty for all.
  std::vector<std::string> Paths;
  /// Only units that read one of these, which have canonical paths.
  std::optional<std::vector<std::string>> ChangedFiles;
  /// Whether units in which nothing can be found are left out.
  bool LeavesOut = true;
  /// How many units at once; 0 for as many as there are cores.
  unsigned Jobs = 0;
  /// Whether a line on stderr that is written over tells how far it is.
  bool ShowsProgress = false;
};

/// A unit that could not be analyzed, and what is known about why.
struct FailedUnit {
  std::string File;
  std::string Text;
};

/// What a run gave.
struct RunResult {
  std::vector<Finding> Findings;
  std::vector<FailedUnit> Failed;
  unsigned Units = 0;
  /// Units that gave a report in this run, and that had one already.
  unsigned Analyzed = 0;
  unsigned Cached = 0;
  /// Units that reach nothing which could be reported.
  unsigned LeftOut = 0;
  unsigned Duplicates = 0;
  unsigned OtherLanguages = 0;
  /// Units whose configuration enables no check of ours.
  unsigned SwitchedOff = 0;
  /// Changed files of C or C++ that no unit reads.
  std::vector<std::string> Unread;
  std::map<std::string, unsigned> DroppedArguments;
  /// A file that was written later is not the one that was analyzed.
  llvm::sys::TimePoint<> Started = std::chrono::system_clock::now();
  /// How long each phase took, in seconds, in order.
  std::vector<std::pair<std::string, double>> Phases;
};

/// \param Root what fingerprints take paths relative to.
llvm::Expected<RunResult> run(const RunOptions &Options, llvm::StringRef Root, SourceTexts &Texts);

} // namespace holdfast

#endif // HOLDFAST_TOOLS_HOLDFAST_RUN_H
