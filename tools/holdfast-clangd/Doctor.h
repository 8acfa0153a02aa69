// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// "Why do I see nothing?": what `--check=FILE` says about our checks, among
// clangd's own lines.

#ifndef HOLDFAST_TOOLS_CLANGD_DOCTOR_H
#define HOLDFAST_TOOLS_CLANGD_DOCTOR_H

#include "llvm/Support/raw_ostream.h"

namespace holdfast {

/// Makes clangd, when it has chosen the checks for the first file, say on
/// \p Output which of ours run on it and what decided that. Each line begins with
/// `holdfast: `. To be called before clangd starts, when it is to look at one file
/// and end.
void explainChecks(llvm::raw_ostream &Output);

/// Says so when clangd has ended and chose no checks.
void explainSilence(llvm::raw_ostream &Output);

} // namespace holdfast

#endif // HOLDFAST_TOOLS_CLANGD_DOCTOR_H
