// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_TOOLS_HOLDFAST_COMPILECOMMANDS_H
#define HOLDFAST_TOOLS_HOLDFAST_COMPILECOMMANDS_H

#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <map>
#include <string>
#include <vector>

namespace holdfast {

/// The units of a code base, and what was left out on the way.
struct CompileCommands {
  /// The folder of compile_commands.json.
  std::string Folder;
  /// Each with an absolute file name, and without arguments that clang rejects.
  std::vector<clang::tooling::CompileCommand> Units;
  /// Arguments that were dropped, with the number of units that had them.
  std::map<std::string, unsigned> DroppedArguments;
  unsigned Duplicates = 0;
  /// Entries that are no C or C++: assembler, CUDA, and the like.
  unsigned OtherLanguages = 0;
};

/// Reads compile_commands.json.
/// \param Folder where it is; empty to look for it in the working folder, its
///   parents, and a folder build in each.
/// \returns an error if there is none, it cannot be read, it has no entries, or
///   some entry's file does not exist.
llvm::Expected<CompileCommands> readCompileCommands(llvm::StringRef Folder);

/// Whether \p File is named like a source or header of C or C++.
bool isCxxOrC(llvm::StringRef File);

/// \p Command as the analysis runs it: the compiler's name, then the arguments
/// that matter to what is parsed. Arguments that clang does not know are appended
/// to \p Dropped.
std::vector<std::string> analysisCommand(const clang::tooling::CompileCommand &Command,
                                         std::vector<std::string> &Dropped);

} // namespace holdfast

#endif // HOLDFAST_TOOLS_HOLDFAST_COMPILECOMMANDS_H
