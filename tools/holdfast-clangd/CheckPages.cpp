// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "CheckPages.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace holdfast {

namespace {

constexpr llvm::StringLiteral Published = HOLDFAST_DOCS_URL;

std::string fileUri(llvm::StringRef Path) {
  std::string Uri = "file://";
  for (const char Each : Path)
    if (llvm::isAlnum(Each) || llvm::StringRef("/-._~").contains(Each))
      Uri += Each;
    else
      Uri += "%" + llvm::toHex(llvm::StringRef(&Each, 1));
  return Uri;
}

/// The page of \p Check in the documentation at \p Folder.
std::optional<std::string> pageIn(llvm::StringRef Folder, llvm::StringRef Check) {
  llvm::SmallString<256> Path(Folder);
  llvm::sys::path::append(Path, "checks", Check + ".md");
  llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  if (!llvm::sys::fs::is_regular_file(Path))
    return std::nullopt;
  return fileUri(Path);
}

} // namespace

std::optional<std::string> pageOf(llvm::StringRef Check) {
  if (!Published.empty())
    return (Published + "/checks/" + Check + ".md").str();
  llvm::SmallString<256> Installed(llvm::sys::path::parent_path(
      llvm::sys::fs::getMainExecutable(nullptr, reinterpret_cast<void *>(&pageOf))));
  llvm::sys::path::append(Installed, HOLDFAST_INSTALLED_DOCS);
  if (std::optional<std::string> Page = pageIn(Installed, Check))
    return Page;
  return pageIn(HOLDFAST_SOURCE_DOCS, Check);
}

} // namespace holdfast
