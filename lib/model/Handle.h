// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_MODEL_HANDLE_H
#define HOLDFAST_MODEL_HANDLE_H

#include "catalog/Catalog.h"

#include "clang/AST/Type.h"
#include "clang/Basic/SourceLocation.h"

#include <optional>
#include <string>
#include <utility>

namespace clang {
class Expr;
} // namespace clang

namespace holdfast {

/// Why the model believes what it says, when it read that from the user's code.
struct Evidence {
  clang::SourceLocation Where;
  /// A predicate of the declaration there, such as "suspends before the body".
  std::string What;
};

/// An expression whose value stands for asynchronous work, and what is known
/// about that work.
struct Handle {
  /// The canonical type of the value.
  clang::QualType Type;
  /// Where it came from, as a phrase that follows the type in a message:
  /// "returned by 'std::async'"; empty when there is nothing to say.
  std::string Origin;
  Consequence Dropped = Consequence::Detaches;
  /// What dropping it does, as a predicate: "blocks here until ...".
  std::string Effect;
  /// Set when this was read from the user's code and not from a catalogue.
  std::optional<Evidence> InferredFrom;

  /// The index, among the written arguments, of the callable with which
  /// task_set::spawn() starts the same work.
  std::optional<unsigned> Callable;
  Rewrite HowRewritten = Rewrite::Applied;
  Registration RegisteredBy = Registration::None;
  Completion CompletedBy = Completion::Elsewhere;
  /// The member that waits in place; empty when there is none.
  std::string WaitedForBy;

  /// It can be the operand of co_await.
  bool IsAwaitable = false;
  /// The work begins only when somebody awaits it.
  bool IsUnstarted = false;
  /// The work may refer to the arguments and the object of the call after that
  /// has returned, as a coroutine does with its reference parameters.
  bool RefersToArguments = false;
};

} // namespace holdfast

#endif // HOLDFAST_MODEL_HANDLE_H
