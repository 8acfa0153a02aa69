// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How the remedies of a finding are shown, alike in every check.

#ifndef HOLDFAST_CHECKS_REMEDIES_H
#define HOLDFAST_CHECKS_REMEDIES_H

#include "fix/FixPlanner.h"

#include "clang-tidy/ClangTidyCheck.h"
#include "llvm/ADT/ArrayRef.h"

namespace holdfast {

/// Which of a finding's diagnostics carries the primary remedy's edits.
enum class PrimaryFix {
  /// The warning: `clang-tidy --fix` applies what stands there.
  OnWarning,
  /// The remedy's note: clangd makes an action of each note with a fix and names
  /// it in the note's words; one that stands on the warning it would call
  /// "insert '...'" or by the warning's own text.
  OnNote,
};

/// The place for a check whose ClangTidyCheck::areDiagsSelfContained() says
/// \p FixesStandAlone: clangd sets it, clang-tidy does not.
inline PrimaryFix primaryFixPlace(bool FixesStandAlone) {
  return FixesStandAlone ? PrimaryFix::OnNote : PrimaryFix::OnWarning;
}

/// Adds to \p Warning the edits that belong on it.
void addPrimaryFix(clang::DiagnosticBuilder &Warning, llvm::ArrayRef<Remedy> Remedies,
                   PrimaryFix Place);

/// Notes each of \p Remedies at \p Where, best first, with the edits that belong
/// on it. To be called when the warning has been emitted.
void noteRemedies(clang::tidy::ClangTidyCheck &Check, clang::SourceLocation Where,
                  llvm::ArrayRef<Remedy> Remedies, PrimaryFix Place);

} // namespace holdfast

#endif // HOLDFAST_CHECKS_REMEDIES_H
