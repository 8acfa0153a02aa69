// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a file of the catalogue says, as data. docs/catalogue.md explains each
// key to those who write one; the members here have the keys' order.

#ifndef HOLDFAST_CATALOG_LIBRARY_H
#define HOLDFAST_CATALOG_LIBRARY_H

#include "llvm/ADT/StringRef.h"

#include <optional>
#include <string>
#include <vector>

namespace holdfast {

/// What dropping a handle does, the gravest effect first where it has several.
enum class Consequence {
  /// The program ends.
  Terminates,
  /// The destructor waits: a synchronous call in disguise.
  Blocks,
  /// The work is destroyed before its first statement.
  NeverStarts,
  /// The work is cancelled or destroyed half-way.
  Cancels,
  /// The work runs on and nobody can wait for it.
  Detaches,
  /// The work's result and failure are never seen.
  LosesError,
};

/// The word for \p Value in the catalogue: "never-starts".
const char *nameOf(Consequence Value);
/// The consequence that \p Word names; nothing when it names none.
std::optional<Consequence> consequenceNamed(llvm::StringRef Word);
/// All the words, separated by commas.
std::string consequenceNames();

/// What a message says of \p Value where nothing more exact is known, as a
/// predicate.
const char *usualEffect(Consequence Value);

/// How much a dropped handle matters to those who use the library.
enum class Severity {
  /// Its users drop it as a rule; reported only when asked for.
  Low,
  Medium,
  High,
};

/// How it is known what an entry says.
enum class Evidence {
  /// A program showed it.
  Run,
  /// A program that relies on it was compiled.
  Compiled,
  /// It was read in the library's source.
  Read,
  /// The library's documentation says so.
  Documented,
};

/// How a handle is given to a holdfast::task_set.
enum class Registration {
  None,
  /// task_set::add(handle).
  Add,
  /// task_set::handler() in the place of the argument that decided.
  Handler,
  /// task_set::wrap(callable) in the place of the callable: of work that was detached.
  Wrap,
};

/// Whether a rewrite into task_set::spawn() keeps what the code means, or only
/// may.
enum class Rewrite { Applied, Offered };

/// What completes the work behind a handle.
enum class Completion {
  Elsewhere,
  /// The object the spawner is called on, such as a promise: waiting for the
  /// handle while that object lives can wait for ever.
  Object,
};

/// What a scope's destructor does to the work it holds.
enum class ScopeEnd { Joins, Cancels, Terminates, Nothing };

/// What becomes of the error of the work that a continuation follows.
enum class ErrorFate {
  Handled,
  /// It reaches the new handle, together with any of the continuation's own.
  PassedOn,
  /// As before: the continuation has none of its own.
  Unchanged,
};

/// In which functions a fix can be used.
enum class FixPlace { Anywhere, Plain, Coroutine };

/// A type that stands for running work.
struct HandleEntry {
  /// Canonical names, no inline or unnamed namespaces, no template arguments.
  std::vector<std::string> Types;
  /// How users write it, where that differs.
  std::string Spelled;
  /// The handle is a pointer to such an object, which nothing else owns.
  bool IsPointer = false;
  /// The destructor in front of us says what dropping does, not the members
  /// below: it depends on how the library was configured.
  bool IsReadFromDestructor = false;
  Consequence Dropped = Consequence::Detaches;
  /// Predicate of the message: "discarded 'X' <effect>".
  std::string Effect;
  std::optional<Severity> Gravity;
  /// Its library means callbacks to return it to callers that drop it.
  bool CallbacksMayDrop = false;
  /// Whether coroutines of the same library can await it, where its shape does not
  /// tell.
  std::optional<bool> IsAwaitable;
  Registration RegisteredBy = Registration::None;
  /// The member that waits in place.
  std::string WaitedForBy;
  /// Members that only look at it.
  std::vector<std::string> Queries;
  /// What to do about a dropped one, imperative, for when no edit can be made.
  std::string Remedy;
  std::optional<Evidence> KnownFrom;
};

/// What one way of calling a spawner means.
struct SpawnCase {
  /// Applies when the first argument names exactly these enumerators.
  std::vector<std::string> Enumerators;
  /// Applies when one of these is among the string literals that the call and
  /// the calls its object comes from are given; of an object that is called, only
  /// the latter.
  std::vector<std::string> Literals;
  /// Applies only to calls with so many arguments or more.
  unsigned MinArguments = 0;
  /// Its users drop it on purpose; nothing below matters.
  bool IsMeantToBeDropped = false;
  /// What dropping does, the type says.
  bool LeavesMeaningToType = false;
  Consequence Dropped = Consequence::Detaches;
  std::string Effect;
  std::optional<Severity> Gravity;
  /// Index of the callable: the arguments from there on fit task_set::spawn().
  std::optional<unsigned> Callable;
  /// The callable is one further if the first argument has this type.
  std::string CallableAfter;
  Rewrite HowRewritten = Rewrite::Applied;
  std::optional<Registration> RegisteredBy;
  Completion CompletedBy = Completion::Elsewhere;
  /// Members of the object it is called on that wait for all of its work: with a
  /// call of one further down, what the spawner returns may be dropped.
  std::vector<std::string> JoinedBy;
  /// Instead of that of the type.
  std::string Remedy;

