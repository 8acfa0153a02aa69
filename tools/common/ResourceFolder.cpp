// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "ResourceFolder.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

std::optional<std::string> holdfast::missingResourceFolder(const char *Program) {
  llvm::SmallString<256> Beside(llvm::sys::path::parent_path(llvm::sys::fs::getMainExecutable(
      Program, reinterpret_cast<void *>(&holdfast::missingResourceFolder))));
  llvm::sys::path::append(Beside, "..", "lib", "clang",
                          llvm::sys::path::filename(HOLDFAST_RESOURCE_DIR));
  if (llvm::sys::fs::is_directory(Beside))
    return std::nullopt;
  return HOLDFAST_RESOURCE_DIR;
}
