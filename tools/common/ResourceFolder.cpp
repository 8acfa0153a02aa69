// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "ResourceFolder.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace holdfast {

namespace {

/// Where Clang looks by itself.
std::string folderBeside(const char *Program) {
  llvm::SmallString<256> Beside(llvm::sys::path::parent_path(
      llvm::sys::fs::getMainExecutable(Program, reinterpret_cast<void *>(&missingResourceFolder))));
  llvm::sys::path::append(Beside, "..", "lib", "clang",
                          llvm::sys::path::filename(HOLDFAST_RESOURCE_DIR));
  return Beside.str().str();
}

} // namespace

std::optional<std::string> missingResourceFolder(const char *Program) {
  if (llvm::sys::fs::is_directory(folderBeside(Program)))
    return std::nullopt;
  return HOLDFAST_RESOURCE_DIR;
}

std::string resourceFolder(const char *Program) {
  return missingResourceFolder(Program).value_or(folderBeside(Program));
}

} // namespace holdfast
