// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/KnownDeclarations.h"

#include "support/AstHelpers.h"

#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace holdfast {

namespace {

/// Whether \p Declared may be what the file \p In speaks of, and not something of
/// somebody else's that has the same name.
bool isDeclaredBy(const Library &In, const Decl &Declared) {
  if (In.DeclaredIn.empty())
    return true;
  const SourceManager &Sources = Declared.getASTContext().getSourceManager();
  const StringRef File = Sources.getFilename(Sources.getFileLoc(Declared.getLocation()));
  return llvm::any_of(In.DeclaredIn, [&](StringRef Part) { return File.contains(Part); });
}

template <typename Entry>
Listing<Entry> ifDeclaredBy(const Listing<Entry> &Found, const Decl &Declared) {
  return Found && isDeclaredBy(*Found.In, Declared) ? Found : Listing<Entry>();
}

std::unique_ptr<KnownFunction> lookUp(const Catalog &Known, const FunctionDecl &Function) {
  auto Result = std::make_unique<KnownFunction>();
  Result->Name = qualifiedName(Function);
  Result->Spawner = ifDeclaredBy(Known.spawner(Result->Name), Function);
  Result->Continuations = Known.continuations(Result->Name);
  Result->Detacher = Known.detachingFunction(Result->Name).Says;
  Result->IsConsumer = Known.isConsumer(Result->Name);
  Result->IsDropper = Known.isDropper(Result->Name);
  return Result;
}

std::unique_ptr<KnownClass> lookUp(const Catalog &Known, const CXXRecordDecl &Class) {
  auto Result = std::make_unique<KnownClass>();
  Result->Name = qualifiedName(Class);
  Result->Argument = Known.argument(Result->Name);
  Result->DetachingArgument = Known.detachingArgument(Result->Name).Says;
  Result->DetachingTarget = Known.detachingTarget(Result->Name).Says;
  Result->IsWrapper = Known.isWrapper(Result->Name);
  anyRecordOrBase(Class, [&](const CXXRecordDecl &Each) {
    const std::string Name = qualifiedName(Each);
    if (!Result->Handle)
      Result->Handle = ifDeclaredBy(Known.handle(Name), Each);
    Result->IsExempt |= Known.isMadeToBeDropped(Name) || Known.isNoHandle(Name);
    return false;
  });
  return Result;
}

} // namespace

const KnownFunction &KnownDeclarations::of(const FunctionDecl &Function) {
  std::unique_ptr<KnownFunction> &Found = Functions[&Function];
  if (!Found)
    Found = lookUp(Known, Function);
  return *Found;
}

const KnownClass &KnownDeclarations::of(const CXXRecordDecl &Class) {
  std::unique_ptr<KnownClass> &Found = Classes[&Class];
  if (!Found)
    Found = lookUp(Known, Class);
  return *Found;
}

} // namespace holdfast
