// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fix/FixText.h"

#include "fix/SourceText.h"
#include "model/CallFacts.h"
#include "support/AstHelpers.h"

#include "clang/AST/ExprCXX.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace holdfast {

namespace {

void replaceAll(std::string &Text, StringRef What, StringRef With) {
  for (size_t At = Text.find(What); At != std::string::npos; At = Text.find(What, At + With.size()))
    Text.replace(At, What.size(), With);
}

/// Puts the scope in its places; "{scope}." is a call of a member.
bool nameScope(std::string &Text, StringRef Access) {
  if (!StringRef(Text).contains("{scope}"))
    return true;
  if (Access.empty())
    return false;
  const std::string Name = Access.rtrim(".->").str();
  replaceAll(Text, "{scope}.", Access);
  replaceAll(Text, "{scope}", Access.ends_with("->") ? "*" + Name : Name);
  return true;
}

/// Whether evaluating \p Object again has no effect.
bool isPlainName(const Expr &Object) {
  const Expr *Written = writtenExpr(&Object);
  if (const auto *Member = dyn_cast<MemberExpr>(Written))
    return isPlainName(*Member->getBase());
  return isa<DeclRefExpr, CXXThisExpr>(Written);
}

/// Puts the object of the call in its places.
bool nameObject(std::string &Text, const Expr &Value, const ASTContext &Context) {
  if (!StringRef(Text).contains("{object}"))
    return true;
  const auto *Call = dyn_cast<CXXMemberCallExpr>(&Value);
  const auto *Callee = Call ? dyn_cast<MemberExpr>(Call->getCallee()->IgnoreParens()) : nullptr;
  if (!Callee || Callee->isImplicitAccess() || !isPlainName(*Callee->getBase()) ||
      !isEditable(Callee->getBase()->getSourceRange(), Context))
    return false;
  const std::string Name =
      Lexer::getSourceText(CharSourceRange::getTokenRange(Callee->getBase()->getSourceRange()),
                           Context.getSourceManager(), Context.getLangOpts())
          .str();
  replaceAll(Text, "{object}.", Name + (Callee->isArrow() ? "->" : "."));
  replaceAll(Text, "{object}", (Callee->isArrow() ? "*" : "") + Name);
  return true;
}

} // namespace

std::optional<llvm::SmallVector<FixItHint, 2>> editsOf(StringRef Text, const Expr &Spelled,
                                                       const Expr &Value, StringRef Access,
                                                       const ASTContext &Context) {
  std::string Named = Text.str();
  if (!nameScope(Named, Access) || !nameObject(Named, Value, Context))
    return std::nullopt;
  const SourceLocation Begin = Spelled.getBeginLoc();
  const SourceLocation End = endOf(Spelled.getSourceRange(), Context);
  llvm::SmallVector<FixItHint, 2> Edits;
  if (StringRef(Named).contains("{expr}")) {
    const auto [Before, After] = StringRef(Named).split("{expr}");
    if ((After.starts_with(".") || After.starts_with("->")) && !isPostfix(Spelled))
      return std::nullopt;
    if (!Before.empty())
      Edits.push_back(FixItHint::CreateInsertion(Begin, Before));
    if (!After.empty())
      Edits.push_back(FixItHint::CreateInsertion(End, After));
    return Edits;
  }
  const llvm::SmallVector<const Expr *, 4> Arguments = writtenArguments(Value);
  if (Arguments.empty() || &Value != &Spelled)
    return std::nullopt;
  const SourceLocation First = Arguments.front()->getBeginLoc();
  const SourceRange Last = Arguments.back()->getSourceRange();
  if (!isEditable(SourceRange(First, Last.getEnd()), Context) || hasComment(Begin, First, Context))
    return std::nullopt;
  const auto [Before, After] = StringRef(Named).split("{args}");
  Edits.push_back(
      FixItHint::CreateReplacement(CharSourceRange::getCharRange(Begin, First), Before));
  Edits.push_back(FixItHint::CreateReplacement(
      CharSourceRange::getCharRange(endOf(Last, Context), End), After));
  return Edits;
}

} // namespace holdfast
