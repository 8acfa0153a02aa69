// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_MODEL_AWAITABLE_H
#define HOLDFAST_MODEL_AWAITABLE_H

#include "clang/AST/DeclCXX.h"

namespace holdfast {

/// Whether an object of \p Record can be the operand of co_await in any
/// coroutine: it is an awaiter, or has a member or free operator co_await.
/// What one promise's await_transform would accept is not considered.
bool isAwaitable(const clang::CXXRecordDecl &Record);

/// The type of `co_await` applied to an object of \p Record; null when its code
/// does not tell, or only per instantiation.
clang::QualType awaitedType(const clang::CXXRecordDecl &Record);

/// The class of the guard that `co_await` on an object of \p Record yields: a lock,
/// a semaphore's units, whatever holds something until it is destroyed. Null when
/// it yields nothing or a plain value.
const clang::CXXRecordDecl *awaitedGuard(const clang::CXXRecordDecl &Record);

/// Whether \p Record offers some way to observe or end the work behind it
/// without awaiting it, by the names the field uses: get, join, wait, then,
/// cancel and the like.
bool hasJoiningVocabulary(const clang::CXXRecordDecl &Record);

/// Whether objects of \p Record can be waited for, cancelled or continued: that
/// they can be asked for a result alone is no sign of work.
bool canBeJoined(const clang::CXXRecordDecl &Record);

/// Whether objects of \p Record hold one value or the reason why there is none.
bool holdsValueOrError(const clang::CXXRecordDecl &Record);

} // namespace holdfast

#endif // HOLDFAST_MODEL_AWAITABLE_H
