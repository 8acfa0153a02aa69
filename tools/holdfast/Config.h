// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_TOOLS_HOLDFAST_CONFIG_H
#define HOLDFAST_TOOLS_HOLDFAST_CONFIG_H

#include "clang-tidy/ClangTidyOptions.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Error.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace holdfast {

/// The names of all checks that are linked in, sorted.
std::vector<std::string> knownChecks();

/// The options of all checks, as "holdfast-check.Option", each with its default.
llvm::StringMap<std::string> knownOptions();

/// Those of knownChecks() that \p Options enable.
std::vector<std::string> enabledChecks(const clang::tidy::ClangTidyOptions &Options);

/// The options in the file \p Path, in the format of .clang-tidy.
llvm::Expected<clang::tidy::ClangTidyOptions> readConfig(llvm::StringRef Path);

/// The options that \p Text, in the format of .clang-tidy, makes of our defaults.
/// \param Checks as for Config.
llvm::Expected<clang::tidy::ClangTidyOptions> configOf(llvm::StringRef Text,
                                                       llvm::StringRef Checks = "");

/// \p Options, which are those for \p File, as text. The contents of the catalogues
/// that they name are part of it, so that two texts differ if the findings may.
/// \returns an error when a catalogue cannot be used.
llvm::Expected<std::string> configText(const clang::tidy::ClangTidyOptions &Options,
                                       llvm::StringRef File);

/// The values that \p Options give the option \p Name of any check of ours, or of
/// all at once; the default if they give none.
std::vector<std::string> optionValues(const clang::tidy::ClangTidyOptions &Options,
                                      llvm::StringRef Name);

/// The effective configuration of source files: what clang-tidy makes of the
/// .clang-tidy files above each, on top of our defaults.
///
/// Unlike clang-tidy, a file that cannot be read, and a check or option of ours
/// that does not exist, are errors. Files that do not speak of our checks leave
/// them at the default, which is all but holdfast-detached-task.
class Config {
public:
  /// \param Checks globs that are put behind those of the files; may be empty.
  /// \param Root the folder in which files count; empty for all.
  explicit Config(llvm::StringRef Checks = "", llvm::StringRef Root = "");

  /// The options for \p File, an absolute path.
  llvm::Expected<clang::tidy::ClangTidyOptions> optionsFor(llvm::StringRef File);

  /// The files that optionsFor() read for \p File, nearest last.
  std::vector<std::string> sourcesFor(llvm::StringRef File);

private:
  llvm::Error checkFiles(llvm::StringRef Folder);
  llvm::Expected<clang::tidy::ClangTidyOptions> readOptions(llvm::StringRef File);

  std::unique_ptr<clang::tidy::ClangTidyOptionsProvider> Provider;
  bool HasOverride;
  std::string Root;
  /// Files that were read and found good, and whether they inherit.
  llvm::StringMap<bool> GoodFiles;
  /// By folder.
  llvm::StringMap<clang::tidy::ClangTidyOptions> Known;
};

} // namespace holdfast

#endif // HOLDFAST_TOOLS_HOLDFAST_CONFIG_H
