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

#endif // HOLDFAST_SUPPORT_CLANGVERSION_H
