// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What is known about each library, as data: one YAML file per library beside
// this header, embedded when Holdfast is built.
//
//   library: std                      # the file's name
//   title: C++ standard library       # as the documentation calls it
//   handles:                          # types that stand for running work
//     - type: std::future             # canonical name, no inline namespaces
//       consequence: blocks           # one of Consequence, in kebab case
//       effect: blocks here           # predicate of the message: "discarded
//                                     # 'std::future<int>' <effect>"
//       registered-by: add            # none (default) | add: task_set::add()
//       waited-for-by: wait           # member that waits in place
//       queries: [valid]              # members that only look at it
//   spawners:                         # functions and constructors that start it
//     - function: std::async          # a constructor: std::thread::thread
//       cases:                        # the first that applies decides
//         - enumerators: [std::launch::async]
//                                     # applies when the first argument names
//                                     # exactly these; without: always
//           consequence: blocks
//           effect: blocks here
//           callable: 1               # index of the callable: the arguments
//                                     # from there on fit task_set::spawn()
//           callable-after: std::launch
//                                     # one more if the first argument has
//                                     # this type
//           rewrite: applied          # applied (default) | offered: the fix is
//                                     # only an alternative, in a note
//           registered-by: none       # overrides the handle's
//           completed-by: elsewhere   # elsewhere (default) | object: the
//                                     # object it is called on completes it

#ifndef HOLDFAST_CATALOG_CATALOG_H
#define HOLDFAST_CATALOG_CATALOG_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

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

/// How a handle is given to a holdfast::task_set.
enum class Registration { None, Add };

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

/// A type that stands for running work.
struct HandleEntry {
  std::string Type;
  Consequence Dropped = Consequence::Detaches;
  std::string Effect;
  Registration RegisteredBy = Registration::None;
  std::string WaitedForBy;
  std::vector<std::string> Queries;
};

/// What one way of calling a spawner means.
struct SpawnCase {
  std::vector<std::string> Enumerators;
  Consequence Dropped = Consequence::Detaches;
  std::string Effect;
  std::optional<unsigned> Callable;
  std::string CallableAfter;
  Rewrite HowRewritten = Rewrite::Applied;
  std::optional<Registration> RegisteredBy;
  Completion CompletedBy = Completion::Elsewhere;
};

/// A function or constructor that starts work and hands out its handle.
struct SpawnerEntry {
  std::string Function;
  std::vector<SpawnCase> Cases;
};

/// One library's file.
struct Library {
  std::string Name;
  std::string Title;
  std::vector<HandleEntry> Handles;
  std::vector<SpawnerEntry> Spawners;
};

/// Everything known about libraries; immutable once made.
class Catalog {
public:
  /// The catalogue that was embedded when Holdfast was built, parsed once and
  /// shared by all threads.
  static const Catalog &embedded();

  /// Reads one library's file.
  /// \param Yaml its text.
  /// \param FileName names it in errors.
  /// \returns the library, or an error of the form "file:line:column: error:
  ///   what was expected", one line per error.
  static llvm::Expected<Library> parse(llvm::StringRef Yaml, llvm::StringRef FileName);

  explicit Catalog(std::vector<Library> Libraries);
  // The indices point into Libraries.
  Catalog(Catalog &&) = default;
  Catalog(const Catalog &) = delete;
  Catalog &operator=(const Catalog &) = delete;

  llvm::ArrayRef<Library> libraries() const { return Libraries; }

  /// The entry of the class \p QualifiedName, or null.
  const HandleEntry *handle(llvm::StringRef QualifiedName) const;

  /// The entry of the function or constructor \p QualifiedName, or null.
  const SpawnerEntry *spawner(llvm::StringRef QualifiedName) const;

private:
  std::vector<Library> Libraries;
  llvm::StringMap<const HandleEntry *> HandlesByType;
  llvm::StringMap<const SpawnerEntry *> SpawnersByFunction;
};

/// A file of lib/catalog, as embedded at build time.
struct EmbeddedFile {
  const char *Name;
  const char *Text;
};

/// All files of lib/catalog; defined in a source that the build generates.
llvm::ArrayRef<EmbeddedFile> embeddedCatalogFiles();

} // namespace holdfast

#endif // HOLDFAST_CATALOG_CATALOG_H
