// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "flow/TestIdiom.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/ParentMapContext.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace holdfast {

namespace {

bool isTestMacro(StringRef Name) {
  if (Name == "EXPECT_CALL" || Name == "ON_CALL")
    return true;
  const bool IsAssertion = Name.consume_front("BOOST_") || Name.starts_with("EXPECT_") ||
                           Name.starts_with("ASSERT_") || Name.starts_with("REQUIRE_") ||
                           Name.starts_with("CHECK_");
  return IsAssertion && (Name.contains("THROW") || Name.contains("DEATH") ||
                         Name.contains("EXIT") || Name.contains("EXCEPTION"));
}

} // namespace

bool isInTestMacro(SourceLocation Location, const SourceManager &Sources,
                   const LangOptions &Language) {
  while (Location.isMacroID()) {
    if (isTestMacro(Lexer::getImmediateMacroName(Location, Sources, Language)))
      return true;
    Location = Sources.getImmediateMacroCallerLoc(Location);
  }
  return false;
}

bool isExpectedToThrow(const FunctionDecl &Function) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  if (!Method || !Method->getParent()->isLambda())
    return false;
  ASTContext &Context = Function.getASTContext();
  DynTypedNode Node = DynTypedNode::create(*Method->getParent());
  // From the closure's class over the lambda and its conversions to the call.
  for (unsigned Steps = 0; Steps < 12; ++Steps) {
    const DynTypedNodeList Parents = Context.getParents(Node);
    if (Parents.empty())
      return false;
    Node = Parents[0];
    const auto *Call = Node.get<CallExpr>();
    if (!Call) {
      if (Node.get<Stmt>() && !Node.get<Expr>())
        return false;
      continue;
    }
    const auto *Callee = dyn_cast_or_null<NamedDecl>(Call->getCalleeDecl());
    return Callee && Callee->getIdentifier() && Callee->getName().contains_insensitive("throw");
  }
  return false;
}

} // namespace holdfast
