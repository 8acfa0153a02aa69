// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "catalog/Catalog.h"

#include "catalog/LibraryReader.h"
#include "catalog/Shelf.h"

#include "llvm/Support/ErrorHandling.h"

#include <mutex>
#include <optional>

using namespace holdfast;

namespace {

/// The root under which a name is found: all of it up to its last "::".
llvm::StringRef outerOf(llvm::StringRef Name) {
  const size_t Colons = Name.rfind("::");
  return Colons == llvm::StringRef::npos ? llvm::StringRef() : Name.take_front(Colons);
}

class ReadShelf : public Shelf {
public:
  explicit ReadShelf(Library File) : Content(std::move(File)) {}
  const IndexedLibrary &library() const override { return Content; }

private:
  const IndexedLibrary Content;
};

/// Reading all embedded files at every start would cost more than most runs
/// have use for.
class EmbeddedShelf : public Shelf {
public:
  explicit EmbeddedShelf(const EmbeddedFile &File) : File(File) {}
  const IndexedLibrary &library() const override {
    std::call_once(Once, [&] {
      ListedNames Listed;
      llvm::Expected<Library> Parsed = readLibrary(File.Text, File.Name, Listed);
      if (!Parsed)
        llvm::report_fatal_error(llvm::Twine("holdfast: embedded catalogue: ") +
                                     llvm::toString(Parsed.takeError()),
                                 /*gen_crash_diag=*/false);
      Content.emplace(std::move(*Parsed));
    });
    return *Content;
  }
  llvm::SmallVector<llvm::StringRef, 4> roots() const {
    llvm::SmallVector<llvm::StringRef, 4> Roots;
    llvm::StringRef(File.Roots).split(Roots, ',', -1, /*KeepEmpty=*/false);
    return Roots;
  }

private:
  const EmbeddedFile File;
  mutable std::once_flag Once;
  mutable std::optional<IndexedLibrary> Content;
};

/// The embedded shelves, shared by all catalogues.
const std::vector<std::shared_ptr<const EmbeddedShelf>> &embeddedShelves() {
  static const std::vector<std::shared_ptr<const EmbeddedShelf>> Shelves = [] {
    std::vector<std::shared_ptr<const EmbeddedShelf>> All;
    for (const EmbeddedFile &File : embeddedCatalogFiles())
      All.push_back(std::make_shared<EmbeddedShelf>(File));
    return All;
  }();
  return Shelves;
}

} // namespace

std::shared_ptr<const Catalog> Catalog::embedded() {
  static const std::shared_ptr<const Catalog> Instance(new Catalog({}));
  return Instance;
}

llvm::Expected<std::shared_ptr<const Catalog>>
Catalog::withFiles(llvm::ArrayRef<CatalogFile> Files) {
  std::vector<std::shared_ptr<const Shelf>> Shelves;
  ListedNames Listed;
  for (const CatalogFile &File : Files) {
    llvm::Expected<Library> Parsed = readLibrary(File.Text, File.Name, Listed);
    if (!Parsed)
      return Parsed.takeError();
    Shelves.push_back(std::make_shared<ReadShelf>(std::move(*Parsed)));
  }
  return std::shared_ptr<const Catalog>(new Catalog(std::move(Shelves)));
}

Catalog::Catalog(std::vector<std::shared_ptr<const Shelf>> ShelvesIn)
    : Shelves(std::move(ShelvesIn)) {
  const auto File = [&](llvm::StringRef Root, const Shelf &Each) {
    llvm::SmallVector<const Shelf *, 2> &Known = ByRoot[Root];
    if (!llvm::is_contained(Known, &Each))
      Known.push_back(&Each);
  };
  for (const std::shared_ptr<const Shelf> &Each : Shelves)
    for (const llvm::StringRef Name : Each->library().names())
      File(Name, *Each);
  for (const std::shared_ptr<const EmbeddedShelf> &Each : embeddedShelves()) {
    for (const llvm::StringRef Root : Each->roots())
      File(Root, *Each);
    Shelves.push_back(Each);
  }
}

void Catalog::ask(llvm::StringRef Name, llvm::function_ref<bool(const Shelf &)> Visit) const {
  for (llvm::StringRef Root = Name; !Root.empty(); Root = outerOf(Root)) {
    const auto Found = ByRoot.find(Root);
    if (Found != ByRoot.end() &&
        llvm::any_of(Found->second, [&](const Shelf *Each) { return Visit(*Each); }))
      return;
  }
}

namespace {

template <typename Entry>
bool find(const Shelf &Each, llvm::StringMap<const Entry *> IndexedLibrary::*Index,
          llvm::StringRef Name, Listing<Entry> &Found) {
  Found.Says = (Each.library().*Index).lookup(Name);
  Found.In = Found.Says ? &Each.library().File : nullptr;
  return Found.Says != nullptr;
}

} // namespace

#define HOLDFAST_LOOKUP(Function, Entry, Index)                                                    \
  Listing<Entry> Catalog::Function(llvm::StringRef Name) const {                                   \
    Listing<Entry> Found;                                                                          \
    ask(Name, [&](const Shelf &Each) { return find(Each, &IndexedLibrary::Index, Name, Found); }); \
    return Found;                                                                                  \
  }
HOLDFAST_LOOKUP(handle, HandleEntry, Handles)
HOLDFAST_LOOKUP(spawner, SpawnerEntry, Spawners)
HOLDFAST_LOOKUP(argument, ArgumentEntry, Arguments)
HOLDFAST_LOOKUP(scope, ScopeEntry, Scopes)
HOLDFAST_LOOKUP(detachingFunction, DetacherEntry, DetachingFunctions)
HOLDFAST_LOOKUP(detachingArgument, DetacherEntry, DetachingArguments)
HOLDFAST_LOOKUP(detachingTarget, DetacherEntry, DetachingTargets)
#undef HOLDFAST_LOOKUP

#define HOLDFAST_MEMBERSHIP(Function, Index)                                                       \
  bool Catalog::Function(llvm::StringRef Name) const {                                             \
    bool Found = false;                                                                            \
    ask(Name, [&](const Shelf &Each) {                                                             \
      Found = Each.library().Index.contains(Name);                                                 \
      return Found;                                                                                \
    });                                                                                            \
    return Found;                                                                                  \
  }
HOLDFAST_MEMBERSHIP(isConsumer, Consumers)
HOLDFAST_MEMBERSHIP(isDropper, Droppers)
HOLDFAST_MEMBERSHIP(isCaller, Callers)
HOLDFAST_MEMBERSHIP(isMadeToBeDropped, MadeToBeDropped)
HOLDFAST_MEMBERSHIP(isNoHandle, NotHandles)
HOLDFAST_MEMBERSHIP(isWrapper, Wrappers)
#undef HOLDFAST_MEMBERSHIP

llvm::SmallVector<const ContinuationEntry *, 2>
Catalog::continuations(llvm::StringRef Function) const {
  llvm::SmallVector<const ContinuationEntry *, 2> Found;
  ask(Function, [&](const Shelf &Each) {
    Found = Each.library().Continuations.lookup(Function);
    return !Found.empty();
  });
  return Found;
}

std::vector<const Library *> Catalog::libraries() const {
  std::vector<const Library *> All;
  for (const std::shared_ptr<const Shelf> &Each : Shelves)
    All.push_back(&Each->library().File);
  return All;
}
