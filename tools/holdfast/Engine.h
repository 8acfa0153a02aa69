// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_TOOLS_HOLDFAST_ENGINE_H
#define HOLDFAST_TOOLS_HOLDFAST_ENGINE_H

#include "llvm/Support/Error.h"

#include <string>
#include <vector>

namespace holdfast {

/// An edge that failed.
struct FailedEdge {
  /// Its output, as the graph names it.
  std::string Output;
  /// What its command printed.
  std::string Text;
};

struct EngineResult {
  /// How many edges were run, those that failed included.
  unsigned Ran = 0;
  std::vector<FailedEdge> Failed;
};

/// Runs ninja on the graph in \p Folder until everything that can be made is.
/// \param Jobs how many at once; 0 leaves it to ninja.
/// \param ShowsProgress whether a line on stderr that is written over tells how
///   far it is.
/// \returns an error when ninja cannot be run or rejects the graph; failed edges
///   are no error.
llvm::Expected<EngineResult> runEngine(llvm::StringRef Folder, unsigned Jobs, bool ShowsProgress);

} // namespace holdfast

#endif // HOLDFAST_TOOLS_HOLDFAST_ENGINE_H
