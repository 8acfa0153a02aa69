// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_MODEL_WORDING_H
#define HOLDFAST_MODEL_WORDING_H

#include "llvm/ADT/StringRef.h"

#include <string>

namespace holdfast {

/// \p Effect, which says that something happens "here", with the moment or the
/// place where it really happens: "blocks at the ';' until ...".
/// \param Moment such as "at the ';'" or "at the end of the scope".
std::string effectAt(llvm::StringRef Effect, llvm::StringRef Moment);

} // namespace holdfast

#endif // HOLDFAST_MODEL_WORDING_H
