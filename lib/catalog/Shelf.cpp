// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "catalog/Shelf.h"

using namespace holdfast;

namespace {

template <typename Entry>
void index(const std::vector<Entry> &Entries, std::vector<std::string> Entry::*Names,
           llvm::StringMap<const Entry *> &Index) {
  for (const Entry &Each : Entries)
    for (const std::string &Name : Each.*Names)
      Index.try_emplace(Name, &Each);
}

void index(const std::vector<std::string> &Names, llvm::StringSet<> &Index) {
  for (const std::string &Name : Names)
    Index.insert(Name);
}

} // namespace

IndexedLibrary::IndexedLibrary(Library FileIn) : File(std::move(FileIn)) {
  index(File.Handles, &HandleEntry::Types, Handles);
  index(File.Spawners, &SpawnerEntry::Functions, Spawners);
  index(File.Arguments, &ArgumentEntry::Types, Arguments);
  index(File.Scopes, &ScopeEntry::Types, Scopes);
  index(File.Detachers, &DetacherEntry::Functions, DetachingFunctions);
  index(File.Detachers, &DetacherEntry::Arguments, DetachingArguments);
  index(File.Detachers, &DetacherEntry::AssignedTo, DetachingTargets);
  for (const ContinuationEntry &Each : File.Continuations)
    for (const std::string &Name : Each.Functions)
      Continuations[Name].push_back(&Each);
  index(File.Consumers, Consumers);
  index(File.Droppers, Droppers);
  index(File.Callers, Callers);
  index(File.MadeToBeDropped, MadeToBeDropped);
  index(File.NotHandles, NotHandles);
  index(File.Wrappers, Wrappers);
}

std::vector<llvm::StringRef> IndexedLibrary::names() const {
  std::vector<llvm::StringRef> Names;
  const auto Append = [&](const auto &Index) {
    for (const auto &Each : Index)
      Names.push_back(Each.getKey());
  };
  Append(Handles);
  Append(Spawners);
  Append(Arguments);
  Append(Scopes);
  Append(DetachingFunctions);
  Append(DetachingArguments);
  Append(DetachingTargets);
  Append(Continuations);
  Append(Consumers);
  Append(Droppers);
  Append(Callers);
  Append(MadeToBeDropped);
  Append(NotHandles);
  Append(Wrappers);
  return Names;
}
