// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "LibraryBodies.h"

#include "support/AstHelpers.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace holdfast {

bool LibraryBodies::leaveOut(const Decl &Declaration) {
  const SourceManager &Sources = Declaration.getASTContext().getSourceManager();
  if (!isInStd(Declaration) ||
      !Sources.isInSystemHeader(Sources.getExpansionLoc(Declaration.getLocation())))
    return false;
  if (auto *Function = const_cast<FunctionDecl *>(Declaration.getAsFunction()))
    LeftOut.push_back(Function);
  return true;
}

void LibraryBodies::watch(ASTContext &Context) {
  IsOpen = Context.getExternalSource() || hasTemplatesForLibrary(Context);
  if (IsOpen)
    return;
  Watcher = llvm::makeIntrusiveRefCnt<BodySource>(Context);
  Context.setExternalSource(Watcher);
  for (FunctionDecl *Function : LeftOut)
    if (Function->hasSkippedBody() && !Function->doesThisDeclarationHaveABody())
      Function->setLazyBody(1);
}

Stmt *LibraryBodies::BodySource::GetExternalDeclStmt(uint64_t) {
  WasAsked = true;
  return CompoundStmt::CreateEmpty(Context, /*NumStmts=*/0, /*HasFPFeatures=*/false);
}

} // namespace holdfast
