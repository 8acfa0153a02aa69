// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "Remedies.h"

using namespace clang;

namespace holdfast {

void addPrimaryFix(DiagnosticBuilder &Warning, llvm::ArrayRef<Remedy> Remedies, PrimaryFix Place) {
  if (Place == PrimaryFix::OnWarning)
    for (const Remedy &Each : Remedies)
      if (Each.IsPrimary)
        Warning << Each.Edits;
}

void noteRemedies(tidy::ClangTidyCheck &Check, SourceLocation Where,
                  llvm::ArrayRef<Remedy> Remedies, PrimaryFix Place) {
  for (const Remedy &Each : Remedies) {
    DiagnosticBuilder Note = Check.diag(Where, Each.Text, DiagnosticIDs::Note);
    if (!Each.IsPrimary || Place == PrimaryFix::OnNote)
      Note << Each.Edits;
  }
}

} // namespace holdfast
