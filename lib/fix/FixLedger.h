// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_FIX_FIXLEDGER_H
#define HOLDFAST_FIX_FIXLEDGER_H

#include "fix/TaskSets.h"

#include "clang/AST/DeclCXX.h"
#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"

#include <array>
#include <functional>
#include <set>
#include <string>
#include <utility>

namespace holdfast {

/// What a fix does about a finding.
enum class RemedyKind { Await, AsLibraryOffers, Hold, HoldInMember, WaitHere, LetGo };

/// What the fixes that are applied together add to a translation unit once for all
/// of them.
class PlannedAdditions {
public:
  /// The sets that are declared in \p Function.
  llvm::ArrayRef<LocalTaskSet> setsIn(const clang::FunctionDecl &Function) const;
  void addSet(const clang::FunctionDecl &Function, LocalTaskSet Set);

  /// The set that \p Class gets as a member, called \p Name unless it has a name.
  /// \returns its name, and whether it is new.
  std::pair<std::string, bool> addMember(const clang::CXXRecordDecl &Class, llvm::StringRef Name);

  /// \returns false when \p File includes \p Header already.
  bool addHeader(clang::FileID File, llvm::StringRef Header);

  /// What was added so far stays.
  void keep() { SinceKept.clear(); }
  /// What was added since does not.
  void takeBack();

private:
  llvm::DenseMap<const clang::FunctionDecl *, llvm::SmallVector<LocalTaskSet, 2>> Local;
  llvm::DenseMap<const clang::CXXRecordDecl *, std::string> Members;
  std::set<std::pair<clang::FileID, std::string>> Included;
  /// How to take back each addition: copies of all for each finding would cost the
  /// square of their number.
  llvm::SmallVector<std::function<void()>, 2> SinceKept;
};

/// What the fixes planned so far for a translation unit add to it. The checks share
/// it, so that fixes of all of them can be applied together.
struct FixLedger {
  /// Those that clang-tidy applies with --fix.
  PlannedAdditions Primary;
  /// The only fix of a finding when that is an alternative: --fix-notes applies
  /// these, too.
  PlannedAdditions OnlyAlternative;
  /// Of several alternatives a person chooses; those of one kind go together.
  std::array<PlannedAdditions, static_cast<std::size_t>(RemedyKind::LetGo) + 1> Alternatives;

  void forEach(llvm::function_ref<void(PlannedAdditions &)> Do);
};

} // namespace holdfast

#endif // HOLDFAST_FIX_FIXLEDGER_H
