// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_FLOW_CALLABLES_H
#define HOLDFAST_FLOW_CALLABLES_H

#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"

#include <optional>
#include <string>

namespace holdfast {

/// Something that can be called without naming the function: a lambda, a
/// function or its address, a function object, the result of std::bind.
struct Callable {
  /// What a call of it returns, as far as that is known without arguments.
  clang::QualType Result;
  /// The function that runs; null when only its type is known.
  const clang::FunctionDecl *Function = nullptr;
  /// As a message calls it: "this lambda", "'server::run'".
  std::string Name;
};

/// The callable that \p Value is; nothing when it is none, or what it returns
/// depends on its arguments.
std::optional<Callable> callableOf(const clang::Expr &Value);

/// \p Value as written, without moves, forwards and copies.
const clang::Expr *passedObject(const clang::Expr &Value);

/// What \p Value was converted from: the lambda in a std::function.
const clang::Expr *beforeConversions(const clang::Expr &Value);

/// Whether \p Value is a parameter of the function it stands in, or a capture
/// that was initialised with something.
bool isGiven(const clang::Expr &Value);

/// Whether \p Call calls what is given, itself or by std::invoke: what it returns
/// is up to the caller of the function it stands in.
bool callsWhatItIsGiven(const clang::Expr &Call);

/// Whether \p Type wraps callables of any type and returns nothing when called:
/// std::function<void()>, folly::Function<void(int)> and whatever else names its
/// signature as a template argument.
bool isVoidFunctionWrapper(clang::QualType Type);

} // namespace holdfast

#endif // HOLDFAST_FLOW_CALLABLES_H
