// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "flow/Callables.h"

#include "support/AstHelpers.h"

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace holdfast {

namespace {

/// The template arguments of \p Record, packs taken apart.
llvm::SmallVector<TemplateArgument, 4> templateArguments(const CXXRecordDecl &Record) {
  llvm::SmallVector<TemplateArgument, 4> Arguments;
  const auto *Specialization = dyn_cast<ClassTemplateSpecializationDecl>(&Record);
  if (!Specialization)
    return Arguments;
  for (const TemplateArgument &Argument : Specialization->getTemplateArgs().asArray()) {
    if (Argument.getKind() == TemplateArgument::Pack)
      llvm::append_range(Arguments, Argument.getPackAsArray());
    else
      Arguments.push_back(Argument);
  }
  return Arguments;
}

/// The one signature that \p Record names as a template argument, as
/// std::function does; null when there is none, or more than one.
const FunctionProtoType *signatureOf(const CXXRecordDecl &Record) {
  const FunctionProtoType *Signature = nullptr;
  for (const TemplateArgument &Argument : templateArguments(Record)) {
    if (Argument.getKind() != TemplateArgument::Type)
      continue;
    if (const auto *Function = Argument.getAsType()->getAs<FunctionProtoType>()) {
      if (Signature)
        return nullptr;
      Signature = Function;
    }
  }
  return Signature;
}

/// A call operator of \p Record, of a template's an instance; null when there is
/// none, or when they return different types.
const FunctionDecl *callOperatorOf(const CXXRecordDecl &Record) {
  ASTContext &Context = Record.getASTContext();
  const FunctionDecl *Operator = nullptr;
  const auto Add = [&](const FunctionDecl &Candidate) {
    const bool Agrees =
        !Operator || Context.hasSameType(Operator->getReturnType(), Candidate.getReturnType());
    Operator = &Candidate;
    return Agrees;
  };
  for (const NamedDecl *Member :
       Record.lookup(Context.DeclarationNames.getCXXOperatorName(OO_Call))) {
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(Member)) {
      for (const FunctionDecl *Instance : Template->specializations())
        if (!Add(*Instance))
          return nullptr;
    } else if (const auto *Method = dyn_cast<CXXMethodDecl>(Member)) {
      if (!Add(*Method))
        return nullptr;
    }
  }
  return Operator;
}

/// What calling an object of \p Type returns, and which function runs.
std::optional<Callable> callableOfType(QualType Type) {
  Type = Type.getNonReferenceType().getCanonicalType();
  if (Type->isFunctionPointerType())
    Type = Type->getPointeeType();
  else if (const auto *Pointer = Type->getAs<MemberPointerType>())
    Type = Pointer->getPointeeType();
  if (const auto *Function = Type->getAs<FunctionProtoType>())
    return Callable{Function->getReturnType(), nullptr, "this function"};

  const CXXRecordDecl *Record = Type->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition())
    return std::nullopt;
  const FunctionDecl *Operator = callOperatorOf(*Record->getDefinition());
  // std::packaged_task<handle()> names what it keeps, and returns nothing.
  if (const FunctionProtoType *Signature = signatureOf(*Record);
      Signature && !(Operator && Operator->getReturnType()->isVoidType())) {
    // std::bind's result names what it binds, std::_Bind<R (*(int))(int)>.
    if (Record->getIdentifier() && Record->getName().contains_insensitive("bind"))
      return callableOfType(Signature->getReturnType());
    return Callable{Signature->getReturnType(), nullptr, "this function object"};
  }
  if (!Operator)
    return std::nullopt;
  return Callable{Operator->getReturnType(), Operator,
                  Record->isLambda() ? "this lambda" : "'" + qualifiedName(*Record) + "'"};
}

