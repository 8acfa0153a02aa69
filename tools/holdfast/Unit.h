// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_TOOLS_HOLDFAST_UNIT_H
#define HOLDFAST_TOOLS_HOLDFAST_UNIT_H

#include "clang-tidy/ClangTidyOptions.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "clang/Tooling/Core/Diagnostic.h"

#include <string>
#include <vector>

namespace holdfast {

/// What the analysis of one translation unit gave.
struct UnitReport {
  clang::tooling::TranslationUnitDiagnostics Findings;
  /// What keeps the unit from being compiled; nothing when it parsed.
  std::vector<clang::tooling::Diagnostic> Errors;
  /// Every file that was read, as the compiler spells it.
  std::vector<std::string> Dependencies;
  /// It had to be parsed again with all bodies; see LibraryBodies.h.
  bool WasParsedInFull = false;
};

/// The arguments with which \p Command is parsed: its own without those that load
/// plugins, and what \p Options and the analysis add and take away.
std::vector<std::string> analysisArguments(const clang::tooling::CompileCommand &Command,
                                           const clang::tidy::ClangTidyOptions &Options);

/// Runs the checks over one translation unit.
///
/// The findings are those of clang-tidy with the module loaded.
///
/// \param Command how it is compiled.
/// \param Options the checks and their options.
UnitReport analyzeUnit(const clang::tooling::CompileCommand &Command,
                       const clang::tidy::ClangTidyOptions &Options);

} // namespace holdfast

#endif // HOLDFAST_TOOLS_HOLDFAST_UNIT_H
