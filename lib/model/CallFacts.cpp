// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/CallFacts.h"

#include "support/AstHelpers.h"

#include "clang/AST/ASTContext.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"

using namespace clang;

namespace holdfast {

namespace {

/// How deep in the calls that make a call's object and arguments literals are
/// looked for.
constexpr unsigned MaxLiteralDepth = 4;

/// The enumerators that \p Policy combines with |, or nothing when it is
/// anything but that.
std::optional<llvm::StringSet<>> namedEnumerators(const Expr &Policy) {
  llvm::StringSet<> Names;
  llvm::SmallVector<const Expr *, 4> Work = {&Policy};
  while (!Work.empty()) {
    const Expr *Part = writtenExpr(Work.pop_back_val());
    if (const auto *Reference = dyn_cast<DeclRefExpr>(Part);
        Reference && isa<EnumConstantDecl>(Reference->getDecl())) {
      Names.insert(qualifiedName(*Reference->getDecl()));
    } else if (const auto *Or = dyn_cast<CXXOperatorCallExpr>(Part);
               Or && Or->getOperator() == OO_Pipe) {
      Work.append({Or->getArg(0), Or->getArg(1)});
    } else {
      return std::nullopt;
    }
  }
  return Names;
}

bool namesEnumerators(const Expr &Value, llvm::ArrayRef<std::string> Enumerators) {
  const llvm::SmallVector<const Expr *, 4> Arguments = writtenArguments(Value);
  if (Arguments.empty())
    return false;
  const std::optional<llvm::StringSet<>> Named = namedEnumerators(*Arguments.front());
  return Named && Named->size() == Enumerators.size() &&
         llvm::all_of(Enumerators,
                      [&](const std::string &Enumerator) { return Named->contains(Enumerator); });
}

/// Whether \p Call is one of \p Functions.
bool isCallOf(const CallExpr &Call, llvm::ArrayRef<std::string> Functions) {
  const FunctionDecl *Callee = calleeOf(Call);
  return Callee && llvm::is_contained(Functions, qualifiedName(*Callee));
}

/// Whether one of \p Literals is in \p Code. What calls of \p Spawners are given
/// names what these return, not what is called with it.
bool mentionsLiteral(const Stmt &Code, llvm::ArrayRef<std::string> Literals,
                     llvm::ArrayRef<std::string> Spawners, unsigned Depth) {
  if (const auto *Literal = dyn_cast<StringLiteral>(&Code))
    return Literal->isOrdinary() && llvm::is_contained(Literals, Literal->getString());
  const auto *Call = dyn_cast<CallExpr>(&Code);
  if (isa<LambdaExpr>(Code) || Depth == 0 || (Call && isCallOf(*Call, Spawners)))
    return false;
  // What was looked up once and is called by a name.
  if (const auto *Reference = dyn_cast<DeclRefExpr>(&Code)) {
    const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
    return Variable && Variable->hasInit() && Variable->hasLocalStorage() &&
           mentionsLiteral(*Variable->getInit(), Literals, Spawners, Depth - 1);
  }
  return llvm::any_of(Code.children(), [&](const Stmt *Child) {
    return Child && mentionsLiteral(*Child, Literals, Spawners, Call ? Depth - 1 : Depth);
  });
}

/// The type of the first parameter of \p Callable's call operator; null when it
/// has none that is known.
QualType firstParameter(const Expr &Callable) {
  QualType Type = writtenExpr(&Callable)->getType().getNonReferenceType();
  if (Type->isFunctionPointerType())
    Type = Type->getPointeeType();
  if (const auto *Function = Type->getAs<FunctionProtoType>())
    return Function->getNumParams() > 0 ? Function->getParamType(0) : QualType();
  const CXXRecordDecl *Closure = Type->getAsCXXRecordDecl();
  if (!Closure)
    return {};
  for (const Decl *Member : Closure->decls())
    if (const FunctionDecl *Operator = Member->getAsFunction();
        Operator && Operator->getOverloadedOperator() == OO_Call && Operator->getNumParams() > 0)
      return Operator->getParamDecl(0)->getType();
  return {};
}

/// Whether a callable among the arguments of \p Value takes an object of the
/// class \p Value is called on: it is given the handle itself and so its error.
bool passesHandleToCallable(const Expr &Value) {
  const Expr *Object = objectOf(Value);
  const CXXRecordDecl *Record = Object ? recordBehind(Object->getType()) : nullptr;
  if (!Record)
    return false;
  return llvm::any_of(writtenArguments(Value), [&](const Expr *Argument) {
    const QualType Parameter = firstParameter(*Argument);
    if (Parameter.isNull())
      return false;
    // A generic callable may take it.
    if (Parameter->isDependentType() || Parameter->isUndeducedType())
      return true;
    const CXXRecordDecl *Taken = recordBehind(Parameter);
    return Taken && qualifiedName(*Taken) == qualifiedName(*Record);
  });
}

std::string plain(StringRef Name) {
  std::string Plain;
  for (const char C : Name)
    if (C != '_')
      Plain += llvm::toLower(C);
  return Plain;
}

} // namespace

const CXXRecordDecl *recordBehind(QualType Type) {
  Type = Type.getNonReferenceType();
  if (Type->isPointerType())
    Type = Type->getPointeeType();
  return recordOf(Type);
}

bool applies(const SpawnCase &Case, const SpawnerEntry &Spawner, const Expr &Value) {
  const auto Mentions = [&](const Expr *Part) {
    return mentionsLiteral(*Part, Case.Literals, Spawner.Functions, MaxLiteralDepth);
  };
  // An object that is called was asked for by its name; what it is called with is
  // no name.
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Value);
  const bool IsCalledObject = Operator && Operator->getOperator() == OO_Call;
  const Expr *Object = IsCalledObject ? Operator->getArg(0) : objectOf(Value);
  const auto IsNamed = [&] {
    return (Object && Mentions(Object)) ||
           (!IsCalledObject && llvm::any_of(writtenArguments(Value), Mentions));
  };
  return (Case.Enumerators.empty() || namesEnumerators(Value, Case.Enumerators)) &&
         (Case.Literals.empty() || IsNamed()) &&
         writtenArguments(Value).size() >= Case.MinArguments;
}

