// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_CHECKS_DISCARDEDTASKCHECK_H
#define HOLDFAST_CHECKS_DISCARDEDTASKCHECK_H

#include "HoldfastCheck.h"
#include "flow/Discards.h"

#include "llvm/ADT/DenseSet.h"

namespace holdfast {

/// Finds handles of asynchronous work that die in the statement that made them.
///
/// For the user-facing documentation see docs/checks/holdfast-discarded-task.md.
class DiscardedTaskCheck : public HoldfastCheck {
public:
  /// What is done about a discard that is spelled out: a cast to void, an
  /// assignment to std::ignore.
  enum class ExplicitDiscard {
    /// Reported where it blocks or ends the program, which the cast hides.
    Accept,
    /// Reported unless a comment beside it gives the reason; where it ends the
    /// program, always.
    WithReason,
    /// Reported unless a scope holds the work; a chain that ends in an error
    /// handler is no handle.
    Report,
  };

  DiscardedTaskCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context);

  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Options) override;
  void onStartOfTranslationUnit() override;

private:
  void checkCode(const UserCode &Code, clang::ASTContext &Context) override;
  ExplicitDiscard readExplicitDiscards();
  std::optional<Handle> handleOf(const Discard &Dropped);
  void checkDiscard(const Discard &Dropped, const clang::Decl &Owner, FixPlanner *Planner);
  bool isAccepted(const Discard &Dropped, const Handle &Made);
  void reportDiscard(const Discard &Dropped, const Handle &Made, const clang::Decl &Owner,
                     FixPlanner *Planner);

  const ExplicitDiscard ExplicitDiscards;
  clang::ASTContext *Context = nullptr;
  /// A template is reported once, however often it is instantiated.
  llvm::DenseSet<clang::SourceLocation> Reported;
};

} // namespace holdfast

#endif // HOLDFAST_CHECKS_DISCARDEDTASKCHECK_H
