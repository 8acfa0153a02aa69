// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "UserCode.h"

#include "flow/Evaluated.h"

#include "clang/AST/DeclFriend.h"
#include "clang/AST/DeclObjC.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/Module.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"

#include <optional>

using namespace clang;

namespace holdfast {

namespace {

class UserCodeFinder {
public:
  UserCodeFinder(const ASTContext &Context, std::vector<UserCode> &Found)
      : Context(Context), Found(Found) {}

  void in(const Decl &Declaration);

private:
  bool isForeign(const Decl &Declaration) const;
  bool isGenerated(FileID File) const;
  void inAll(const DeclContext &Scope);
  void inFunction(const FunctionDecl &Function);
  void inParameters(llvm::ArrayRef<ParmVarDecl *> Parameters);
  template <typename Template> void inInstances(const Template &Pattern);
  /// Looks for what is declared inside of code.
  void inCode(const Stmt &Code);
  void inClosure(const LambdaExpr &Closure);
  void initializes(const Decl &Owner, const Expr *Initializer);

  const ASTContext &Context;
  std::vector<UserCode> &Found;
  mutable llvm::DenseMap<FileID, bool> Generated;
};

bool UserCodeFinder::isGenerated(FileID File) const {
  const auto [Known, IsNew] = Generated.try_emplace(File, false);
  if (!IsNew)
    return Known->second;
  // Generators say so in their first lines.
  constexpr std::size_t Head = 1024;
  static constexpr llvm::StringLiteral Marks[] = {"@generated", "DO NOT EDIT",
                                                  // Qt's moc and uic.
                                                  "All changes made in this file will be lost"};
  const std::optional<llvm::MemoryBufferRef> Text =
      Context.getSourceManager().getBufferOrNone(File);
  Known->second = Text && llvm::any_of(Marks, [&](StringRef Mark) {
                    return Text->getBuffer().take_front(Head).contains(Mark);
                  });
  return Known->second;
}

bool UserCodeFinder::isForeign(const Decl &Declaration) const {
  // Inside of a class or a function all is of the same origin.
  const DeclContext *Scope = Declaration.getLexicalDeclContext();
  if (!Scope || !Scope->isFileContext())
    return false;
  // What a named module holds is found where that is compiled.
  if (const Module *Owner = Declaration.isFromASTFile() ? Declaration.getOwningModule() : nullptr;
      Owner && Owner->getTopLevelModule()->isNamedModule())
    return true;
  const SourceManager &Sources = Context.getSourceManager();
  const SourceLocation Where = Sources.getExpansionLoc(Declaration.getBeginLoc());
  if (Sources.isInSystemHeader(Where) || (Where.isValid() && isGenerated(Sources.getFileID(Where))))
    return true;
  // `template class std::vector<int>;`
  const auto *Instance = dyn_cast<ClassTemplateSpecializationDecl>(&Declaration);
  return Instance && isTemplateInstantiation(Instance->getTemplateSpecializationKind()) &&
         Sources.isInSystemHeader(
             Sources.getExpansionLoc(Instance->getSpecializedTemplate()->getBeginLoc()));
}

void UserCodeFinder::in(const Decl &Declaration) {
  if (isForeign(Declaration))
    return;
  if (const auto *Function = dyn_cast<FunctionDecl>(&Declaration)) {
    inFunction(*Function);
  } else if (const auto *Variable = dyn_cast<VarDecl>(&Declaration)) {
    // Those of functions belong to the function's body.
    if (!Variable->isLocalVarDecl())
      initializes(*Variable, Variable->getInit());
  } else if (const auto *Field = dyn_cast<FieldDecl>(&Declaration)) {
    initializes(*Field, Field->getInClassInitializer());
  } else if (const auto *Method = dyn_cast<ObjCMethodDecl>(&Declaration)) {
    if (const Stmt *Body = Method->getBody()) {
      Found.push_back({Method, {}, Body});
      inCode(*Body);
    }
  } else if (const auto *Friend = dyn_cast<FriendDecl>(&Declaration)) {
    if (const Decl *Named = Friend->getFriendDecl())
      in(*Named);
  } else if (const auto *FunctionTemplate = dyn_cast<FunctionTemplateDecl>(&Declaration)) {
    in(*FunctionTemplate->getTemplatedDecl());
    inInstances(*FunctionTemplate);
  } else if (const auto *ClassTemplate = dyn_cast<ClassTemplateDecl>(&Declaration)) {
    in(*ClassTemplate->getTemplatedDecl());
    inInstances(*ClassTemplate);
  } else if (const auto *VariableTemplate = dyn_cast<VarTemplateDecl>(&Declaration)) {
    in(*VariableTemplate->getTemplatedDecl());
    inInstances(*VariableTemplate);
  } else if (const auto *Scope = dyn_cast<DeclContext>(&Declaration)) {
    // A class is complete where it is defined; before, it has no members.
    const auto *Class = dyn_cast<TagDecl>(&Declaration);
    if (!Class || Class->isThisDeclarationADefinition())
      inAll(*Scope);
  }
}

void UserCodeFinder::inAll(const DeclContext &Scope) {
  for (const Decl *Child : Scope.decls()) {
    // The closures of lambdas come with the expressions.
    const auto *Class = dyn_cast<CXXRecordDecl>(Child);
    if (!Class || !Class->isLambda())
      in(*Child);
  }
}

void UserCodeFinder::inFunction(const FunctionDecl &Function) {
  if (Function.isImplicit())
    return;
  inParameters(Function.parameters());
  if (!Function.isThisDeclarationADefinition())
    return;
  UserCode Code;
  Code.Owner = &Function;
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(&Function))
    for (const CXXCtorInitializer *Initializer : Constructor->inits())
      if (Initializer->isWritten() && Initializer->getInit())
        Code.Initializers.push_back(Initializer->getInit());
  Code.Body = Function.getBody();
  Found.push_back(Code);
  for (const Expr *Initializer : Code.Initializers)
    inCode(*Initializer);
  if (Code.Body)
    inCode(*Code.Body);
}

void UserCodeFinder::inParameters(llvm::ArrayRef<ParmVarDecl *> Parameters) {
  for (const ParmVarDecl *Parameter : Parameters)
    // One that is inherited stands at an earlier declaration.
    if (Parameter->hasDefaultArg() && !Parameter->hasInheritedDefaultArg() &&
        !Parameter->hasUnparsedDefaultArg() && !Parameter->hasUninstantiatedDefaultArg())
      initializes(*Parameter, Parameter->getDefaultArg());
}

template <typename Template> void UserCodeFinder::inInstances(const Template &Pattern) {
  // The declarations of a template share its instances.
  if (Pattern.getCanonicalDecl() != &Pattern)
    return;
  for (const auto *Instance : Pattern.specializations())
    for (const auto *Declared : Instance->redecls())
      if (const auto *Each = cast<std::remove_pointer_t<decltype(Instance)>>(Declared);
          Each->getTemplateSpecializationKind() == TSK_ImplicitInstantiation ||
          // Of what is instantiated explicitly, only functions have no declaration
          // of their own.
          (isa<FunctionDecl>(Each) &&
           isTemplateInstantiation(Each->getTemplateSpecializationKind())))
        in(*Each);
}

void UserCodeFinder::inCode(const Stmt &Code) {
  forEachEvaluated(Code, Context, [&](const Stmt &Each) {
    if (const auto *Closure = dyn_cast<LambdaExpr>(&Each))
      inClosure(*Closure);
    else if (const auto *Block = dyn_cast<BlockExpr>(&Each))
      inCode(*Block->getBody());
    else if (const auto *Declarations = dyn_cast<DeclStmt>(&Each))
      for (const Decl *Declared : Declarations->decls())
        in(*Declared);
  });
}

void UserCodeFinder::inClosure(const LambdaExpr &Closure) {
  const CXXMethodDecl *Operator = Closure.getCallOperator();
  if (!Operator)
    return;
  inFunction(*Operator);
  if (const FunctionTemplateDecl *Generic = Closure.getDependentCallOperator())
    inInstances(*Generic);
}

void UserCodeFinder::initializes(const Decl &Owner, const Expr *Initializer) {
  if (!Initializer)
    return;
  Found.push_back({&Owner, {Initializer}, nullptr});
  inCode(*Initializer);
}

} // namespace

std::vector<UserCode> findUserCode(ASTContext &Context) {
  std::vector<UserCode> Found;
  UserCodeFinder Finder(Context, Found);
  for (const Decl *Declaration : Context.getTraversalScope())
    Finder.in(*Declaration);
  return Found;
}

} // namespace holdfast
