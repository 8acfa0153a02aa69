// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fix/Placement.h"

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace holdfast {

bool isLoop(const Stmt &Code) { return isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(Code); }

bool isEndlessLoop(const Stmt &Code, const ASTContext &Context) {
  const Expr *Condition = nullptr;
  if (const auto *For = dyn_cast<ForStmt>(&Code))
    Condition = For->getCond();
  else if (const auto *While = dyn_cast<WhileStmt>(&Code))
    Condition = While->getCond();
  else if (const auto *Do = dyn_cast<DoStmt>(&Code))
    Condition = Do->getCond();
  else
    return false;
  bool Value = false;
  return !Condition || (!Condition->isValueDependent() &&
                        Condition->EvaluateAsBooleanCondition(Value, Context) && Value);
}

namespace {

/// Whether \p Function is declared constexpr. Lambdas are by themselves when
/// their body allows it, which a set in the body then ends.
bool isDeclaredConstexpr(const FunctionDecl &Function, const ASTContext &Context) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  if (!Method || !Method->getParent()->isLambda())
    return Function.isConstexpr();
  const CharSourceRange Head =
      CharSourceRange::getCharRange(Function.getBeginLoc(), Function.getBody()->getBeginLoc());
  const StringRef Text =
      Lexer::getSourceText(Head, Context.getSourceManager(), Context.getLangOpts());
  return Text.contains("constexpr") || Text.contains("consteval");
}

/// A jump could enter the scope of a declaration put between it and its target.
bool hasLabels(const Stmt &Code) {
  if (isa<LabelStmt, GotoStmt, IndirectGotoStmt, AddrLabelExpr>(Code))
    return true;
  if (isa<LambdaExpr>(Code))
    return false;
  return llvm::any_of(Code.children(),
                      [](const Stmt *Child) { return Child && hasLabels(*Child); });
}

class Placer {
public:
  Placer(llvm::ArrayRef<const Stmt *> Path, const Stmt &Expression, const Referents &Needs,
         const ASTContext &Context)
      : Path(Path), Expression(Expression), Needs(Needs), Context(Context),
        Sources(Context.getSourceManager()) {}

  std::optional<Placement> place() const {
    std::optional<std::size_t> Block = enclosingBlock(Path.size());
    if (!Block || !fits(*Block))
      return std::nullopt;
    // Further out while that leaves a loop and still comes after everything the
    // work refers to.
    for (std::size_t Index = *Block + 1; Index-- > 0;) {
      if (!isLoop(*Path[Index]))
        continue;
      if (isEndlessLoop(*Path[Index], Context))
        break;
      const std::optional<std::size_t> Outer = enclosingBlock(Index);
      if (!Outer || !fits(*Outer))
        break;
      Block = Outer;
    }
    return Placement{cast<CompoundStmt>(Path[*Block]), statementIn(*Block)};
  }

private:
  /// The innermost block outside of Path[End] that a declaration can stand in.
  std::optional<std::size_t> enclosingBlock(std::size_t End) const {
    for (std::size_t Index = End; Index-- > 0;) {
      if (isEndlessLoop(*Path[Index], Context))
        return std::nullopt;
      // The cases of a switch must not jump over a declaration.
      if (isa<CompoundStmt>(Path[Index]) && (Index == 0 || !isa<SwitchStmt>(Path[Index - 1])))
        return Index;
    }
    return std::nullopt;
  }

  const Stmt *statementIn(std::size_t Block) const {
    return Block + 1 < Path.size() ? Path[Block + 1] : &Expression;
  }

  /// Whether all that the work refers to is declared before the statement that
  /// a set in Path[Block] would stand before.
  bool fits(std::size_t Block) const {
    const SourceLocation Place = statementIn(Block)->getBeginLoc();
    return llvm::all_of(Needs.Locals, [&](const VarDecl *Local) {
      return Sources.isBeforeInTranslationUnit(Local->getLocation(), Place);
    });
  }

  llvm::ArrayRef<const Stmt *> Path;
  const Stmt &Expression;
  const Referents &Needs;
  const ASTContext &Context;
  const SourceManager &Sources;
};

} // namespace

std::optional<Placement> placeTaskSet(llvm::ArrayRef<const Stmt *> Path, const Stmt &Expression,
                                      const FunctionDecl &Function, const Referents &Needs,
                                      const ASTContext &Context) {
  const Stmt *Body = Function.getBody();
  if (!Body || isa<CoroutineBodyStmt>(Body) || isDeclaredConstexpr(Function, Context) ||
      hasLabels(*Body) || Needs.Temporary)
    return std::nullopt;
  return Placer(Path, Expression, Needs, Context).place();
}

} // namespace holdfast
