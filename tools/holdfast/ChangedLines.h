// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_TOOLS_HOLDFAST_CHANGEDLINES_H
#define HOLDFAST_TOOLS_HOLDFAST_CHANGEDLINES_H

#include "Finding.h"

#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Error.h"

#include <utility>
#include <vector>

namespace holdfast {

/// The lines of the working tree that git says have changed since a revision, or
/// since the current branch left it; files that git does not know have changed
/// throughout.
class ChangedLines {
public:
  /// \param Folder somewhere in the repository.
  /// \returns an error when git fails, as with a revision that it does not know.
  static llvm::Expected<ChangedLines> since(llvm::StringRef Revision, llvm::StringRef Folder);

  /// The canonical paths of files in which some line has changed.
  std::vector<std::string> files() const;

  /// Whether \p Found begins, or has marked text, on a line that changed.
  bool contains(const Finding &Found, SourceTexts &Texts) const;

private:
  void readDiff(llvm::StringRef Diff, llvm::StringRef Root);

  /// First and last line of each change, by canonical path.
  llvm::StringMap<std::vector<std::pair<unsigned, unsigned>>> Ranges;
};

} // namespace holdfast

#endif // HOLDFAST_TOOLS_HOLDFAST_CHANGEDLINES_H
