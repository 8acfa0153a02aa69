// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_TOOLS_CLANGD_REGISTEREDCHECKS_H
#define HOLDFAST_TOOLS_CLANGD_REGISTEREDCHECKS_H

#include "llvm/ADT/StringRef.h"

#include <string>
#include <vector>

namespace holdfast {

/// Whether \p Check is one of Holdfast's.
bool isOurs(llvm::StringRef Check);

/// The names of Holdfast's checks that this program has, sorted; none when the
/// linker left the module out.
std::vector<std::string> registeredChecks();

} // namespace holdfast

#endif // HOLDFAST_TOOLS_CLANGD_REGISTEREDCHECKS_H
