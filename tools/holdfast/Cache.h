// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_TOOLS_HOLDFAST_CACHE_H
#define HOLDFAST_TOOLS_HOLDFAST_CACHE_H

#include "llvm/Support/Error.h"

#include <string>

namespace holdfast {

/// The folder in which a run works: units' reports, the graph, what was scanned.
/// One run at a time has it.
class Cache {
public:
  /// Opens the folder \p Path, and makes it if there is none; waits for a run
  /// that has it.
  static llvm::Expected<Cache> open(llvm::StringRef Path);
  /// A new folder that goes away with the object.
  static llvm::Expected<Cache> temporary();

  Cache(Cache &&Other) noexcept;
  Cache &operator=(Cache &&) = delete;
  ~Cache();

  const std::string &folder() const { return Folder; }
  std::string path(llvm::StringRef Name) const { return Folder + "/" + Name.str(); }

private:
  Cache() = default;
  llvm::Error prepare();

  std::string Folder;
  bool IsTemporary = false;
  int Lock = -1;
};

} // namespace holdfast

#endif // HOLDFAST_TOOLS_HOLDFAST_CACHE_H
