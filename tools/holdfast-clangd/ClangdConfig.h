// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// clangd's own configuration files, as far as they decide whether a finding is
// shown. clangd keeps what it has read to itself.

#ifndef HOLDFAST_TOOLS_CLANGD_CLANGDCONFIG_H
#define HOLDFAST_TOOLS_CLANGD_CLANGDCONFIG_H

#include "llvm/ADT/StringRef.h"

#include <string>
#include <vector>

namespace holdfast {

/// The configuration files that there are for \p File, an absolute path: each
/// `.clangd` above it, and the user's `clangd/config.yaml`.
std::vector<std::string> clangdConfigsOf(llvm::StringRef File);

/// What `Diagnostics: Suppress:` lists in any fragment of \p Config, whether or not
/// the fragment's conditions hold; nothing when the file cannot be read.
std::vector<std::string> suppressedBy(llvm::StringRef Config);

} // namespace holdfast

#endif // HOLDFAST_TOOLS_CLANGD_CLANGDCONFIG_H
