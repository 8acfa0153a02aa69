// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_FIX_FIXPLANNER_H
#define HOLDFAST_FIX_FIXPLANNER_H

#include "fix/FixLedger.h"
#include "fix/Holding.h"
#include "fix/Placement.h"
#include "fix/TaskSets.h"
#include "flow/Discards.h"
#include "model/Handle.h"

#include "clang/Basic/Diagnostic.h"
#include "llvm/ADT/SmallVector.h"

#include <functional>
#include <optional>
#include <string>

namespace holdfast {

/// One way to repair a finding.
struct Remedy {
  /// What it does, as a note says it: lower case, imperative.
  std::string Text;
  /// The edits; empty when the user must choose.
  llvm::SmallVector<clang::FixItHint, 4> Edits;
  /// The fix is applied with the finding; otherwise it is an alternative that
  /// is offered in the note.
  bool IsPrimary = false;
  RemedyKind Kind = RemedyKind::Hold;
};

/// A task set that the user names for work no scope in reach can hold.
struct ConfiguredTaskSet {
  /// How it is reached: "app::tasks()"; empty when there is none.
  std::string Expression;
  /// The header that declares it.
  std::string Header;
};

/// What the planner needs of clang-tidy.
struct FixEnvironment {
  const clang::ASTContext &Context;
  /// Gives the edit that includes a header in a file, nothing when it is there.
  std::function<std::optional<clang::FixItHint>(clang::FileID, llvm::StringRef)> Include;
  /// What the fixes of the translation unit share.
  FixLedger &Ledger;
  ConfiguredTaskSet Configured = {};
  /// Each finding is fixed on its own, as in an editor; otherwise the fixes of a
  /// function are applied together, and only the first declares their set.
  bool FixesStandAlone = false;
  /// The finding has but one fix, and that is an alternative.
  bool HasOnlyAlternative = false;

  /// What the fixes that are applied together with one of that kind add.
  PlannedAdditions &additions(bool IsPrimary, RemedyKind Kind) const;
};

/// Adds to \p Result the inclusion of \p Header in the file of \p Where, unless that or
/// a fix that is applied with it has it already.
void addInclude(llvm::StringRef Header, clang::SourceLocation Where,
                const FixEnvironment &Environment, Remedy &Result);

/// Plans the fixes for the findings of one function, each check's in source order:
/// they share the task sets that they declare.
class FixPlanner {
public:
  /// \param Function the function the findings are in.
  FixPlanner(const clang::FunctionDecl &Function, FixEnvironment Environment);

  /// The remedies for \p Dropped, best first; never empty.
  llvm::SmallVector<Remedy, 3> plan(const Discard &Dropped, const Handle &Made);

  /// What to do about \p Made, in words alone; exactly one.
  /// \param IsKept a variable holds it, and what is missing is a use.
  llvm::SmallVector<Remedy, 3> advise(const Handle &Made, bool IsKept) const;

private:
  /// The set that is to hold some work.
  struct ChosenSet {
    /// How a member of it is called: "tasks.".
    std::string Access;
    std::string Header;
    /// Giving the work to it may be applied with the finding.
    bool MayBeApplied = false;
    /// It waits at the end of the block, which is new there.
    bool IsNew = false;
    llvm::SmallVector<clang::FixItHint, 1> Declaration;
  };

  /// All that can be done about \p Dropped, best first.
  llvm::SmallVector<Remedy, 3> remediesFor(const Discard &Dropped, const Handle &Made);
  bool isPlanned(llvm::StringRef SetName, const Discard &Dropped) const;
  /// What the handle's library has for it: its own scopes that are in reach, and
  /// its own fixes.
  void addFromCatalog(const Discard &Dropped, const Handle &Made,
                      llvm::SmallVectorImpl<Remedy> &Remedies);
  std::optional<Remedy> fromEntry(const FixEntry &Entry, llvm::StringRef Access,
                                  const Discard &Dropped, const Handle &Made, bool MayBePrimary);
  std::optional<Remedy> await(const Discard &Dropped, const Handle &Made) const;
  /// Holds the work in a set in reach, or in a new local one.
  std::optional<Remedy> hold(const Discard &Dropped, const Handle &Made, const Holding &Work,
                             bool MayBeApplied);
  std::optional<ChosenSet> chooseSet(const Discard &Dropped, const Handle &Made,
                                     const Holding &Work, bool MayBeApplied);
  /// Holds it in a set that the class gets as a member.
  std::optional<Remedy> holdInMember(const Discard &Dropped, const Handle &Made,
                                     const Holding &Work);
  std::optional<Remedy> waitHere(const Discard &Dropped, const Handle &Made) const;
  /// Says that nobody waits for it.
  std::optional<Remedy> letGo(const Discard &Dropped, const Handle &Made);
  /// Adds to \p Result the edits that give the work to the set whose members are
  /// called by \p Access.
  void giveTo(llvm::StringRef Access, Holding::Edit How, const Discard &Dropped, const Handle &Made,
              Remedy &Result);
  /// Adds the edits that put \p Before and \p After around \p Range.
  void wrapIn(llvm::StringRef Before, clang::SourceRange Range, Remedy &Result,
              llvm::StringRef After = ")") const;
  /// Adds the edit that includes \p Header in the file of \p Where, unless it is
  /// there or another fix adds it.
  void include(llvm::StringRef Header, clang::SourceLocation Where, Remedy &Result);
  /// Declares a new set at \p Place; the edits that takes go to \p Edits.
  /// \returns how to call its members; nothing when the text there can't be
  ///   edited.
  std::optional<std::string> declareSet(const Placement &Place, const Discard &Dropped,
                                        bool IsPrimary,
                                        llvm::SmallVectorImpl<clang::FixItHint> &Edits);

  const clang::FunctionDecl &Function;
  FixEnvironment Environment;
  const clang::ASTContext &Context;
};

} // namespace holdfast

#endif // HOLDFAST_FIX_FIXPLANNER_H
