// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_TOOLS_HOLDFAST_PROVENANCE_H
#define HOLDFAST_TOOLS_HOLDFAST_PROVENANCE_H

#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Error.h"

#include <string>

namespace holdfast {

/// What each report in the cache was made from, kept in a file between runs.
///
/// Ninja goes by the times of files, which a fresh checkout makes new and some
/// tools make old; what is written here goes by their contents.
class Provenance {
public:
  /// \param CacheFile may not exist.
  explicit Provenance(llvm::StringRef CacheFile);

  /// Whether \p Report was made from \p Origin, a digest.
  bool isMadeFrom(llvm::StringRef Report, llvm::StringRef Origin) const;
  void record(llvm::StringRef Report, llvm::StringRef Origin);
  /// \returns whether anything was known of \p Report.
  bool forget(llvm::StringRef Report);

  llvm::Error save() const;

private:
  const std::string CacheFile;
  llvm::StringMap<std::string> Origins;
};

} // namespace holdfast

#endif // HOLDFAST_TOOLS_HOLDFAST_PROVENANCE_H
