// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_CHECKS_OVERWRITTENTASKCHECK_H
#define HOLDFAST_CHECKS_OVERWRITTENTASKCHECK_H

#include "FlowCheck.h"

namespace holdfast {

/// Finds assignments to a local variable or member that still holds a handle of
/// asynchronous work.
///
/// For the user-facing documentation see docs/checks/holdfast-overwritten-task.md.
class OverwrittenTaskCheck : public FlowCheck {
public:
  using FlowCheck::FlowCheck;

private:
  void checkFunction(const clang::FunctionDecl &Function) override;
  void checkVariable(const LocalHandle &Variable, const clang::FunctionDecl &Function,
                     std::optional<PathFinder> &Paths);
};

} // namespace holdfast

#endif // HOLDFAST_CHECKS_OVERWRITTENTASKCHECK_H
