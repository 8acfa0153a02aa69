// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How the program asks the system for memory.

#ifndef HOLDFAST_TOOLS_HOLDFAST_HEAP_H
#define HOLDFAST_TOOLS_HOLDFAST_HEAP_H

namespace holdfast {

/// Prepares for taking much memory and returning none, as parsing a unit does: in
/// few large pieces, of large pages where the system has them. By default a tenth of
/// the time of a unit goes into getting its memory page by page. To be called before
/// much is allocated; does nothing where it does not know the system.
void prepareHeap();

} // namespace holdfast

#endif // HOLDFAST_TOOLS_HOLDFAST_HEAP_H
