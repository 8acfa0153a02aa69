// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_MODEL_QUERIES_H
#define HOLDFAST_MODEL_QUERIES_H

#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/ArrayRef.h"

#include <string>

namespace holdfast {

/// Whether the member \p Method only looks at a handle and leaves the work as it
/// is, such as valid(), done() or a conversion to bool.
/// \param Listed the names the catalogue gives for the handle's type.
bool isQuery(const clang::CXXMethodDecl &Method, llvm::ArrayRef<std::string> Listed);

} // namespace holdfast

#endif // HOLDFAST_MODEL_QUERIES_H
