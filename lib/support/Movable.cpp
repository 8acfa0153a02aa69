// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/Movable.h"

using namespace clang;

namespace holdfast {

bool isMovable(const CXXRecordDecl &Record) {
  bool HasDeletedMove = false;
  bool HasCopy = false;
  for (const CXXConstructorDecl *Constructor : Record.ctors()) {
    HasDeletedMove |= Constructor->isMoveConstructor() && Constructor->isDeleted();
    HasCopy |= Constructor->isCopyConstructor() && !Constructor->isDeleted();
  }
  return !HasDeletedMove &&
         (Record.hasMoveConstructor() || HasCopy || Record.needsImplicitCopyConstructor());
}

} // namespace holdfast
