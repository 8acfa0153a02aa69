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
      llvm::Expected<Library> Parsed = readEmbeddedLibrary(File);
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

template <typename Entry>
Listing<Entry> Catalog::find(llvm::StringMap<const Entry *> IndexedLibrary::*Index,
                             llvm::StringRef Name) const {
  Listing<Entry> Found;
  ask(Name, [&](const Shelf &Each) {
    Found.Says = (Each.library().*Index).lookup(Name);
    Found.In = Found.Says ? &Each.library().File : nullptr;
    return Found.Says != nullptr;
  });
  return Found;
}

bool Catalog::lists(llvm::StringSet<> IndexedLibrary::*Index, llvm::StringRef Name) const {
  bool IsListed = false;
  ask(Name, [&](const Shelf &Each) {
    IsListed = (Each.library().*Index).contains(Name);
    return IsListed;
  });
  return IsListed;
}

const Library *Catalog::libraryOf(llvm::StringRef Name) const {
  const Library *Found = nullptr;
  ask(Name, [&](const Shelf &Each) {
    Found = &Each.library().File;
    return true;
  });
  return Found;
}

Listing<HandleEntry> Catalog::handle(llvm::StringRef Type) const {
  return find(&IndexedLibrary::Handles, Type);
}

Listing<SpawnerEntry> Catalog::spawner(llvm::StringRef Function) const {
  return find(&IndexedLibrary::Spawners, Function);
}

Listing<ArgumentEntry> Catalog::argument(llvm::StringRef Type) const {
  return find(&IndexedLibrary::Arguments, Type);
}

Listing<ScopeEntry> Catalog::scope(llvm::StringRef Type) const {
  return find(&IndexedLibrary::Scopes, Type);
}

Listing<DetacherEntry> Catalog::detachingFunction(llvm::StringRef Function) const {
  return find(&IndexedLibrary::DetachingFunctions, Function);
}

Listing<DetacherEntry> Catalog::detachingArgument(llvm::StringRef Type) const {
  return find(&IndexedLibrary::DetachingArguments, Type);
}

Listing<DetacherEntry> Catalog::detachingTarget(llvm::StringRef Type) const {
  return find(&IndexedLibrary::DetachingTargets, Type);
}

bool Catalog::isConsumer(llvm::StringRef Function) const {
  return lists(&IndexedLibrary::Consumers, Function);
}

bool Catalog::isDropper(llvm::StringRef Function) const {
  return lists(&IndexedLibrary::Droppers, Function);
}

bool Catalog::isCaller(llvm::StringRef Function) const {
  return lists(&IndexedLibrary::Callers, Function);
}

bool Catalog::isMadeToBeDropped(llvm::StringRef Type) const {
  return lists(&IndexedLibrary::MadeToBeDropped, Type);
}

bool Catalog::isNoHandle(llvm::StringRef Type) const {
  return lists(&IndexedLibrary::NotHandles, Type);
}

bool Catalog::isWrapper(llvm::StringRef Template) const {
  return lists(&IndexedLibrary::Wrappers, Template);
}

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
  All.reserve(Shelves.size());
  for (const std::shared_ptr<const Shelf> &Each : Shelves)
    All.push_back(&Each->library().File);
  return All;
}
