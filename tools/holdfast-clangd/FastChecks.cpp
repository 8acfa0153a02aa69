// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// clangd runs, unless it is configured otherwise, only checks whose speed it
// knows (`Diagnostics.ClangTidy.FastCheckFilter: Strict`), from a list that is
// compiled into it. Ours are added to that list; what it says about every other
// check stays as it is.

#include "RegisteredChecks.h"

#include <optional>

namespace holdfast {

std::optional<bool> clangdIsFastCheck(llvm::StringRef Check) __asm__(
    "__real__ZN5clang6clangd15isFastTidyCheckEN4llvm9StringRefE");
std::optional<bool> isFastCheck(llvm::StringRef Check) __asm__(
    "__wrap__ZN5clang6clangd15isFastTidyCheckEN4llvm9StringRefE");

std::optional<bool> isFastCheck(llvm::StringRef Check) {
  return isOurs(Check) ? true : clangdIsFastCheck(Check);
}

} // namespace holdfast
