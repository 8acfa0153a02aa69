// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_TOOLS_HOLDFAST_BASELINE_H
#define HOLDFAST_TOOLS_HOLDFAST_BASELINE_H

#include "Finding.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"

namespace holdfast {

/// Marks those of \p Findings that the baseline \p Path lists as known.
/// \returns an error when it cannot be read or makes no sense.
llvm::Error applyBaseline(llvm::StringRef Path, llvm::MutableArrayRef<Finding> Findings);

/// Writes a baseline of all \p Findings to \p Path, sorted, so that its changes
/// can be read.
/// \param Root what paths in it are relative to.
llvm::Error writeBaseline(llvm::StringRef Path, llvm::ArrayRef<Finding> Findings,
                          llvm::StringRef Root);

} // namespace holdfast

#endif // HOLDFAST_TOOLS_HOLDFAST_BASELINE_H
