// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "flow/TestIdiom.h"

#include "flow/Callables.h"
#include "flow/Evaluated.h"
#include "support/AstHelpers.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

#include <algorithm>

using namespace clang;

namespace holdfast {

namespace {

bool isTestMacro(StringRef Name) {
  if (Name == "EXPECT_CALL" || Name == "ON_CALL")
    return true;
  const bool IsAssertion = llvm::any_of(
      llvm::ArrayRef<StringRef>{"EXPECT", "ASSERT", "REQUIRE", "CHECK", "VERIFY", "WARN"},
      [&](StringRef Word) { return Name.contains(Word); });
  return IsAssertion && (Name.contains("THROW") || Name.contains("DEATH") ||
                         Name.contains("EXIT") || Name.contains("EXCEPTION"));
}

/// Whether \p Location is in the expansion, nested or not, of a macro that
/// \p Predicate accepts.
bool isInMacro(SourceLocation Location, const SourceManager &Sources, const LangOptions &Language,
               llvm::function_ref<bool(StringRef)> Predicate) {
  for (; Location.isMacroID(); Location = Sources.getImmediateMacroCallerLoc(Location))
    if (Predicate(Lexer::getImmediateMacroName(Location, Sources, Language)))
      return true;
  return false;
}

/// A macro that ends a test, or the program, when it fails.
bool isAssertion(StringRef Name) {
  return Name.contains_insensitive("assert") || Name.contains("REQUIRE") ||
         Name.starts_with("CHECK") || Name.starts_with("FAIL") || Name.starts_with("GTEST_") ||
         Name.starts_with("QVERIFY") || Name.starts_with("QCOMPARE") || Name.starts_with("QTRY_") ||
         Name.starts_with("QFAIL");
}

/// Whether \p Statement says that it must not be reached: FAIL(), fail("..."),
/// assert(false), std::unreachable().
bool isFailure(const Stmt &Statement, const ASTContext &Context) {
  const auto SaysSo = [](StringRef Name) {
    return Name.contains_insensitive("fail") || Name.contains_insensitive("unreachable") ||
           Name == "BOOST_ERROR";
  };
  if (isInMacro(Statement.getBeginLoc(), Context.getSourceManager(), Context.getLangOpts(), SaysSo))
    return true;
  const auto IsAssertion = [](StringRef Name) {
    return Name.contains_insensitive("assert") || Name.contains("CHECK") ||
           Name.contains("REQUIRE") || Name.contains("EXPECT") || Name.ends_with("TEST");
  };
  if (isInMacro(Statement.getBeginLoc(), Context.getSourceManager(), Context.getLangOpts(),
                IsAssertion)) {
    const StringRef Text = Lexer::getSourceText(
        Context.getSourceManager().getExpansionRange(Statement.getSourceRange()),
        Context.getSourceManager(), Context.getLangOpts());
    return Text.contains("(false") || Text.contains("(0");
  }
  const auto *Value = dyn_cast<Expr>(&Statement);
  const auto *Call = Value ? dyn_cast<CallExpr>(writtenExpr(Value)) : nullptr;
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  return Callee && Callee->getIdentifier() && SaysSo(Callee->getName());
}

/// Whether a handler of \p Try only remembers that it was reached.
bool remembersException(const CXXTryStmt &Try) {
  for (unsigned Index = 0; Index < Try.getNumHandlers(); ++Index)
    for (const Stmt *Child : Try.getHandler(Index)->getHandlerBlock()->children())
      if (const auto *Assignment = dyn_cast_or_null<BinaryOperator>(Child);
          Assignment && Assignment->isAssignmentOp())
        return true;
  return false;
}

/// The class of the lambda that \p Argument is, also when it is converted to
/// something that wraps it; null when it is none.
const CXXRecordDecl *closureIn(const Expr &Argument) {
  const auto *Closure = dyn_cast<LambdaExpr>(beforeConversions(Argument));
  return Closure ? Closure->getLambdaClass() : nullptr;
}

} // namespace

bool isExpectedToFail(const Discard &Dropped, const ASTContext &Context) {
  const SourceManager &Sources = Context.getSourceManager();
  const SourceLocation Location = Dropped.Value->getBeginLoc();
  if (isInTestMacro(Location, Sources, Context.getLangOpts()))
    return true;
  for (std::size_t Index = 0; Index + 1 < Dropped.Path.size(); ++Index) {
    const auto *Try = dyn_cast<CXXTryStmt>(Dropped.Path[Index]);
    const CompoundStmt *Block = Try ? Try->getTryBlock() : nullptr;
    if (!Block || Dropped.Path[Index + 1] != Block)
      continue;
    const Stmt *Tried =
        Index + 2 < Dropped.Path.size() ? Dropped.Path[Index + 2] : Dropped.Outermost;
    const auto *After = std::find(Block->body_begin(), Block->body_end(), Tried);
    const Stmt *Next =
        After != Block->body_end() && After + 1 != Block->body_end() ? After[1] : nullptr;
    if (Next && isFailure(*Next, Context))
      return true;
    // The macro wrote the try block and its argument the code in it.
    const SourceLocation TryLocation = Try->getTryLoc();
    if (TryLocation.isMacroID() && Sources.isMacroArgExpansion(Location) &&
        Sources.getExpansionLoc(TryLocation) == Sources.getExpansionLoc(Location) &&
        !Sources.isMacroArgExpansion(TryLocation) && (Next || remembersException(*Try)))
      return true;
  }
  return false;
}

bool isInTestMacro(SourceLocation Location, const SourceManager &Sources,
                   const LangOptions &Language) {
  return isInMacro(Location, Sources, Language, isTestMacro);
}

bool isInAssertion(SourceLocation Location, const SourceManager &Sources,
                   const LangOptions &Language) {
  return isInMacro(Location, Sources, Language, isAssertion);
}

bool ExpectedThrows::isExpectedToThrow(const FunctionDecl &Function) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  if (!Method || !Method->getParent()->isLambda())
    return false;
  const auto *Around =
      dyn_cast_or_null<FunctionDecl>(Method->getParent()->getParentFunctionOrMethod());
  return Around && throwingIn(*Around).contains(Method->getParent());
}

const ExpectedThrows::Closures &ExpectedThrows::throwingIn(const FunctionDecl &Function) {
  const auto [Entry, IsNew] = Known.try_emplace(&Function);
  Closures &Throwing = Entry->second;
  const Stmt *Body = IsNew ? Function.getBody() : nullptr;
  if (!Body)
    return Throwing;
  forEachEvaluated(*Body, Function.getASTContext(), [&](const Stmt &Each) {
    const auto *Call = dyn_cast<CallExpr>(&Each);
    const auto *Callee = Call ? dyn_cast_or_null<NamedDecl>(Call->getCalleeDecl()) : nullptr;
    if (!Callee || !Callee->getIdentifier() || !Callee->getName().contains_insensitive("throw"))
      return;
    for (const Expr *Argument : Call->arguments())
      if (const CXXRecordDecl *Closure = closureIn(*Argument))
        Throwing.insert(Closure);
  });
  return Throwing;
}

} // namespace holdfast
