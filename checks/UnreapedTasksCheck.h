// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_CHECKS_UNREAPEDTASKSCHECK_H
#define HOLDFAST_CHECKS_UNREAPEDTASKSCHECK_H

#include "FlowCheck.h"
#include "flow/ContainerUses.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/MapVector.h"

#include <memory>

namespace holdfast {

/// Finds containers to which handles of asynchronous work are added and from which
/// nothing ever takes one.
///
/// For the user-facing documentation see docs/checks/holdfast-unreaped-tasks.md.
class UnreapedTasksCheck : public FlowCheck {
public:
  UnreapedTasksCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context);

  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Options) override;
  void onStartOfTranslationUnit() override;
  void onEndOfTranslationUnit() override;

private:
  /// All that is known of one container so far.
  struct Container {
    const clang::FunctionDecl *AddsIn = nullptr;
    const clang::Expr *FirstAdd = nullptr;
    /// What is added, by the first addition that tells.
    std::optional<Handle> Held;
    bool IsRead = false;
    /// All additions, when each is a call of a member that a task set could take.
    llvm::SmallVector<const clang::CXXMemberCallExpr *, 2> Additions;
    bool IsRewritable = true;
    /// An addition can happen any number of times, each with other work.
    bool Grows = false;
  };
  using Containers = llvm::MapVector<const clang::ValueDecl *, Container>;

  void checkCode(const UserCode &Code, clang::ASTContext &Context) override;
  void checkFunction(const clang::FunctionDecl &Function) override;
  bool isContainer(const clang::ValueDecl &Variable) { return elementOf(Variable) != nullptr; }
  void noteScopedObjects(const clang::FunctionDecl &Function);
  void add(const ContainerUse &Use, const clang::FunctionDecl &Function, Containers &Known);
  void checkLocal(const clang::ValueDecl &Variable, const Container &What);
  void checkShared(const clang::ValueDecl &Variable, const Container &What);
  llvm::SmallVector<Remedy, 3> remedies(const clang::ValueDecl &Variable, const Container &What,
                                        const Handle &Held);
  /// What \p Variable holds, if it is a container of handles; else null.
  const Handle *elementOf(const clang::ValueDecl &Variable);

  const bool ReportsJoinedAtEnd;
  /// Members and static variables of the translation unit.
  Containers Shared;
  /// Classes of which functions have objects: these end with their scopes.
  llvm::DenseSet<const clang::CXXRecordDecl *> Scoped;
  llvm::DenseMap<const clang::Type *, std::unique_ptr<const Handle>> Elements;
};

} // namespace holdfast

#endif // HOLDFAST_CHECKS_UNREAPEDTASKSCHECK_H
