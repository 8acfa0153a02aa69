// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "catalog/UserCatalog.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace holdfast;

namespace {

/// The file that \p Path means to somebody in the folder of \p SourceFile.
std::string fileNamed(llvm::StringRef Path, llvm::StringRef SourceFile) {
  if (llvm::sys::path::is_absolute(Path))
    return Path.str();
  llvm::SmallString<256> Folder(SourceFile);
  (void)llvm::sys::fs::make_absolute(Folder);
  llvm::sys::path::remove_dots(Folder, /*remove_dot_dot=*/true);
  while (!llvm::sys::path::parent_path(Folder).empty() &&
         llvm::sys::path::parent_path(Folder) != Folder) {
    Folder = llvm::SmallString<256>(llvm::sys::path::parent_path(Folder));
    llvm::SmallString<256> File = Folder;
    llvm::sys::path::append(File, Path);
    if (llvm::sys::fs::exists(File))
      return std::string(File);
  }
  return "";
}

/// \returns why there is no such file; empty when it was read into \p File.
std::string read(llvm::StringRef Path, llvm::StringRef SourceFile, CatalogFile &File) {
  File.Name = fileNamed(Path, SourceFile);
  if (File.Name.empty())
    return ("cannot find the catalogue '" + Path + "' in the folder of '" + SourceFile +
            "' or in one above it")
        .str();
  const auto Buffer = llvm::MemoryBuffer::getFile(File.Name);
  if (!Buffer)
    return "cannot read the catalogue '" + File.Name + "': " + Buffer.getError().message();
  File.Text = (*Buffer)->getBuffer().str();
  return "";
}

bool isSame(const CatalogFile &A, const CatalogFile &B) {
  return A.Name == B.Name && A.Text == B.Text;
}

} // namespace

std::shared_ptr<const UserCatalog> holdfast::readUserCatalog(llvm::ArrayRef<std::string> Paths,
                                                             llvm::StringRef SourceFile) {
  UserCatalog Result;
  for (const std::string &Path : Paths) {
    Result.Error = read(Path, SourceFile, Result.Files.emplace_back());
    if (!Result.Error.empty())
      break;
  }
  // The checks of one run are made one after the other, by one thread.
  thread_local std::weak_ptr<const UserCatalog> Recent;
  if (std::shared_ptr<const UserCatalog> Shared = Recent.lock();
      Shared && llvm::equal(Shared->Files, Result.Files, isSame))
    return Shared;

  Result.All = Catalog::embedded();
  if (Result.Error.empty() && !Result.Files.empty()) {
    if (auto WithFiles = Catalog::withFiles(Result.Files))
      Result.All = std::move(*WithFiles);
    else
      Result.Error = llvm::toString(WithFiles.takeError());
  }
  const auto Shared = std::make_shared<const UserCatalog>(std::move(Result));
  Recent = Shared;
  return Shared;
}
