// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_TOOLS_CLANGD_CHECKPAGES_H
#define HOLDFAST_TOOLS_CLANGD_CHECKPAGES_H

#include "llvm/ADT/StringRef.h"

#include <optional>
#include <string>

namespace holdfast {

/// The URI of the page about \p Check: under the address the documentation is
/// published at, when the build was told one, or else a file on this machine,
/// where the documentation was installed with the program or stands in the
/// sources it was built from. Nothing when there is no such file.
std::optional<std::string> pageOf(llvm::StringRef Check);

} // namespace holdfast

#endif // HOLDFAST_TOOLS_CLANGD_CHECKPAGES_H
