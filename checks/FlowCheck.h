// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_CHECKS_FLOWCHECK_H
#define HOLDFAST_CHECKS_FLOWCHECK_H

#include "HoldfastCheck.h"
#include "flow/LocalHandles.h"
#include "flow/PathFinder.h"

#include "llvm/ADT/DenseSet.h"

#include <optional>
#include <string>

namespace holdfast {

/// What the checks share that ask what a function does with the handles in its
/// variables.
class FlowCheck : public HoldfastCheck {
public:
  using HoldfastCheck::HoldfastCheck;

  void onStartOfTranslationUnit() override;

protected:
  void checkCode(const UserCode &Code, clang::ASTContext &Context) override;
  virtual void checkFunction(const clang::FunctionDecl &Function) = 0;

  /// Whether nothing has been reported at \p Where yet: a template is reported
  /// once, however often it is instantiated.
  bool isNew(clang::SourceLocation Where) { return Reported.insert(Where).second; }

  /// Says it when \p Paths gave up on \p Function: what was not looked at must not
  /// pass for clean.
  void reportIfTooLarge(const std::optional<PathFinder> &Paths,
                        const clang::FunctionDecl &Function);

private:
  llvm::DenseSet<clang::SourceLocation> Reported;
};

/// The part of a message that says of a handle in a variable what it is and what
/// dropping it does: "%0 returned by 'spawn' <effect>".
/// \param Place takes the place of "here" in the effect, which says where the
///   handle is dropped.
std::string describe(const Handle &Made, llvm::StringRef Place);

/// The name of \p Variable in a message, with its quotes.
std::string quoted(const clang::ValueDecl &Variable);

} // namespace holdfast

#endif // HOLDFAST_CHECKS_FLOWCHECK_H
