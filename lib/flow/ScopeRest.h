// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_FLOW_SCOPEREST_H
#define HOLDFAST_FLOW_SCOPEREST_H

#include "flow/LocalHandles.h"

#include "llvm/ADT/ArrayRef.h"

namespace holdfast {

/// Whether anything runs between the making of \p Made and the end of the scope
/// of \p Local: what a handle that joins or cancels in its destructor may be kept
/// for. Returning a plain value, breaking out and empty statements are nothing.
bool hasWorkInRestOfScope(const LocalHandle &Local, const HandleMade &Made);

/// Whether another of \p All, the handles of the function, lives beside \p Made in
/// the same block and joins or cancels in its destructor too: they are kept to
/// run in parallel.
bool runsBesideAnother(const HandleMade &Made, llvm::ArrayRef<LocalHandle> All);

/// Whether \p Made stands in a block of its own, which is there to end the handle's
/// life: `{ auto reading = read(); }`.
bool isInBareBlock(const HandleMade &Made);

} // namespace holdfast

#endif // HOLDFAST_FLOW_SCOPEREST_H
