// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_TOOLS_HOLDFAST_OUTCOME_H
#define HOLDFAST_TOOLS_HOLDFAST_OUTCOME_H

#include "ChangedLines.h"
#include "Run.h"

#include "llvm/Support/CommandLine.h"
#include "llvm/Support/Error.h"

#include <optional>
#include <string>

namespace holdfast {

/// What becomes of findings: which of them count, where they are reported, what the
/// exit code is. With the options that say so.
class Outcome {
public:
  /// \param Command what the options belong to.
  explicit Outcome(llvm::cl::SubCommand &Command);

  /// Whether the options make sense together.
  llvm::Error checkOptions() const;
  bool isQuiet() const { return Quiet; }
  bool updatesBaseline() const { return UpdateBaseline; }

  /// Asks git what has changed, if that matters.
  llvm::Error findChanges(llvm::StringRef Root);
  const std::optional<ChangedLines> &changes() const { return Changed; }

  /// Decides which findings count.
  llvm::Error judge(RunResult &Result, SourceTexts &Texts) const;
  /// Prints those that do.
  void print(const RunResult &Result, SourceTexts &Texts) const;
  llvm::Error writeReports(const RunResult &Result, llvm::StringRef Root, SourceTexts &Texts) const;
  /// Writes the baseline, if that was asked for.
  llvm::Error writeBaseline(const RunResult &Result, llvm::StringRef Root) const;
  int exitCode(const RunResult &Result) const;

private:
  llvm::cl::opt<std::string> SarifFile;
  llvm::cl::opt<std::string> JsonFile;
  llvm::cl::opt<bool> Github;
  llvm::cl::opt<std::string> BaselineFile;
  llvm::cl::opt<bool> UpdateBaseline;
  llvm::cl::opt<std::string> Since;
  llvm::cl::opt<bool> Quiet;
  std::optional<ChangedLines> Changed;
};

} // namespace holdfast

#endif // HOLDFAST_TOOLS_HOLDFAST_OUTCOME_H
