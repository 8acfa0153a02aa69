// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "flow/ScopeRest.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace holdfast {

namespace {

/// Whether evaluating \p Code does nothing that takes time.
bool isIdle(const Stmt *Code) {
  if (!Code)
    return true;
  if (isa<CallExpr, CXXNewExpr, CXXDeleteExpr, CoroutineSuspendExpr, CXXThrowExpr>(Code) ||
      isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt, AsmStmt>(Code))
    return false;
  // A lock, a guard, another task.
  if (const auto *Construction = dyn_cast<CXXConstructExpr>(Code);
      Construction && !Construction->getConstructor()->isTrivial() &&
      Construction->getNumArgs() > 0 && !Construction->getConstructor()->isCopyOrMoveConstructor())
    return false;
  if (isa<LambdaExpr>(Code))
    return true;
  if (const auto *Return = dyn_cast<CoreturnStmt>(Code))
    return isIdle(Return->getOperand());
  return llvm::all_of(Code->children(), isIdle);
}

bool declares(const Stmt &Statement, const ValueDecl &Variable) {
  const auto *Declaration = dyn_cast<DeclStmt>(&Statement);
  if (!Declaration)
    return false;
  const ValueDecl *Declared = &Variable;
  if (const auto *Binding = dyn_cast<BindingDecl>(Declared))
    Declared = dyn_cast_or_null<ValueDecl>(Binding->getDecomposedDecl());
  return llvm::is_contained(Declaration->decls(), Declared);
}

/// Whether \p Head, which \p Inner is the init-statement or condition of, has a
/// body that does something.
bool hasWorkInBody(const Stmt &Head, const Stmt *Inner) {
  return llvm::any_of(Head.children(),
                      [&](const Stmt *Child) { return Child != Inner && !isIdle(Child); });
}

/// The innermost block around \p Made; null in the head of a statement.
const CompoundStmt *blockAround(const HandleMade &Made) {
  for (const Stmt *Around : llvm::reverse(Made.Path)) {
    if (const auto *Block = dyn_cast<CompoundStmt>(Around))
      return Block;
    if (isa<IfStmt, SwitchStmt, ForStmt, WhileStmt>(Around))
      return nullptr;
  }
  return nullptr;
}

} // namespace

bool runsBesideAnother(const HandleMade &Made, llvm::ArrayRef<LocalHandle> All) {
  const CompoundStmt *Block = blockAround(Made);
  return Block && llvm::any_of(All, [&](const LocalHandle &Other) {
           const HandleMade &Beside = Other.Made.front();
           return &Beside != &Made && blockAround(Beside) == Block &&
                  (Beside.Made.Dropped == Consequence::Blocks ||
                   Beside.Made.Dropped == Consequence::Cancels);
         });
}

bool hasWorkInRestOfScope(const LocalHandle &Local, const HandleMade &Made) {
  for (std::size_t Index = Made.Path.size(); Index-- > 0;) {
    const Stmt *Around = Made.Path[Index];
    const Stmt *Inner =
        Index + 1 < Made.Path.size() ? Made.Path[Index + 1] : static_cast<const Stmt *>(Made.Value);
    if (const auto *Block = dyn_cast<CompoundStmt>(Around)) {
      auto Rest = llvm::find(Block->body(), Inner);
      if (Rest != Block->body_end())
        ++Rest;
      if (!std::all_of(Rest, Block->body_end(), isIdle))
        return true;
      if (llvm::any_of(Block->body(),
                       [&](const Stmt *Each) { return declares(*Each, *Local.Variable); }))
        return false;
    } else if (isa<DoStmt, WhileStmt, ForStmt, CXXForRangeStmt>(Around) &&
               !declares(*Inner, *Local.Variable)) {
      // The next round of the loop.
      return true;
    } else if (isa<IfStmt, SwitchStmt, ForStmt, WhileStmt, CXXForRangeStmt>(Around) &&
               declares(*Inner, *Local.Variable)) {
      return hasWorkInBody(*Around, Inner);
    }
  }
  return false;
}

bool isInBareBlock(const HandleMade &Made) {
  const CompoundStmt *Block = blockAround(Made);
  const auto *Found = llvm::find(Made.Path, Block);
  return Block && Found != Made.Path.begin() && isa<CompoundStmt>(Found[-1]);
}

} // namespace holdfast
