// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "LibraryBodies.h"

#include "support/AstHelpers.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Serialization/ASTReader.h"

using namespace clang;

namespace holdfast {

namespace {

/// Whether declarations come from elsewhere than the text: out of a precompiled
/// header or a module. From C++20 on there is a reader of such in any case.
bool readsPrecompiled(const CompilerInstance &Compiler) {
  const ExternalASTSource *Source = Compiler.getASTContext().getExternalSource();
  if (!Source)
    return false;
  const auto Reader = Compiler.getASTReader();
  return Source != Reader.get() || Reader->getModuleManager().size() != 0;
}

} // namespace

bool LibraryBodies::leaveOut(const Decl &Declaration) {
  const SourceManager &Sources = Declaration.getASTContext().getSourceManager();
  if (!isInStd(Declaration) ||
      !Sources.isInSystemHeader(Sources.getExpansionLoc(Declaration.getLocation())))
    return false;
  if (auto *Function = const_cast<FunctionDecl *>(Declaration.getAsFunction()))
    LeftOut.push_back(Function);
  return true;
}

void LibraryBodies::watch(CompilerInstance &Compiler) {
  ASTContext &Context = Compiler.getASTContext();
  IsOpen =
      readsPrecompiled(Compiler) || hasTemplatesForLibrary(Context) || mayCompleteClasses(LeftOut);
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
