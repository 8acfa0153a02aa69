// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_TOOLS_HOLDFAST_FIXAPPLIER_H
#define HOLDFAST_TOOLS_HOLDFAST_FIXAPPLIER_H

#include "Finding.h"

#include "llvm/Support/Chrono.h"

#include <map>
#include <string>
#include <vector>

namespace holdfast {

/// What applying the fixes changes: all that belong to a file, or none.
struct FixPlan {
  /// Edits in the order of their offsets, each once, by file.
  std::map<std::string, std::vector<Edit>> Edits;
  /// Why files are left as they are: "file:line: ..." or "file: ...".
  std::vector<std::string> Refusals;
};

/// Collects the fixes of the new ones among \p Findings, and marks what is fixed.
/// Where two edits contradict each other, and where the file was written to after
/// \p Started, no fix that touches the file is applied.
FixPlan planFixes(llvm::MutableArrayRef<Finding> Findings, SourceTexts &Texts,
                  llvm::sys::TimePoint<> Started);

/// \p Text after \p Edits.
std::string edited(llvm::StringRef Text, llvm::ArrayRef<Edit> Edits);

/// Writes what \p Plan changes; each file as a whole.
llvm::Error applyFixes(const FixPlan &Plan, SourceTexts &Texts);

/// What \p Plan changes, as a patch in git's format.
/// \param Root what the names in it are relative to.
std::string patchOf(const FixPlan &Plan, llvm::StringRef Root, SourceTexts &Texts);

} // namespace holdfast

#endif // HOLDFAST_TOOLS_HOLDFAST_FIXAPPLIER_H
