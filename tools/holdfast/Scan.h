// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_TOOLS_HOLDFAST_SCAN_H
#define HOLDFAST_TOOLS_HOLDFAST_SCAN_H

#include "Graph.h"
#include "Vocabulary.h"

#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Error.h"

#include <cstdint>
#include <string>
#include <vector>

namespace holdfast {

/// What each unit of a code base reads, and what words are in it. Kept in a file
/// between runs: only units that read something that changed are scanned again.
///
/// As with every build system, a new file that would be found before an old one
/// is noticed only when something else changes.
class Scan {
public:
  /// \param CacheFile where an earlier scan is; may not exist.
  Scan(const Vocabulary &Words, llvm::StringRef CacheFile);

  /// Scans those of \p Units that are not known yet.
  /// \param Jobs how many threads; 0 for as many as there are cores.
  void scan(llvm::ArrayRef<WorkUnit> Units, unsigned Jobs);

  /// Keeps what is known of \p Units for later runs.
  llvm::Error save(llvm::ArrayRef<WorkUnit> Units) const;

  /// Whether something may be reported in \p Unit. Always if it could not be
  /// scanned.
  bool mayHaveFindings(const WorkUnit &Unit) const;

  /// Whether \p Unit reads a file for which \p Accept, which gets canonical
  /// paths, returns true. Always if it could not be scanned.
  bool reads(const WorkUnit &Unit, llvm::function_ref<bool(llvm::StringRef)> Accept) const;

  /// How many units were scanned in this run.
  unsigned scanned() const { return Scanned; }

private:
  struct File {
    std::string Path;
    /// Changes when the file does; 0 when there is none.
    uint64_t Stamp = 0;
    llvm::BitVector Words;
    std::string Canonical;
  };
  struct Reads {
    bool IsComplete = false;
    std::vector<unsigned> Files;
  };

  void load();
  unsigned fileNumber(llvm::StringRef Path);
  void readWords(File &Read) const;

  const Vocabulary &Words;
  const std::string CacheFile;
  std::vector<File> Files;
  llvm::StringMap<unsigned> FileNumbers;
  llvm::StringMap<Reads> Units;
  unsigned Scanned = 0;
};

/// The files a makefile rule names after its target.
std::vector<std::string> prerequisites(llvm::StringRef Rule);

} // namespace holdfast

#endif // HOLDFAST_TOOLS_HOLDFAST_SCAN_H
