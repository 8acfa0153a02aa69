// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_CHECKS_TASKINVOIDCALLBACKCHECK_H
#define HOLDFAST_CHECKS_TASKINVOIDCALLBACKCHECK_H

#include "HoldfastCheck.h"
#include "flow/LostResults.h"

#include "llvm/ADT/DenseSet.h"

namespace holdfast {

/// Finds callables that return a handle of asynchronous work and are given to
/// something that calls them and drops what they return.
///
/// For the user-facing documentation see
/// docs/checks/holdfast-task-in-void-callback.md.
class TaskInVoidCallbackCheck : public HoldfastCheck {
public:
  using HoldfastCheck::HoldfastCheck;

  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void onStartOfTranslationUnit() override;
  void check(const clang::ast_matchers::MatchFinder::MatchResult &Result) override;

private:
  void reportLost(const LostResult &Lost, const Handle &Made, const clang::Decl &Owner);

  clang::ASTContext *Context = nullptr;
  /// A template is reported once, however often it is instantiated.
  llvm::DenseSet<clang::SourceLocation> Reported;
};

} // namespace holdfast

#endif // HOLDFAST_CHECKS_TASKINVOIDCALLBACKCHECK_H
