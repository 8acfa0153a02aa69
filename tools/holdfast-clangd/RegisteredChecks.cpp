// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "RegisteredChecks.h"

#include "support/ClangVersion.h"

#include "llvm/ADT/STLExtras.h"

using namespace clang;

bool holdfast::isOurs(llvm::StringRef Check) { return Check.starts_with("holdfast-"); }

std::vector<std::string> holdfast::registeredChecks() {
  tidy::ClangTidyCheckFactories Factories;
  for (const tidy::ClangTidyModuleRegistry::entry &Module :
       tidy::ClangTidyModuleRegistry::entries())
    Module.instantiate()->addCheckFactories(Factories);
  std::vector<std::string> Ours;
  for (const auto &Factory : Factories)
    if (isOurs(Factory.getKey()))
      Ours.push_back(Factory.getKey().str());
  llvm::sort(Ours);
  return Ours;
}