/// The callable that \p Call keeps together with some arguments or with what its
/// library runs it by; null when the function is known for no such thing.
const Expr *boundCallable(const CallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee || !Callee->getIdentifier())
    return nullptr;
  static constexpr llvm::StringLiteral CallableFirst[] = {"bind", "bind_front", "bind_back"};
  // Asio's: bind_executor(strand, f).
  static constexpr llvm::StringLiteral CallableSecond[] = {"bind_executor", "bind_allocator",
                                                           "bind_cancellation_slot"};
  const StringRef Name = Callee->getName();
  if (Call.getNumArgs() > 0 && llvm::is_contained(CallableFirst, Name))
    return Call.getArg(0);
  return Call.getNumArgs() > 1 && llvm::is_contained(CallableSecond, Name) ? Call.getArg(1)
                                                                           : nullptr;
}

} // namespace

std::optional<Callable> callableOf(const Expr &Value) {
  const Expr *Written = writtenExpr(&Value);
  if (const auto *Address = dyn_cast<UnaryOperator>(Written);
      Address && Address->getOpcode() == UO_AddrOf)
    Written = writtenExpr(Address->getSubExpr());
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Written))
    if (const auto *Function = dyn_cast<FunctionDecl>(Reference->getDecl()))
      return Callable{Function->getReturnType(), Function, "'" + qualifiedName(*Function) + "'"};
  if (const auto *Call = dyn_cast<CallExpr>(Written))
    if (const Expr *Bound = boundCallable(*Call))
      return callableOf(*Bound);
  return callableOfType(Written->getType());
}

const Expr *beforeConversions(const Expr &Value) {
  const Expr *Object = writtenExpr(&Value);
  for (;;) {
    const auto *Conversion = dyn_cast<CXXConstructExpr>(Object);
    if (!Conversion || Conversion->getNumArgs() == 0)
      return Object;
    Object = writtenExpr(Conversion->getArg(0));
  }
}

const Expr *passedObject(const Expr &Value) {
  const Expr *Object = writtenExpr(&Value);
  for (;;) {
    const Expr *Inner = nullptr;
    if (const auto *Call = dyn_cast<CallExpr>(Object)) {
      const FunctionDecl *Callee = Call->getDirectCallee();
      if (Callee && Callee->getIdentifier() && isInStd(*Callee) && Call->getNumArgs() == 1 &&
          (Callee->getName() == "move" || Callee->getName() == "forward" ||
           Callee->getName() == "ref"))
        Inner = Call->getArg(0);
    } else if (const auto *Construction = dyn_cast<CXXConstructExpr>(Object)) {
      if (Construction->getConstructor()->isCopyOrMoveConstructor() &&
          Construction->getNumArgs() > 0)
        Inner = Construction->getArg(0);
    }
    if (!Inner)
      return Object;
    Object = writtenExpr(Inner);
  }
}

bool isGiven(const Expr &Value) {
  const auto *Reference = dyn_cast<DeclRefExpr>(passedObject(Value));
  const auto *Variable = Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  return Variable && (isa<ParmVarDecl>(Variable) || Variable->isInitCapture());
}

bool callsWhatItIsGiven(const Expr &Call) {
  const auto *Any = dyn_cast<CallExpr>(&Call);
  if (!Any)
    return false;
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Any))
    return Operator->getOperator() == OO_Call && isGiven(*Operator->getArg(0));
  const FunctionDecl *Callee = Any->getDirectCallee();
  if (!Callee)
    return isGiven(*Any->getCallee());
  return Callee->getIdentifier() && Callee->getName().contains("invoke") && Any->getNumArgs() > 0 &&
         isGiven(*Any->getArg(0));
}

bool isVoidFunctionWrapper(QualType Type) {
  const CXXRecordDecl *Record = Type.getNonReferenceType()->getAsCXXRecordDecl();
  if (!Record)
    return false;
  const FunctionProtoType *Signature = signatureOf(*Record);
  return Signature && Signature->getReturnType()->isVoidType();
}

} // namespace holdfast