bool applies(const ContinuationEntry &Entry, const Expr &Value) {
  const llvm::SmallVector<const Expr *, 4> Arguments = writtenArguments(Value);
  const auto IsNamed = [&](const Expr *Argument) {
    const CXXRecordDecl *Record = recordBehind(Argument->getType());
    return Record && anyRecordOrBase(*Record, [&](const CXXRecordDecl &Class) {
             return llvm::is_contained(Entry.WithArgument, qualifiedName(Class));
           });
  };
  return Arguments.size() >= Entry.MinArguments &&
         (Entry.WithArgument.empty() || llvm::any_of(Arguments, IsNamed)) &&
         (!Entry.CallableTakesHandle || passesHandleToCallable(Value));
}

const Expr *objectOf(const Expr &Value) {
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(&Value))
    return writtenExpr(Call->getImplicitObjectArgument());
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Value);
  if (Operator && isa_and_nonnull<CXXMethodDecl>(Operator->getDirectCallee()) &&
      Operator->getNumArgs() > 0)
    return writtenExpr(Operator->getArg(0));
  return nullptr;
}

bool hasType(const Expr &Expression, StringRef QualifiedName) {
  const TagDecl *Tag = Expression.getType().getNonReferenceType()->getAsTagDecl();
  return Tag && qualifiedName(*Tag) == QualifiedName;
}

bool isNamedAlike(StringRef Name, llvm::ArrayRef<std::string> Names) {
  return llvm::any_of(Names,
                      [Plain = plain(Name)](StringRef Each) { return plain(Each) == Plain; });
}

} // namespace holdfast
