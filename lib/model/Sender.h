// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_MODEL_SENDER_H
#define HOLDFAST_MODEL_SENDER_H

#include "clang/AST/DeclCXX.h"

namespace holdfast {

/// Whether objects of \p Record describe asynchronous work that starts when they
/// are connected to a receiver: they say so by a member sender_concept, as
/// std::execution asks, or have the traits by which libunifex knows a sender.
bool isSender(const clang::CXXRecordDecl &Record);

/// What the sender \p Record names as its sender_concept, such as
/// std::execution::sender_t: of the library whose algorithms take it. Null when that
/// is no class.
const clang::CXXRecordDecl *senderConcept(const clang::CXXRecordDecl &Record);

} // namespace holdfast

#endif // HOLDFAST_MODEL_SENDER_H
