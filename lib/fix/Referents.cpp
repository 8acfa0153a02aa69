// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fix/Referents.h"

#include "support/AstHelpers.h"

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace holdfast {

namespace {

/// Types nested deeper are taken to refer to something.
constexpr unsigned MaxNesting = 6;

/// Standard types that own what they hold, so that a copy refers to nothing else
/// if their template arguments do not.
bool isOwningStdType(const CXXRecordDecl &Record) {
  static constexpr llvm::StringLiteral Names[] = {
      "basic_string", "vector", "deque", "list", "forward_list", "map", "multimap", "set",
      "multiset", "unordered_map", "unordered_multimap", "unordered_set", "unordered_multiset",
      "array", "pair", "tuple", "optional", "variant", "bitset", "unique_ptr", "shared_ptr",
      "weak_ptr", "duration", "time_point", "ratio", "path", "complex", "promise", "future",
      "shared_future", "stop_token",
      // What those are instantiated with by default.
      "char_traits", "allocator", "less", "hash", "equal_to", "default_delete"};
  return llvm::is_contained(Names, Record.getName());
}

/// Whether a copy of a \p Type refers to nothing but itself and what it owns.
bool isSelfContained(QualType Type, unsigned Nesting = 0) {
  if (Nesting > MaxNesting || Type.isNull() || Type->isDependentType() || Type->isReferenceType())
    return false;
  Type = Type.getCanonicalType();
  if (Type->isArithmeticType() || Type->isEnumeralType() || Type->isNullPtrType() ||
      Type->isFunctionPointerType() || Type->isFunctionType() || Type->isMemberPointerType())
    return true;
  const CXXRecordDecl *Record = Type->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition() || Record->isUnion())
    return false;
  if (isInStd(*Record)) {
    if (!isOwningStdType(*Record))
      return false;
    const auto *Specialization = dyn_cast<ClassTemplateSpecializationDecl>(Record);
    if (!Specialization)
      return true;
    const auto Holds = [&](const TemplateArgument &Argument, auto &&Self) -> bool {
      if (Argument.getKind() == TemplateArgument::Pack)
        return llvm::all_of(Argument.pack_elements(),
                            [&](const TemplateArgument &Each) { return Self(Each, Self); });
      return Argument.getKind() != TemplateArgument::Type || Argument.getAsType()->isVoidType() ||
             isSelfContained(Argument.getAsType(), Nesting + 1);
    };
    return llvm::all_of(Specialization->getTemplateArgs().asArray(),
                        [&](const TemplateArgument &Argument) { return Holds(Argument, Holds); });
  }
  Record = Record->getDefinition();
  return llvm::all_of(Record->bases(),
                      [&](const CXXBaseSpecifier &Base) {
                        return isSelfContained(Base.getType(), Nesting + 1);
                      }) &&
         llvm::all_of(Record->fields(), [&](const FieldDecl *Field) {
           return isSelfContained(Field->getType(), Nesting + 1);
         });
}

void addVariable(const ValueDecl &Declaration, Referents &Result) {
  const ValueDecl *Declared = &Declaration;
  if (const auto *Binding = dyn_cast<BindingDecl>(Declared))
    Declared = dyn_cast_or_null<ValueDecl>(Binding->getDecomposedDecl());
  const auto *Variable = dyn_cast_or_null<VarDecl>(Declared);
  if (Variable && Variable->hasLocalStorage())
    Result.Locals.insert(Variable);
}

/// Every local that \p Code names.
void addMentioned(const Stmt &Code, Referents &Result) {
  if (const auto *Reference = dyn_cast<DeclRefExpr>(&Code))
    addVariable(*Reference->getDecl(), Result);
  else if (isa<CXXThisExpr>(Code))
    Result.This = true;
  if (const auto *Lambda = dyn_cast<LambdaExpr>(&Code)) {
    for (const LambdaCapture &Capture : Lambda->captures()) {
      if (Capture.capturesThis())
        Result.This = true;
      else if (Capture.capturesVariable())
        addVariable(*Capture.getCapturedVar(), Result);
    }
    for (const Expr *Initializer : Lambda->capture_inits())
      if (Initializer)
        addMentioned(*Initializer, Result);
    return;
  }
  for (const Stmt *Child : Code.children())
    if (Child)
      addMentioned(*Child, Result);
}

/// The captures of \p Lambda, a copy of which outlives the statement.
void addCaptured(const LambdaExpr &Lambda, Referents &Result) {
  auto Initializer = Lambda.capture_init_begin();
  for (const LambdaCapture &Capture : Lambda.captures()) {
    const Expr *Init = *Initializer++;
    if (Capture.capturesThis()) {
      Result.This = Result.This || Capture.getCaptureKind() == LCK_This;
      continue;
    }
    if (!Capture.capturesVariable())
      continue;
    const ValueDecl *Variable = Capture.getCapturedVar();
    const bool IsCopy = Capture.getCaptureKind() == LCK_ByCopy;
    if (IsCopy && isSelfContained(Variable->getType().getNonReferenceType()))
      continue;
    if (const auto *Local = dyn_cast<VarDecl>(Variable); Local && Local->isInitCapture()) {
      if (Init)
        addMentioned(*Init, Result);
    } else {
      addVariable(*Variable, Result);
    }
  }
}

void addCopied(const Expr &Argument, Referents &Result) {
  const Expr *Written = writtenExpr(&Argument);
  if (const auto *Lambda = dyn_cast<LambdaExpr>(Written))
    addCaptured(*Lambda, Result);
  else if (!isSelfContained(Written->getType().getNonReferenceType()))
    addMentioned(*Written, Result);
}

/// Whether \p Argument ends with the statement.
bool isTemporary(const Expr &Argument) {
  const Expr *Inner = &Argument;
  for (;;) {
    if (Inner->isPRValue() || isa<MaterializeTemporaryExpr>(Inner))
      return true;
    if (const auto *Parens = dyn_cast<ParenExpr>(Inner))
      Inner = Parens->getSubExpr();
    else if (const auto *Cast = dyn_cast<ImplicitCastExpr>(Inner))
      Inner = Cast->getSubExpr();
    else
      return false;
  }
}

/// \p Argument is bound to a reference, or is the object of a member call.
void addReferred(const Expr &Argument, Referents &Result) {
  Result.Temporary |= isTemporary(Argument);
  addMentioned(Argument, Result);
}

} // namespace

