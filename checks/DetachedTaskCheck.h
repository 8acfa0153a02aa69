// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_CHECKS_DETACHEDTASKCHECK_H
#define HOLDFAST_CHECKS_DETACHEDTASKCHECK_H

#include "FlowCheck.h"
#include "flow/Discards.h"

namespace holdfast {

/// Finds asynchronous work that is detached explicitly.
///
/// For the user-facing documentation see docs/checks/holdfast-detached-task.md.
class DetachedTaskCheck : public FlowCheck {
public:
  DetachedTaskCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context);

  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Options) override;

private:
  /// What a task set would be given instead, and what makes it.
  struct Holding {
    Discard Held;
    Handle Made;
  };

  void checkFunction(const clang::FunctionDecl &Function) override;
  /// Whether \p Call is how a library that detaches does so, as in an overload that only
  /// passes on what it is given.
  bool isOfSameLibrary(const clang::Expr &Call, const clang::FunctionDecl &Function);
  /// Whether a scope, which somebody joins, holds the work that \p Call lets go of.
  bool isInScope(const clang::Expr &Call);
  /// Which argument of \p Call, such as `asio::detached`, says that it detaches.
  std::optional<unsigned> detachingArgument(const clang::Expr &Call);
  std::optional<Holding> holdingInstead(const Discard &Dropped, const DetacherEntry &Detacher);
  void reportDetached(const Discard &Dropped, const DetacherEntry &Detacher,
                      const clang::FunctionDecl &Function, FixPlanner &Planner);

  /// Whether it reports although only a pattern such as `holdfast-*` enables it.
  const bool IsStrict;
  const bool IsAskedFor;
};

} // namespace holdfast

#endif // HOLDFAST_CHECKS_DETACHEDTASKCHECK_H
