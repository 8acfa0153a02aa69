// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "FlowCheck.h"

#include "model/Wording.h"

#include "clang/AST/ASTContext.h"

using namespace clang;

namespace holdfast {

void FlowCheck::onStartOfTranslationUnit() {
  HoldfastCheck::onStartOfTranslationUnit();
  Reported.clear();
}

void FlowCheck::checkCode(const UserCode &Code, ASTContext &Context) {
  // After an error such as a header that is missing, clang leaves out statements, which
  // may be those that use a handle. That error is reported.
  if (Context.getDiagnostics().hasFatalErrorOccurred())
    return;
  if (const auto *Function = dyn_cast<FunctionDecl>(Code.Owner); Function && Code.Body)
    checkFunction(*Function);
}

void FlowCheck::reportIfTooLarge(const std::optional<PathFinder> &Paths,
                                 const FunctionDecl &Function) {
  if (Paths && !Paths->isComplete() && isNew(Function.getLocation()))
    diag(Function.getLocation(), "%0 %1") << &Function << PathFinder::TooLarge;
}

std::string describe(const Handle &Made, llvm::StringRef Place) {
  return "%0" + (Made.Origin.empty() ? "" : " " + Made.Origin) + " " + effectAt(Made.Effect, Place);
}

std::string quoted(const ValueDecl &Variable) { return "'" + Variable.getNameAsString() + "'"; }

} // namespace holdfast
