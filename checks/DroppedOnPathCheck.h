// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_CHECKS_DROPPEDONPATHCHECK_H
#define HOLDFAST_CHECKS_DROPPEDONPATHCHECK_H

#include "FlowCheck.h"

namespace holdfast {

/// Finds local variables whose handle of asynchronous work is used on some paths
/// through the function and dropped on others.
///
/// For the user-facing documentation see docs/checks/holdfast-dropped-on-path.md.
class DroppedOnPathCheck : public FlowCheck {
public:
  DroppedOnPathCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context);

  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Options) override;

private:
  void checkFunction(const clang::FunctionDecl &Function) override;
  /// \p Made is the last that \p Local holds, and no path leads to a use.
  void reportLast(const LocalHandle &Local, const HandleMade &Made,
                  const clang::FunctionDecl &Function);
  void reportPath(const LocalHandle &Local, const HandleMade &Made, const FoundPath &Path,
                  const clang::FunctionDecl &Function);

  const bool ThrowingCalls;
};

} // namespace holdfast

#endif // HOLDFAST_CHECKS_DROPPEDONPATHCHECK_H
