// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/AstHelpers.h"

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/Support/raw_ostream.h"

using namespace clang;

namespace holdfast {

std::string qualifiedName(const NamedDecl &Declaration) {
  llvm::SmallVector<const NamedDecl *, 6> Scopes;
  for (const DeclContext *Context = Declaration.getDeclContext(); Context;
       Context = Context->getParent()) {
    const auto *Scope = dyn_cast<NamedDecl>(Context);
    const auto *Namespace = dyn_cast<NamespaceDecl>(Context);
    if (!Scope || (Namespace && (Namespace->isInline() || Namespace->isAnonymousNamespace())))
      continue;
    Scopes.push_back(Scope);
  }
  std::string Name;
  for (const NamedDecl *Scope : llvm::reverse(Scopes))
    Name += Scope->getNameAsString() + "::";
  // A constructor of a template prints as `thing<T>`; its class has the name.
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(&Declaration))
    return Name + Constructor->getParent()->getNameAsString();
  return Name + Declaration.getNameAsString();
}

bool isInStd(const Decl &Declaration) {
  for (const DeclContext *Context = Declaration.getDeclContext(); Context;
       Context = Context->getParent())
    if (Context->isStdNamespace())
      return true;
  return false;
}

const CXXRecordDecl *definitionOrPattern(const CXXRecordDecl *Record) {
  if (!Record)
    return nullptr;
  if (const CXXRecordDecl *Definition = Record->getDefinition())
    return Definition;
  if (const CXXRecordDecl *Pattern = Record->getTemplateInstantiationPattern())
    return Pattern->getDefinition();
  if (const auto *Specialization = dyn_cast<ClassTemplateSpecializationDecl>(Record))
    return Specialization->getSpecializedTemplate()->getTemplatedDecl()->getDefinition();
  return nullptr;
}

const Stmt *bodyOf(const FunctionDecl &Function) {
  if (const Stmt *Body = Function.getBody())
    return Body;
  if (const FunctionDecl *Pattern = Function.getTemplateInstantiationPattern())
    return Pattern->getBody();
  return nullptr;
}

const CXXRecordDecl *recordOf(QualType Type) {
  if (Type.isNull())
    return nullptr;
  if (const CXXRecordDecl *Record = Type->getAsCXXRecordDecl())
    return definitionOrPattern(Record);
  if (const auto *Specialization = Type->getAs<TemplateSpecializationType>())
    if (const auto *Template = dyn_cast_or_null<ClassTemplateDecl>(
            Specialization->getTemplateName().getAsTemplateDecl()))
      return Template->getTemplatedDecl()->getDefinition();
  return nullptr;
}

static bool visitRecordAndBases(const CXXRecordDecl &Record,
                                llvm::function_ref<bool(const CXXRecordDecl &)> Visit,
                                llvm::SmallPtrSetImpl<const CXXRecordDecl *> &Seen) {
  // A template can be its own dependent base: `struct list<N> : list<N - 1>`.
  if (!Seen.insert(Record.getCanonicalDecl()).second)
    return false;
  if (Visit(Record))
    return true;
  return llvm::any_of(Record.bases(), [&](const CXXBaseSpecifier &Base) {
    const CXXRecordDecl *BaseRecord = recordOf(Base.getType());
    return BaseRecord && visitRecordAndBases(*BaseRecord, Visit, Seen);
  });
}

bool anyRecordOrBase(const CXXRecordDecl &Record,
                     llvm::function_ref<bool(const CXXRecordDecl &)> Visit) {
  llvm::SmallPtrSet<const CXXRecordDecl *, 8> Seen;
  return visitRecordAndBases(Record, Visit, Seen);
}

const NamedDecl *memberNamed(const CXXRecordDecl &Record, StringRef Name) {
  const NamedDecl *Found = nullptr;
  anyRecordOrBase(Record, [&](const CXXRecordDecl &Class) {
    // An iteration, not a lookup: lookups in a class from a precompiled header
    // or a module deserialise more than its own declarations.
    for (const Decl *Member : Class.decls()) {
      const auto *Named = dyn_cast<NamedDecl>(Member);
      if (const auto *Template = dyn_cast<FunctionTemplateDecl>(Member))
        Named = Template->getTemplatedDecl();
      if (const auto *Shadow = dyn_cast<UsingShadowDecl>(Member))
        Named = Shadow->getTargetDecl();
      if (Named && Named->getIdentifier() && Named->getName() == Name) {
        Found = Named;
        return true;
      }
    }
    return false;
  });
  return Found;
}

const FunctionDecl *methodNamed(const CXXRecordDecl &Record, StringRef Name) {
  const NamedDecl *Member = memberNamed(Record, Name);
  return Member ? Member->getAsFunction() : nullptr;
}

