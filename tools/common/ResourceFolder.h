// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_TOOLS_COMMON_RESOURCEFOLDER_H
#define HOLDFAST_TOOLS_COMMON_RESOURCEFOLDER_H

#include <optional>
#include <string>

namespace holdfast {

/// Where the headers are that belong to Clang itself (stddef.h, ...), when Clang
/// would not find them: it looks beside the program, and when they are not there,
/// those of the LLVM that the program was built with are meant.
///
/// \param Program the program's name as it was called.
std::optional<std::string> missingResourceFolder(const char *Program);

/// Where those headers are in any case.
std::string resourceFolder(const char *Program);

} // namespace holdfast

#endif // HOLDFAST_TOOLS_COMMON_RESOURCEFOLDER_H
