// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The differences between the LLVM versions Holdfast is built for. This is the
// only file with conditionals on the version; everything else uses what it
// declares.

#ifndef HOLDFAST_SUPPORT_CLANGVERSION_H
#define HOLDFAST_SUPPORT_CLANGVERSION_H

#include "llvm/Config/llvm-config.h"

#if LLVM_VERSION_MAJOR < 19
#error "Holdfast needs LLVM 19 or newer"
#endif

#include "clang-tidy/ClangTidyModule.h"
// LLVM 22 declares the registry beside the module and deprecates this header.
#if LLVM_VERSION_MAJOR < 22
#include "clang-tidy/ClangTidyModuleRegistry.h"
#endif

#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"

namespace holdfast {

/// The attribute by which \p Record says that coroutines return it; null when it
/// has none. `coro_await_elidable` is known from LLVM 20 on.
inline const clang::Attr *coroutineTypeAttribute(const clang::CXXRecordDecl &Record) {
  if (const auto *Attribute = Record.getAttr<clang::CoroReturnTypeAttr>())
    return Attribute;
#if LLVM_VERSION_MAJOR >= 20
  if (const auto *Attribute = Record.getAttr<clang::CoroAwaitElidableAttr>())
    return Attribute;
#endif
  return nullptr;
}

} // namespace holdfast

#endif // HOLDFAST_SUPPORT_CLANGVERSION_H
