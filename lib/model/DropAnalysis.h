// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_MODEL_DROPANALYSIS_H
#define HOLDFAST_MODEL_DROPANALYSIS_H

#include "clang/AST/DeclCXX.h"
#include "clang/Basic/SourceLocation.h"

namespace holdfast {

/// What destroying an object does to the coroutine or task behind it, read from
/// its destructor, the functions that calls, and the destructors of its members
/// and bases.
struct DropEffect {
  /// It may end the program: std::terminate, abort.
  bool Terminates = false;
  /// It waits: join, wait, sync_wait.
  bool Waits = false;
  /// It asks the work to stop: cancel, request_stop.
  bool Cancels = false;
  /// It destroys the coroutine wherever that is suspended.
  bool DestroysCoroutine = false;
  /// It resumes the coroutine.
  bool Resumes = false;
  /// Where the gravest of these happens; invalid when nothing does.
  clang::SourceLocation Where;
};

/// Reads the destructor of \p Record.
DropEffect analyzeDrop(const clang::CXXRecordDecl &Record);

/// Reads \p Function, and the functions it calls, in the same way.
DropEffect analyzeEffect(const clang::FunctionDecl &Function);

} // namespace holdfast

#endif // HOLDFAST_MODEL_DROPANALYSIS_H