  bool appliesAlways() const {
    return Enumerators.empty() && Literals.empty() && MinArguments == 0;
  }
};

/// A function or constructor that starts work and hands out its handle.
struct SpawnerEntry {
  std::vector<std::string> Functions;
  /// The first that applies decides; when none does, the type.
  std::vector<SpawnCase> Cases;
  std::optional<Evidence> KnownFrom;
};

/// A type of arguments that decides what the result of a call means, whatever
/// function is called: a completion token, a marker.
struct ArgumentEntry {
  std::vector<std::string> Types;
  bool IsMeantToBeDropped = false;
  Consequence Dropped = Consequence::Detaches;
  std::string Effect;
  std::optional<Severity> Gravity;
  Registration RegisteredBy = Registration::None;
  std::optional<Evidence> KnownFrom;
};

/// Members and functions that turn a handle into a new one.
struct ContinuationEntry {
  std::vector<std::string> Functions;
  ErrorFate Errors = ErrorFate::PassedOn;
  /// Applies only to calls with so many arguments or more.
  unsigned MinArguments = 0;
  /// Applies only when an argument is, points to or derives from one of these.
  std::vector<std::string> WithArgument;
  /// Applies only when the callable takes the handle itself, so that it sees
  /// the error.
  bool CallableTakesHandle = false;
  /// It gives the work what that waited for, so that it starts.
  bool Starts = false;
};

/// One of the library's ways to say that a handle is dropped on purpose.
struct DetacherEntry {
  std::vector<std::string> Functions;
  /// Types of arguments, such as asio::detached_t.
  std::vector<std::string> Arguments;
  /// Types of objects that swallow what is assigned to them.
  std::vector<std::string> AssignedTo;
  /// Index of the callable that somebody else's executor calls once.
  std::optional<unsigned> Callable;
  /// What it does to the work: "cannot be joined", as a predicate.
  std::string Effect;
  /// How the same is said with a task set; placeholders as in FixEntry::Text.
  std::string Scoped;
};

/// A fix or a scope's registration of a handle.
struct FixEntry {
  /// The handle types and spawners it is for; empty: all of the library.
  std::vector<std::string> For;
  FixPlace Where = FixPlace::Anywhere;
  /// Only for calls with so many arguments.
  std::optional<unsigned> Arguments;
  /// The code that takes the place of the expression. Of its placeholders,
  /// {expr} is that expression, or {args} the arguments of its call; {scope} the
  /// scope that was found, {object} what the call's member is called on.
  std::string Text;
  /// Instead of Text when the work has a result.
  std::string TextWithResult;
  /// A header it needs, with its brackets or quotes.
  std::string Header;
  /// What it does, imperative: "wait for it here".
  std::string Says;
  /// Applied with the finding; otherwise an alternative in a note.
  bool IsApplied = false;
};

/// A type that holds work until it completes.
struct ScopeEntry {
  std::vector<std::string> Types;
  std::string Header;
  ScopeEnd AtEnd = ScopeEnd::Nothing;
  /// How it is joined, where its destructor does not: placeholders as in
  /// FixEntry::Text, without {expr}.
  std::string Join;
  /// Members that take over the work they are given, so that what they return
  /// may be dropped.
  std::vector<std::string> TakesOver;
  std::vector<FixEntry> Registrations;
};

/// One library's file.
struct Library {
  /// The file's name without its extension.
  std::string Name;
  std::string Title;
  /// What all names in the file begin with: namespaces, or names of the global
  /// one. A name that begins with "*::" stands for one in each of them.
  std::vector<std::string> Roots;
  /// The header that lets holdfast::task_set::add() take the library's handles,
  /// where <holdfast/task_set.h> alone does not.
  std::string Adaptor;
  /// Parts of the paths of the files that declare its types and spawners; empty:
  /// they are known by their names alone.
  std::vector<std::string> DeclaredIn;
  /// The version that was read.
  std::string Version;
  Evidence KnownFrom = Evidence::Read;
  std::optional<Severity> Gravity;

  std::vector<HandleEntry> Handles;
  std::vector<SpawnerEntry> Spawners;
  std::vector<ArgumentEntry> Arguments;
  std::vector<ContinuationEntry> Continuations;
  /// Functions that see to the handle they are given or called on, whatever
  /// they return.
  std::vector<std::string> Consumers;
  std::vector<DetacherEntry> Detachers;
  /// Functions that end the life of the handle they are given, and no more.
  std::vector<std::string> Droppers;
  /// Functions and constructors that call what they are given and drop what that
  /// returns, like std::for_each.
  std::vector<std::string> Callers;
  std::vector<std::string> MadeToBeDropped;
  /// Types that look like handles and are none.
  std::vector<std::string> NotHandles;
  /// Class templates that hold what their arguments name: containers, optionals.
  std::vector<std::string> Wrappers;
  std::vector<ScopeEntry> Scopes;
  std::vector<FixEntry> Fixes;
};

} // namespace holdfast

#endif // HOLDFAST_CATALOG_LIBRARY_H
