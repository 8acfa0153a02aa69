// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_TOOLS_HOLDFAST_GRAPH_H
#define HOLDFAST_TOOLS_HOLDFAST_GRAPH_H

#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/ADT/ArrayRef.h"

#include <string>
#include <vector>

namespace holdfast {

/// One unit of work: what ninja runs for it depends on all of this.
struct WorkUnit {
  clang::tooling::CompileCommand Command;
  /// What the compiler is really given: the command's arguments, and those that the
  /// configuration and the analysis add.
  std::vector<std::string> Arguments;
  /// The file with the effective configuration, in the cache folder; its name
  /// changes with its text.
  std::string ConfigFile;
  /// Names the unit: a hash of its file, folder and arguments.
  std::string Key;

  std::string reportFile() const { return "units/" + Key + ".yaml"; }
};

/// The key of the unit that \p Command compiles with \p Arguments.
std::string keyOf(const clang::tooling::CompileCommand &Command,
                  llvm::ArrayRef<std::string> Arguments);

/// The text of a ninja file with an edge for each of \p Units, to be run in the
/// cache folder.
/// \param Wanted those that are made when ninja is not told what to make. The
///   others are there because ninja forgets what it does not see.
/// \param Program this program's path.
/// \param Version changes when the findings of the same program may, as with
///   another build of it.
std::string ninjaGraph(llvm::ArrayRef<WorkUnit> Units, llvm::ArrayRef<const WorkUnit *> Wanted,
                       llvm::StringRef Program, llvm::StringRef Version);

/// \p Word as the shell reads it back.
std::string shellQuoted(llvm::StringRef Word);

} // namespace holdfast

#endif // HOLDFAST_TOOLS_HOLDFAST_GRAPH_H