bool isInstantiated(const Decl &Declaration) {
  for (const Decl *Scope = &Declaration; Scope;
       Scope = Decl::castFromDeclContext(Scope->getDeclContext())) {
    if (const auto *Function = dyn_cast<FunctionDecl>(Scope);
        Function && Function->isTemplateInstantiation())
      return true;
    if (const auto *Class = dyn_cast<CXXRecordDecl>(Scope);
        Class && isTemplateInstantiation(Class->getTemplateSpecializationKind()))
      return true;
    if (const auto *Variable = dyn_cast<VarDecl>(Scope);
        Variable && isTemplateInstantiation(Variable->getTemplateSpecializationKind()))
      return true;
    if (!Scope->getDeclContext())
      break;
  }
  return false;
}

std::optional<Instantiation> instantiationOf(const Decl &Declaration) {
  if (!isInstantiated(Declaration))
    return std::nullopt;
  const auto As = [](const NamedDecl &Named) {
    Instantiation Result;
    llvm::raw_string_ostream Out(Result.Name);
    // What is local to a function has no name that users could write.
    Named.getNameForDiagnostic(Out, Named.getASTContext().getPrintingPolicy(),
                               /*Qualified=*/!Named.getParentFunctionOrMethod());
    Result.Where = Named.getLocation();
    return Result;
  };
  const auto *Named = dyn_cast<NamedDecl>(&Declaration);
  for (const Decl *Scope = &Declaration; Scope;) {
    const auto *Function = dyn_cast<FunctionDecl>(Scope);
    if (Function && Function->getTemplateSpecializationArgs())
      return As(*Function);
    if (const auto *Variable = dyn_cast<VarTemplateSpecializationDecl>(Scope))
      return As(*Variable);
    if (const auto *Class = dyn_cast<ClassTemplateSpecializationDecl>(Scope);
        Class && isTemplateInstantiation(Class->getTemplateSpecializationKind()))
      // The name of a friend does not tell.
      return As(Named && Named->getDeclContext() == Named->getLexicalDeclContext() ? *Named
                                                                                   : *Class);
    const DeclContext *Around = Scope->getLexicalDeclContext();
    Scope = Around ? Decl::castFromDeclContext(Around) : nullptr;
    // Of a lambda, a local class or a parameter, the function around it tells.
    if (const auto *Outer = dyn_cast_or_null<FunctionDecl>(Scope))
      Named = Outer;
  }
  return std::nullopt;
}

const Expr *spelledExpr(const Expr *Expression) {
  for (;;) {
    const Expr *Inner = Expression->IgnoreParenImpCasts();
    if (const auto *Full = dyn_cast<FullExpr>(Inner))
      Inner = Full->getSubExpr();
    else if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(Inner))
      Inner = Temporary->getSubExpr();
    else if (const auto *Bound = dyn_cast<CXXBindTemporaryExpr>(Inner))
      Inner = Bound->getSubExpr();
    else if (const auto *Copy = dyn_cast<CXXConstructExpr>(Inner);
             Copy && Copy->isElidable() && Copy->getNumArgs() > 0)
      // Before C++17 the value of a call is copied, in the language if not in fact.
      Inner = Copy->getArg(0);
    if (Inner == Expression)
      return Expression;
    Expression = Inner;
  }
}

const Expr *writtenExpr(const Expr *Expression) {
  const Expr *Spelled = spelledExpr(Expression);
  const auto *Cast = dyn_cast<CXXFunctionalCastExpr>(Spelled);
  return Cast && Cast->getCastKind() == CK_ConstructorConversion ? spelledExpr(Cast->getSubExpr())
                                                                 : Spelled;
}

const FunctionDecl *calleeOf(const Expr &Expression) {
  if (const auto *Call = dyn_cast<CallExpr>(&Expression))
    return Call->getDirectCallee();
  if (const auto *Construction = dyn_cast<CXXConstructExpr>(&Expression))
    return Construction->getConstructor();
  return nullptr;
}

llvm::SmallVector<const Expr *, 4> writtenArguments(const Expr &Expression) {
  llvm::SmallVector<const Expr *, 4> Arguments;
  const auto Append = [&](auto Range) {
    for (const Expr *Argument : Range)
      if (!isa<CXXDefaultArgExpr>(Argument))
        Arguments.push_back(Argument);
  };
  if (const auto *Construction = dyn_cast<CXXConstructExpr>(&Expression)) {
    Append(Construction->arguments());
  } else if (const auto *Call = dyn_cast<CallExpr>(&Expression)) {
    Append(Call->arguments());
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Call->getDirectCallee());
    if (isa<CXXOperatorCallExpr>(Call) && Method && !Method->isStatic() && !Arguments.empty())
      Arguments.erase(Arguments.begin());
  }
  return Arguments;
}

void forEachReturnedValue(const Stmt &Body, llvm::function_ref<void(const Expr &)> Visit) {
  if (isa<LambdaExpr>(Body))
    return;
  if (const auto *Return = dyn_cast<ReturnStmt>(&Body)) {
    if (const Expr *Value = Return->getRetValue())
      Visit(*Value);
    return;
  }
  for (const Stmt *Child : Body.children())
    if (Child)
      forEachReturnedValue(*Child, Visit);
}

} // namespace holdfast
