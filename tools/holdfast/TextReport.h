// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_TOOLS_HOLDFAST_TEXTREPORT_H
#define HOLDFAST_TOOLS_HOLDFAST_TEXTREPORT_H

#include "Finding.h"

#include "llvm/Support/raw_ostream.h"

namespace holdfast {

/// Prints \p Found in clang's format: the message, the line, a caret, the notes.
/// \param Folder paths in it are printed relative to it.
void printFinding(llvm::raw_ostream &Out, const Finding &Found, llvm::StringRef Folder,
                  SourceTexts &Texts);

} // namespace holdfast

#endif // HOLDFAST_TOOLS_HOLDFAST_TEXTREPORT_H
