// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What is known about libraries, by name. The files lib/catalog/*.yaml are
// embedded when Holdfast is built; docs/catalogue.md describes their format.

#ifndef HOLDFAST_CATALOG_CATALOG_H
#define HOLDFAST_CATALOG_CATALOG_H

#include "catalog/Library.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Error.h"

#include <memory>
#include <string>
#include <vector>

namespace holdfast {

class Shelf;
struct IndexedLibrary;

/// An entry and the library it stands in.
template <typename Entry> struct Listing {
  const Entry *Says = nullptr;
  const Library *In = nullptr;

  explicit operator bool() const { return Says != nullptr; }
  const Entry *operator->() const { return Says; }
};

/// A file of a catalogue, unread.
struct CatalogFile {
  /// Names it in errors.
  std::string Name;
  std::string Text;
};

/// Everything known about libraries. Immutable once made, and shared by threads;
/// an embedded file is read when a name from it is first asked for.
///
/// Names are qualified, without inline and unnamed namespaces and template
/// arguments.
class Catalog {
public:
  /// The catalogue that was embedded when Holdfast was built.
  static std::shared_ptr<const Catalog> embedded();

  /// The embedded catalogue after \p Files: what these say of a name counts.
  /// \returns an error of the form "file:line:column: error: ..." when one of
  ///   them can't be read, or two have an entry for the same name.
  static llvm::Expected<std::shared_ptr<const Catalog>>
  withFiles(llvm::ArrayRef<CatalogFile> Files);

  Listing<HandleEntry> handle(llvm::StringRef Type) const;
  Listing<SpawnerEntry> spawner(llvm::StringRef Function) const;
  Listing<ArgumentEntry> argument(llvm::StringRef Type) const;
  Listing<ScopeEntry> scope(llvm::StringRef Type) const;
  Listing<DetacherEntry> detachingFunction(llvm::StringRef Function) const;
  Listing<DetacherEntry> detachingArgument(llvm::StringRef Type) const;
  Listing<DetacherEntry> detachingTarget(llvm::StringRef Type) const;
  /// What is said of the continuation \p Function: each way of calling it has an
  /// entry, the first that applies decides.
  llvm::SmallVector<const ContinuationEntry *, 2> continuations(llvm::StringRef Function) const;
  bool isConsumer(llvm::StringRef Function) const;
  bool isDropper(llvm::StringRef Function) const;
  bool isCaller(llvm::StringRef Function) const;
  bool isMadeToBeDropped(llvm::StringRef Type) const;
  bool isNoHandle(llvm::StringRef Type) const;
  bool isWrapper(llvm::StringRef Template) const;

  /// The library to which something of that name belongs; null when none is known.
  const Library *libraryOf(llvm::StringRef Name) const;

  /// All libraries, the user's first. Reads every file.
  std::vector<const Library *> libraries() const;

private:
  explicit Catalog(std::vector<std::shared_ptr<const Shelf>> Shelves);
  /// Calls \p Visit for the shelves that may know \p Name until it returns true.
  void ask(llvm::StringRef Name, llvm::function_ref<bool(const Shelf &)> Visit) const;
  /// The first entry for \p Name.
  template <typename Entry>
  Listing<Entry> find(llvm::StringMap<const Entry *> IndexedLibrary::*Index,
                      llvm::StringRef Name) const;
  /// Whether any shelf has \p Name in \p Index.
  bool lists(llvm::StringSet<> IndexedLibrary::*Index, llvm::StringRef Name) const;

  std::vector<std::shared_ptr<const Shelf>> Shelves;
  llvm::StringMap<llvm::SmallVector<const Shelf *, 2>> ByRoot;
};

/// A file of lib/catalog, as embedded at build time.
struct EmbeddedFile {
  const char *Name;
  /// Its roots, separated by commas.
  const char *Roots;
  const char *Text;
};

/// All files of lib/catalog; defined in a source that the build generates.
llvm::ArrayRef<EmbeddedFile> embeddedCatalogFiles();

} // namespace holdfast

#endif // HOLDFAST_CATALOG_CATALOG_H