Referents referentsOfSpawn(const Expr &Spawner, unsigned Callable) {
  Referents Result;
  const llvm::SmallVector<const Expr *, 4> Arguments = writtenArguments(Spawner);
  for (const Expr *Argument : llvm::drop_begin(Arguments, Callable))
    addCopied(*Argument, Result);
  return Result;
}

Referents referentsOfCall(const Expr &Value, const Handle &Made) {
  Referents Result;
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(calleeOf(Value));
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(&Value)) {
    const Expr *Object = Call->getImplicitObjectArgument();
    // Behind an arrow, or an implicit `this`, stands a pointer to it.
    if (Object->getType()->isPointerType())
      addMentioned(*Object, Result);
    else
      addReferred(*Object, Result);
  } else if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(&Value);
             Call && Method && Call->getNumArgs() > 0) {
    // A closure that is called where it is written dies with the statement, but
    // what it does not capture it cannot refer to.
    const Expr *Object = writtenExpr(Call->getArg(0));
    const auto *Closure = dyn_cast<LambdaExpr>(Object);
    if (!Closure)
      addReferred(*Call->getArg(0), Result);
    else if (Closure->capture_size() > 0) {
      Result.Temporary = true;
      addMentioned(*Closure, Result);
    }
  }
  const FunctionDecl *Callee = calleeOf(Value);
  const llvm::SmallVector<const Expr *, 4> Arguments = writtenArguments(Value);
  for (const auto [Index, Argument] : llvm::enumerate(Arguments)) {
    const bool ByValue = Callee && Index < Callee->getNumParams() &&
                         !Callee->getParamDecl(Index)->getType()->isReferenceType();
    if (ByValue)
      addCopied(*Argument, Result);
    else
      addReferred(*Argument, Result);
  }
  // A plain function that returns a running task has taken copies of what it was
  // given: its callers are free to drop their temporaries. Only a handle that
  // blocked in its destructor let it do otherwise.
  if (!Made.RefersToArguments && Made.Dropped != Consequence::Blocks)
    Result.Temporary = false;
  return Result;
}

} // namespace holdfast
