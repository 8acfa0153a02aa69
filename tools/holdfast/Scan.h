// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_TOOLS_HOLDFAST_SCAN_H
#define HOLDFAST_TOOLS_HOLDFAST_SCAN_H

#include "Graph.h"
#include "Vocabulary.h"

#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/ThreadPool.h"

#include <cstdint>
#include <string>
#include <vector>

namespace holdfast {

/// What each unit of a code base reads, what words are in it, and what is written
/// there. Kept in a file between runs: a unit is scanned again when the contents of
/// something that it reads have changed; new file times alone, as a fresh checkout
/// brings them, do not count.
///
/// As with every build system, a new file that would be found before an old one
/// is noticed only when something else changes.
class Scan {
public:
  /// \param CacheFile where an earlier scan is; may not exist.
  Scan(const Vocabulary &Words, llvm::StringRef CacheFile);

  /// Brings what is known up to date, and scans those of \p Units that are not
  /// known yet.
  /// \param Jobs how many threads; 0 for as many as there are cores.
  void scan(llvm::ArrayRef<WorkUnit> Units, unsigned Jobs);

  /// Keeps what is known of \p Units for later runs.
  llvm::Error save(llvm::ArrayRef<WorkUnit> Units) const;

  /// Whether something may be reported in \p Unit. Always if it could not be
  /// scanned.
  bool mayHaveFindings(const WorkUnit &Unit) const;

  /// Those of all files that were read for which \p Accept, which gets canonical
  /// paths, returns true.
  llvm::BitVector filesThat(llvm::function_ref<bool(llvm::StringRef)> Accept) const;

  /// Whether \p Unit reads one of \p Files. Always if it could not be scanned.
  bool readsAny(const WorkUnit &Unit, const llvm::BitVector &Files) const;

  /// A digest of the contents of all that \p Unit reads; empty when it could not be
  /// scanned, or something is not there any more.
  std::string contentsOf(const WorkUnit &Unit) const;

  /// Whether nothing that \p Unit reads has changed since scan().
  bool isUnchanged(const WorkUnit &Unit) const;

private:
  struct File {
    std::string Path;
    /// Changes when the file does; 0 when there is none.
    uint64_t Stamp = 0;
    /// It was written to just before it was read.
    bool IsRecent = false;
    /// Of the contents.
    uint64_t Digest = 0;
    llvm::BitVector Words;
  };
  struct Reads {
    bool IsComplete = false;
    std::vector<unsigned> Files;
  };

  void load();
  void loadFile(llvm::StringRef Line);
  void loadUnit(llvm::StringRef Line);
  void update(llvm::ThreadPoolInterface &Pool);
  unsigned fileNumber(llvm::StringRef Path);
  void read(File &Each) const;

  const Vocabulary &Words;
  const std::string CacheFile;
  std::vector<File> Files;
  llvm::StringMap<unsigned> FileNumbers;
  llvm::StringMap<Reads> Units;
};

/// The files a makefile rule names after its target.
std::vector<std::string> prerequisites(llvm::StringRef Rule);

} // namespace holdfast

#endif // HOLDFAST_TOOLS_HOLDFAST_SCAN_H
