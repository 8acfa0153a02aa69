// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// clang-tidy with Holdfast's checks linked in, for where a clang-tidy cannot load
// modules. The checks register themselves; see checks/HoldfastModule.cpp.

#include "clang-tidy/tool/ClangTidyMain.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

#include <string>

namespace {

/// Clang looks for its own headers (stddef.h, ...) beside the program. When they
/// are not there, those of the LLVM this was built with are meant.
bool hasOwnHeaders(const char *Program) {
  llvm::SmallString<256> Folder(llvm::sys::path::parent_path(
      llvm::sys::fs::getMainExecutable(Program, reinterpret_cast<void *>(&hasOwnHeaders))));
  llvm::sys::path::append(Folder, "..", "lib", "clang");
  return llvm::sys::fs::is_directory(Folder);
}

} // namespace

int main(int Count, const char **Arguments) {
  llvm::SmallVector<const char *, 16> All(Arguments, Arguments + Count);
  const std::string Headers = "--extra-arg-before=-resource-dir=" HOLDFAST_RESOURCE_DIR;
  if (!hasOwnHeaders(Arguments[0]))
    All.insert(All.begin() + 1, Headers.c_str());
  return clang::tidy::clangTidyMain(static_cast<int>(All.size()), All.data());
}
