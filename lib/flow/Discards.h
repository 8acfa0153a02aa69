// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_FLOW_DISCARDS_H
#define HOLDFAST_FLOW_DISCARDS_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"

namespace holdfast {

/// How the code throws a value away.
enum class DiscardForm {
  /// The value of an expression statement, or of an operand whose value the
  /// language drops.
  Implicit,
  /// (void)x, static_cast<void>(x), void(x).
  CastToVoid,
  /// std::ignore = x.
  StdIgnore,
  /// A member is called on a temporary, spawn(f).valid(), or a conversion asks
  /// it, if (spawn(f)); it depends on the member whether that is all that
  /// becomes of it.
  MemberCall,
  /// A closure that captures it is thrown away: [t = spawn(f)] {};
  Closure,
  /// The pointer to it is thrown away: new std::thread(f);
  New,
  /// A statement that names an object and does nothing: t; std::move(t);
  Named,
};

/// When the object dies that a discarded expression made. A temporary lives
/// until the full expression around it ends.
enum class Death {
  /// At once: nothing of the full expression runs after it was made.
  Here,
  /// At the ';': `spawn(f), g();`.
  Semicolon,
  /// When a condition has been evaluated: `if (spawn(f), g())`.
  Condition,
  /// At the end of another full expression, such as a default argument's call.
  FullExpression,
};

/// An expression whose value nothing receives.
struct Discard {
  /// The expression as written; see writtenExpr().
  const clang::Expr *Value = nullptr;
  /// Value as it is spelled; see spelledExpr(). Its range is what an edit of the
  /// value replaces.
  const clang::Expr *Spelled = nullptr;
  /// The child of Path's last that Value is, with all its parentheses.
  const clang::Expr *Outermost = nullptr;
  DiscardForm Form = DiscardForm::Implicit;
  /// The cast, assignment, call, closure or new expression that Form speaks of;
  /// null when that is none.
  const clang::Expr *Discarder = nullptr;
  Death DiesAt = Death::Here;
  /// The declaration of the variable that receives it, when nothing uses that
  /// variable and the value is as good as discarded; else null.
  const clang::DeclStmt *Variable = nullptr;
  /// Its author wants the work to run on. To wait for it where nothing did may be to wait
  /// for ever, so no set is declared for it unasked.
  bool IsDetached = false;
  /// What encloses Value, outermost first, from the code that was searched down
  /// to Value's parent. Valid during the callback only.
  llvm::ArrayRef<const clang::Stmt *> Path;
};

/// Calls \p Found for each expression in \p Code whose value is discarded, in
/// source order; bodies of lambdas, unevaluated operands and branches that
/// `if constexpr` leaves out are not looked into.
///
/// Every position counts: statements, also unbraced and labelled ones, the
/// clauses of a for loop, operands of a comma, of a conditional operator, of a
/// cast to void, statement expressions, and temporaries that only a member is
/// called on.
void forEachDiscard(const clang::Stmt &Code, const clang::ASTContext &Context,
                    llvm::function_ref<void(const Discard &)> Found);

/// The same for an expression whose own value somebody receives, such as an
/// initialiser.
void forEachDiscardInside(const clang::Expr &Used, const clang::ASTContext &Context,
                          llvm::function_ref<void(const Discard &)> Found);

} // namespace holdfast

#endif // HOLDFAST_FLOW_DISCARDS_H
