// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_CATALOG_SHELF_H
#define HOLDFAST_CATALOG_SHELF_H

#include "catalog/Library.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"

namespace holdfast {

/// One library's file with its entries by name.
struct IndexedLibrary {
  explicit IndexedLibrary(Library FileIn);
  // The indices point into File.
  IndexedLibrary(const IndexedLibrary &) = delete;
  IndexedLibrary &operator=(const IndexedLibrary &) = delete;

  const Library File;
  llvm::StringMap<const HandleEntry *> Handles;
  llvm::StringMap<const SpawnerEntry *> Spawners;
  llvm::StringMap<const ArgumentEntry *> Arguments;
  llvm::StringMap<const ScopeEntry *> Scopes;
  llvm::StringMap<const DetacherEntry *> DetachingFunctions;
  llvm::StringMap<const DetacherEntry *> DetachingArguments;
  llvm::StringMap<const DetacherEntry *> DetachingTargets;
  llvm::StringMap<llvm::SmallVector<const ContinuationEntry *, 2>> Continuations;
  llvm::StringSet<> Consumers;
  llvm::StringSet<> Droppers;
  llvm::StringSet<> Callers;
  llvm::StringSet<> MadeToBeDropped;
  llvm::StringSet<> NotHandles;
  llvm::StringSet<> Wrappers;

  /// Every name an entry is found by.
  std::vector<llvm::StringRef> names() const;
};

/// A library, read when it is first asked for.
class Shelf {
public:
  virtual ~Shelf() = default;
  virtual const IndexedLibrary &library() const = 0;
};

} // namespace holdfast

#endif // HOLDFAST_CATALOG_SHELF_H
