// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_FIX_FIXLEDGER_H
#define HOLDFAST_FIX_FIXLEDGER_H

#include "fix/TaskSets.h"

#include "clang/AST/DeclCXX.h"
#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"

#include <set>
#include <string>
#include <utility>

namespace holdfast {

/// What the fixes of one rank add to a translation unit once for all of them.
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
  PlannedAdditions Primary;
  /// The alternatives are applied all or none. Whoever applies them applies the
  /// primary fixes too.
  PlannedAdditions Alternative;

  PlannedAdditions &of(bool IsPrimary) { return IsPrimary ? Primary : Alternative; }
};

} // namespace holdfast

#endif // HOLDFAST_FIX_FIXLEDGER_H
