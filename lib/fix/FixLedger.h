// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_FIX_FIXLEDGER_H
#define HOLDFAST_FIX_FIXLEDGER_H

#include "fix/TaskSets.h"

#include "clang/AST/DeclCXX.h"
#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"

#include <array>
#include <set>
#include <string>
#include <utility>

namespace holdfast {

/// What a fix does about a finding.
enum class RemedyKind { Await, AsLibraryOffers, Hold, HoldInMember, WaitHere, LetGo };

/// What the fixes that are applied together add to a translation unit once for all
/// of them.
struct PlannedAdditions {
  /// The sets that they declare, by function.
  llvm::DenseMap<const clang::FunctionDecl *, llvm::SmallVector<LocalTaskSet, 2>> Local;
  /// The names of the sets that classes get as members.
  llvm::DenseMap<const clang::CXXRecordDecl *, std::string> Members;
  /// Headers by the file that includes them.
  std::set<std::pair<clang::FileID, std::string>> Included;
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
};

} // namespace holdfast

#endif // HOLDFAST_FIX_FIXLEDGER_H
