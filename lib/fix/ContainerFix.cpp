// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fix/ContainerFix.h"

#include "fix/SourceText.h"
#include "support/AstHelpers.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/TypeLoc.h"

using namespace clang;

namespace holdfast {

namespace {

/// Whether \p Container is declared once and alone, with a type that is spelled out
/// and without a written initialiser.
bool canChangeType(const DeclaratorDecl &Container, const ASTContext &Context) {
  const TypeSourceInfo *Type = Container.getTypeSourceInfo();
  if (!Type || Type->getType()->getContainedAutoType() || Container.getType().isConstQualified() ||
      !isEditable(Type->getTypeLoc().getSourceRange(), Context))
    return false;
  // Several share one type: `std::vector<std::thread> a, b;`.
  const DeclContext *Around = Container.getDeclContext();
  for (const Decl *Other : Around->decls())
    if (const auto *Sibling = dyn_cast<DeclaratorDecl>(Other);
        Sibling && Sibling != &Container && Sibling->getBeginLoc() == Container.getBeginLoc())
      return false;
  if (const auto *Variable = dyn_cast<VarDecl>(&Container)) {
    const Expr *Initializer = Variable->getInit();
    const auto *Construction =
        Initializer ? dyn_cast<CXXConstructExpr>(writtenExpr(Initializer)) : nullptr;
    return Variable->getFirstDecl() == Variable->getMostRecentDecl() &&
           Variable->getInitStyle() == VarDecl::CallInit && Construction &&
           writtenArguments(*Construction).empty();
  }
  const auto *Field = dyn_cast<FieldDecl>(&Container);
  return Field && !Field->hasInClassInitializer();
}

/// The member of task_set that does what \p Addition does; empty when there is none.
StringRef counterpartOf(const CXXMemberCallExpr &Addition, const Handle &Held) {
  const CXXRecordDecl *Record = recordOf(Held.Type);
  const llvm::SmallVector<const Expr *, 4> Arguments = writtenArguments(Addition);
  if (!Record || Arguments.empty())
    return "";
  const QualType First = Arguments.front()->getType().getNonReferenceType();
  if (Arguments.size() == 1 && recordOf(First) == Record)
    return Held.RegisteredBy == Registration::Add ? "add" : "";
  // `threads.emplace_back(f, x)` starts a thread.
  const bool Starts = Addition.getMethodDecl()->getName().starts_with("emplace") &&
                      qualifiedName(*Record) == "std::thread";
  return Starts ? "spawn" : "";
}

} // namespace

std::optional<Remedy> containerAsTaskSet(const DeclaratorDecl &Container,
                                         llvm::ArrayRef<const CXXMemberCallExpr *> Additions,
                                         const Handle &Held, const FixEnvironment &Environment) {
  const ASTContext &Context = Environment.Context;
  if (!Context.getLangOpts().CPlusPlus17 || !canChangeType(Container, Context))
    return std::nullopt;
  Remedy Result;
  Result.Text = "make it a task set, which lets go of each task when it has finished";
  Result.IsPrimary = isa<VarDecl>(Container);
  Result.Edits.push_back(FixItHint::CreateReplacement(
      CharSourceRange::getTokenRange(Container.getTypeSourceInfo()->getTypeLoc().getSourceRange()),
      "holdfast::task_set"));
  for (const CXXMemberCallExpr *Addition : Additions) {
    const SourceLocation Name = Addition->getExprLoc();
    const StringRef Counterpart = counterpartOf(*Addition, Held);
    if (Counterpart.empty() || !isEditable(SourceRange(Name), Context))
      return std::nullopt;
    Result.Edits.push_back(
        FixItHint::CreateReplacement(CharSourceRange::getTokenRange(Name, Name), Counterpart));
  }
  FixEnvironment OnlyFix = Environment;
  OnlyFix.HasOnlyAlternative = !Result.IsPrimary;
  addInclude("<holdfast/task_set.h>", Container.getBeginLoc(), OnlyFix, Result);
  return Result;
}

} // namespace holdfast
