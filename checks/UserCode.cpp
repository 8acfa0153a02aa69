// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "UserCode.h"

#include "clang/AST/DeclCXX.h"
#include "clang/ASTMatchers/ASTMatchers.h"

using namespace clang;
using namespace clang::ast_matchers;

namespace holdfast {

void matchUserCode(MatchFinder &Finder, MatchFinder::MatchCallback &Check) {
  const auto IsUsers = unless(isExpansionInSystemHeader());
  Finder.addMatcher(functionDecl(isDefinition(), unless(isImplicit()), IsUsers).bind("function"),
                    &Check);
  Finder.addMatcher(varDecl(hasInitializer(expr().bind("initializer")), unless(hasLocalStorage()),
                            unless(isStaticLocal()), unless(parmVarDecl()), IsUsers)
                        .bind("owner"),
                    &Check);
  Finder.addMatcher(parmVarDecl(hasDefaultArgument(), IsUsers).bind("parameter"), &Check);
  Finder.addMatcher(
      fieldDecl(hasInClassInitializer(expr().bind("initializer")), IsUsers).bind("owner"), &Check);
}

void forEachUserCode(const MatchFinder::MatchResult &Result,
                     llvm::function_ref<void(const UserCode &)> Visit) {
  if (const auto *Function = Result.Nodes.getNodeAs<FunctionDecl>("function")) {
    if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(Function))
      for (const CXXCtorInitializer *Initializer : Constructor->inits())
        if (Initializer->isWritten() && Initializer->getInit())
          Visit({*Function, *Initializer->getInit(), /*IsInitializer=*/true});
    if (const Stmt *Body = Function->getBody())
      Visit({*Function, *Body});
  } else if (const auto *Parameter = Result.Nodes.getNodeAs<ParmVarDecl>("parameter")) {
    if (!Parameter->hasUnparsedDefaultArg() && !Parameter->hasUninstantiatedDefaultArg())
      Visit({*Parameter, *Parameter->getDefaultArg(), /*IsInitializer=*/true});
  } else {
    Visit({*Result.Nodes.getNodeAs<Decl>("owner"), *Result.Nodes.getNodeAs<Expr>("initializer"),
           /*IsInitializer=*/true});
  }
}

} // namespace holdfast
