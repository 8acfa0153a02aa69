// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What is running.

#ifndef HOLDFAST_TOOLS_HOLDFAST_PROGRAM_H
#define HOLDFAST_TOOLS_HOLDFAST_PROGRAM_H

#include "llvm/Support/Error.h"

#include <string>

namespace holdfast {

/// This program's file, links resolved.
const std::string &programPath();

/// A digest of this program and of the LLVM it runs with: another build of either
/// may find something else.
llvm::Expected<std::string> programDigest();

} // namespace holdfast

#endif // HOLDFAST_TOOLS_HOLDFAST_PROGRAM_H
