// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// clang-tidy with Holdfast's checks linked in, for where a clang-tidy cannot load
// modules. The checks register themselves; see checks/HoldfastModule.cpp.

#include "../common/ResourceFolder.h"

#include "clang-tidy/tool/ClangTidyMain.h"
#include "llvm/ADT/SmallVector.h"

int main(int Count, const char **Arguments) {
  llvm::SmallVector<const char *, 16> All(Arguments, Arguments + Count);
  std::string Option;
  if (const std::optional<std::string> Folder = holdfast::missingResourceFolder(Arguments[0])) {
    Option = "--extra-arg-before=-resource-dir=" + *Folder;
    All.insert(All.begin() + 1, Option.c_str());
  }
  return clang::tidy::clangTidyMain(static_cast<int>(All.size()), All.data());
}
