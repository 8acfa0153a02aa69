// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// clangd with Holdfast's checks linked in: a stock clangd cannot load modules.
// The checks register themselves; see checks/HoldfastModule.cpp.

#include "../common/ResourceFolder.h"
#include "Doctor.h"
#include "RegisteredChecks.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

#include <cstdlib>

// clangd's headers are in no package.
namespace clang::clangd {
int clangdMain(int Count, char **Arguments);
} // namespace clang::clangd

namespace {

/// Whether \p Argument is the option \p Name, with one dash or two, and with or
/// without a value.
bool isOption(llvm::StringRef Argument, llvm::StringRef Name) {
  return Argument.consume_front("-") && (Argument.consume_front("-"), true) &&
         Argument.consume_front(Name) && (Argument.empty() || Argument.front() == '=');
}

std::string describe(const std::vector<std::string> &Checks) {
  return "holdfast-clangd " HOLDFAST_VERSION ", which is clangd with these checks linked in: " +
         llvm::join(Checks, ", ");
}

} // namespace

int main(int Count, char **Arguments) {
  const std::vector<std::string> Checks = holdfast::registeredChecks();
  if (Checks.empty()) {
    llvm::errs() << "holdfast-clangd: none of its checks is registered, so it would find nothing; "
                    "the program was linked without HoldfastModule, build it anew\n";
    return EXIT_FAILURE;
  }

  llvm::SmallVector<char *, 16> All(Arguments, Arguments + Count);
  const auto IsGiven = [&](llvm::StringRef Name) {
    return llvm::any_of(llvm::drop_begin(All),
                        [&](const char *Argument) { return isOption(Argument, Name); });
  };
  // The line must not hold "clangd version", which clients look for.
  if (IsGiven("version")) {
    llvm::outs() << describe(Checks) << "\n";
    llvm::outs().flush();
  } else if (IsGiven("check")) {
    llvm::errs() << "holdfast: " << describe(Checks) << "\n";
    holdfast::explainChecks(llvm::errs());
  }

  std::string ResourceFolder;
  if (const std::optional<std::string> Folder = holdfast::missingResourceFolder(Arguments[0]);
      Folder && !IsGiven("resource-dir")) {
    ResourceFolder = "--resource-dir=" + *Folder;
    All.insert(All.begin() + 1, ResourceFolder.data());
  }
  All.push_back(nullptr);
  const int Status = clang::clangd::clangdMain(static_cast<int>(All.size() - 1), All.data());
  holdfast::explainSilence(llvm::errs());
  return Status;
}
