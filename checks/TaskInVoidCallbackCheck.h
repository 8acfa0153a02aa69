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

  void onStartOfTranslationUnit() override;

private:
  void checkCode(const UserCode &Code, clang::ASTContext &Context) override;
  void reportLost(const LostResult &Lost, const Handle &Made, const clang::Decl &Owner);

  /// A template is reported once, however often it is instantiated.
  llvm::DenseSet<clang::SourceLocation> Reported;
};

} // namespace holdfast

#endif // HOLDFAST_CHECKS_TASKINVOIDCALLBACKCHECK_H
