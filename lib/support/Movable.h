// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_SUPPORT_MOVABLE_H
#define HOLDFAST_SUPPORT_MOVABLE_H

#include "clang/AST/DeclCXX.h"

namespace holdfast {

/// Whether a new \p Record can be made of another one, by moving or copying it.
bool isMovable(const clang::CXXRecordDecl &Record);

} // namespace holdfast

#endif // HOLDFAST_SUPPORT_MOVABLE_H
