// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_TOOLS_HOLDFAST_CHECKDOCS_H
#define HOLDFAST_TOOLS_HOLDFAST_CHECKDOCS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

#include <string>

namespace holdfast {

/// A page of docs/checks, as embedded at build time.
struct CheckDoc {
  const char *Check;
  const char *Text;
};

/// All pages; defined in a source that the build generates.
llvm::ArrayRef<CheckDoc> checkDocs();

/// The page of \p Check; empty when it has none.
llvm::StringRef docOf(llvm::StringRef Check);

/// The first sentence of docOf(\p Check).
std::string summaryOf(llvm::StringRef Check);

} // namespace holdfast

#endif // HOLDFAST_TOOLS_HOLDFAST_CHECKDOCS_H
