// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_MODEL_COROUTINETYPE_H
#define HOLDFAST_MODEL_COROUTINETYPE_H

#include "model/DropAnalysis.h"

#include "clang/AST/DeclCXX.h"

#include <optional>

namespace holdfast {

/// When the body of a coroutine begins to run.
enum class CoroutineStart {
  /// When something awaits or resumes it: it suspends initially.
  Lazy,
  /// In the call that makes it.
  Eager,
  /// The code does not tell: the initial suspension hands it to something else.
  Unknown,
};

/// What becomes of an exception that leaves the body of a coroutine nobody awaits.
enum class CoroutineError { IsLost, Terminates, IsThrownToResumer };

/// What a type says about the coroutines that return it.
struct CoroutineType {
  CoroutineStart Start = CoroutineStart::Unknown;
  /// What destroying the returned object does.
  DropEffect Drop;
  CoroutineError Error = CoroutineError::IsLost;
  bool IsAwaitable = false;
  /// It produces values on demand and promises no work, as std::generator.
  bool IsGenerator = false;
  /// Nobody could observe it: it runs at once, lives on its own, and offers
  /// nothing to await, join or cancel; or it is a value, of which no coroutine is left
  /// when it is there. Such types are made to be dropped.
  bool IsMadeToBeDropped = false;
  /// The promise's initial_suspend(); null when it was not found.
  const clang::FunctionDecl *InitialSuspend = nullptr;
};

/// Reads the promise type of coroutines that return \p Record.
/// \param Callee the function whose call returned it, if known: its signature
///   can select another promise type.
/// \returns nothing when no coroutine returns \p Record.
std::optional<CoroutineType> readCoroutineType(const clang::CXXRecordDecl &Record,
                                               const clang::FunctionDecl *Callee);

} // namespace holdfast

#endif // HOLDFAST_MODEL_COROUTINETYPE_H
