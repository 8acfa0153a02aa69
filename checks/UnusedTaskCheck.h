// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_CHECKS_UNUSEDTASKCHECK_H
#define HOLDFAST_CHECKS_UNUSEDTASKCHECK_H

#include "FlowCheck.h"

namespace holdfast {

/// Finds local variables that hold a handle of asynchronous work which nothing
/// ever uses.
///
/// For the user-facing documentation see docs/checks/holdfast-unused-task.md.
class UnusedTaskCheck : public FlowCheck {
public:
  UnusedTaskCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context);

  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Options) override;

private:
  void checkFunction(const clang::FunctionDecl &Function) override;
  void checkParameters(const clang::FunctionDecl &Function);
  bool isFinding(const LocalHandle &Local, const HandleMade &Made, llvm::ArrayRef<LocalHandle> All,
                 const clang::FunctionDecl &Function) const;
  llvm::SmallVector<Remedy, 3> remedies(const LocalHandle &Local, const HandleMade &Made,
                                        FixPlanner &Planner) const;

  /// Whether a variable that is marked as unused is reported like any other, and
  /// not only where the work never starts or the program ends, for which no
  /// variable is kept.
  const bool ReportsMarked;
};

} // namespace holdfast

#endif // HOLDFAST_CHECKS_UNUSEDTASKCHECK_H
