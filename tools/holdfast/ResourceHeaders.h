// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_TOOLS_HOLDFAST_RESOURCEHEADERS_H
#define HOLDFAST_TOOLS_HOLDFAST_RESOURCEHEADERS_H

#include <string>
#include <vector>

namespace holdfast {

/// The folder with clang's own headers (stddef.h, ...): beside this program, or
/// else that of the LLVM it was built with.
const std::string &resourceFolder();

/// \p CommandLine, told where clang's own headers are unless it says so itself.
std::vector<std::string> withResourceHeaders(std::vector<std::string> CommandLine);

} // namespace holdfast

#endif // HOLDFAST_TOOLS_HOLDFAST_RESOURCEHEADERS_H
