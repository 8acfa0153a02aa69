// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_FLOW_HANDLEPATHS_H
#define HOLDFAST_FLOW_HANDLEPATHS_H

#include "flow/LocalHandles.h"
#include "flow/PathFinder.h"

#include <optional>

namespace holdfast {

/// A path from \p Made to the end of the scope of \p Local on which nothing but
/// queries mentions that. An answer that a branch may rely on, `t.joinable()`, is
/// taken to be relied on; a loop that uses it is taken to run; and a condition
/// that had to hold for \p Made still does.
std::optional<FoundPath> pathWithoutUse(const LocalHandle &Local, const HandleMade &Made,
                                        PathFinder &Paths);

/// Whether any path from \p Made leads to a use of \p Local or an assignment to it.
bool isMentionedAfter(const LocalHandle &Local, const HandleMade &Made, PathFinder &Paths);

/// A path from \p Made to an assignment to \p Local, with no use between: the
/// assignment drops what Made has made. Its target is the assignment.
std::optional<FoundPath> pathToOverwrite(const LocalHandle &Local, const HandleMade &Made,
                                         PathFinder &Paths);

} // namespace holdfast

#endif // HOLDFAST_FLOW_HANDLEPATHS_H
