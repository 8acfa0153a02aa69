// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_MODEL_HANDLE_H
#define HOLDFAST_MODEL_HANDLE_H

#include "catalog/Library.h"

#include "clang/AST/Type.h"
#include "clang/Basic/SourceLocation.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace holdfast {

/// Why the model believes what it says, when it read that from the user's code.
struct Clue {
  clang::SourceLocation Where;
  /// A predicate of the declaration there, such as "suspends before the body".
  std::string What;
};

/// An expression whose value stands for asynchronous work, and what is known
/// about that work.
struct Handle {
  /// The type of the value: canonical, unless it is a pointer.
  clang::QualType Type;
  /// Where it came from, as a phrase that follows the type in a message:
  /// "returned by 'std::async'"; empty when there is nothing to say.
  std::string Origin;
  Consequence Dropped = Consequence::Detaches;
  /// What dropping it does, as a predicate: "blocks here until ...".
  std::string Effect;
  Severity Gravity = Severity::Medium;
  /// Set when this was read from the user's code and not from a catalogue.
  std::optional<Clue> InferredFrom;
  /// The library whose file said so; null when it was read from code.
  const Library *In = nullptr;

  /// The index, among the written arguments, of the callable with which
  /// task_set::spawn() starts the same work.
  std::optional<unsigned> Callable;
  Rewrite HowRewritten = Rewrite::Applied;
  Registration RegisteredBy = Registration::None;
  Completion CompletedBy = Completion::Elsewhere;
  /// The member that waits in place; empty when there is none.
  std::string WaitedForBy;
  /// Members of the object that made it which wait for all of that object's work.
  std::vector<std::string> JoinedBy;
  /// Members that only look at the handle.
  std::vector<std::string> Queries;
  /// What to do about a dropped one, imperative; empty when nothing special is.
  std::string Remedy;
  /// The argument that decided, which another token can take the place of.
  std::optional<unsigned> DecidingArgument;

  /// A callback may return it to a caller that drops it.
  bool CallbacksMayDrop = false;
  /// It can be the operand of co_await.
  bool IsAwaitable = false;
  /// Its library's file says that the library's own coroutines can await it.
  bool IsAwaitableInLibrary = false;
  /// The work begins only when somebody awaits it.
  bool IsUnstarted = false;
  /// The work may refer to the arguments and the object of the call after that
  /// has returned, as a coroutine does with its reference parameters.
  bool RefersToArguments = false;
  /// The value is a container, an optional or a smart pointer that holds the
  /// handle.
  bool IsWrapped = false;
};

} // namespace holdfast

#endif // HOLDFAST_MODEL_HANDLE_H
