// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "flow/LostResults.h"

#include "flow/Discards.h"
#include "flow/Evaluated.h"
#include "support/AstHelpers.h"

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/SmallPtrSet.h"

#include <optional>

using namespace clang;

namespace holdfast {

namespace {

/// Through how many functions a callable is followed that each pass it on.
constexpr unsigned MaxFunctions = 4;

/// The types that a call makes an object of from its arguments: the element of a
/// container's emplace, the object of make_unique.
llvm::SmallVector<QualType, 2> emplacedTypes(const FunctionDecl &Callee) {
  llvm::SmallVector<QualType, 2> Types;
  if (!Callee.getIdentifier())
    return Types;
  const auto Append = [&](llvm::ArrayRef<TemplateArgument> Arguments) {
    for (const TemplateArgument &Argument : Arguments)
      if (Argument.getKind() == TemplateArgument::Type)
        Types.push_back(Argument.getAsType());
  };
  const StringRef Name = Callee.getName();
  if (const auto *Method = dyn_cast<CXXMethodDecl>(&Callee)) {
    const auto *Class = dyn_cast<ClassTemplateSpecializationDecl>(Method->getParent());
    if (Class && (Name.starts_with("emplace") || Name.starts_with("try_emplace")))
      Append(Class->getTemplateArgs().asArray());
  } else if (const TemplateArgumentList *Arguments = Callee.getTemplateSpecializationArgs();
             Arguments && (Name.starts_with("make_unique") || Name.starts_with("make_shared"))) {
    Append(Arguments->asArray().take_front(1));
  }
  return Types;
}

/// What becomes of the result of a callable in the code it is given to.
struct Fate {
  /// Empty when the result is not lost, or nothing is known.
  std::string DroppedBy;
  SourceLocation Where;
  bool IsLost() const { return !DroppedBy.empty(); }
};

/// The name by which users know what \p Call calls: of a function object at
/// namespace scope, such as std::ranges::for_each, the object's.
std::string calledName(const Expr &Call, const FunctionDecl &Callee) {
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call))
    if (const auto *Object = dyn_cast<DeclRefExpr>(writtenExpr(Operator->getArg(0))))
      if (const auto *Variable = dyn_cast<VarDecl>(Object->getDecl());
          Variable && Variable->isFileVarDecl())
        return qualifiedName(*Variable);
  return qualifiedName(Callee);
}

/// The same as users write it: what a using declaration brings into another
/// namespace has that one's name.
std::string writtenName(const Expr &Call, const FunctionDecl &Callee) {
  if (const auto *Any = dyn_cast<CallExpr>(&Call); Any && !isa<CXXOperatorCallExpr>(Any))
    if (const auto *Reference = dyn_cast<DeclRefExpr>(Any->getCallee()->IgnoreParenImpCasts()))
      if (isa<UsingShadowDecl>(Reference->getFoundDecl()))
        return qualifiedName(*Reference->getFoundDecl());
  return calledName(Call, Callee);
}

class LostResultFinder {
public:
  LostResultFinder(const ASTContext &Context, const LostResultQuestions &Ask)
      : Context(Context), Ask(Ask) {}

  /// What becomes of the result of \p Argument, an argument of \p Call, which is
  /// a call or a construction.
  Fate fateOf(const Expr &Call, const Expr &Argument, unsigned ArgumentIndex, QualType Result,
              unsigned Depth) const;

private:
  using Objects = llvm::SmallPtrSet<const VarDecl *, 4>;

  std::string quoted(QualType Type) const {
    return "'" +
           Type.getCanonicalType().getUnqualifiedType().getAsString(Context.getPrintingPolicy()) +
           "'";
  }
  Fate inFunction(const FunctionDecl &Callee, unsigned ParameterIndex, QualType Result,
                  unsigned Depth) const;
  /// Looks through \p Code for what becomes of the results of the callables that
  /// \p Same name. \returns false when one of them is kept.
  bool inCode(const Stmt &Code, Objects &Same, QualType Result, unsigned Depth, Fate &Found) const;
  bool isOneOf(const Expr &Value, const Objects &Same) const;

  const ASTContext &Context;
  const LostResultQuestions &Ask;
};

Fate LostResultFinder::fateOf(const Expr &Call, const Expr &Argument, unsigned ArgumentIndex,
                              QualType Result, unsigned Depth) const {
  if (const auto *Construction = dyn_cast<CXXConstructExpr>(&Call)) {
    if (isVoidFunctionWrapper(Construction->getType()))
      return {quoted(Construction->getType()), {}};
  } else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call)) {
    if (Operator->getOperator() == OO_Equal && Operator->getNumArgs() == 2)
      return isVoidFunctionWrapper(Operator->getArg(0)->getType()) &&
                     Operator->getArg(1) == &Argument
                 ? Fate{quoted(Operator->getArg(0)->getType()), {}}
                 : Fate{};
  }
  const FunctionDecl *Callee = calleeOf(Call);
  if (!Callee)
    return {};
  const std::string Name = calledName(Call, *Callee);
  if (Ask.DropsResults(Name))
    return {isa<CXXConstructorDecl>(Callee) ? quoted(Call.getType())
                                            : "'" + writtenName(Call, *Callee) + "'",
            {}};
  for (const QualType Emplaced : emplacedTypes(*Callee)) {
    const CXXRecordDecl *Record = Emplaced->getAsCXXRecordDecl();
    if (isVoidFunctionWrapper(Emplaced) ||
        (Record && Record->getIdentifier() &&
         Ask.DropsResults(qualifiedName(*Record) + "::" + Record->getNameAsString())))
      return {quoted(Emplaced), {}};
  }
  const bool IsMemberOperator = isa<CXXOperatorCallExpr>(Call) && isa<CXXMethodDecl>(Callee) &&
                                !cast<CXXMethodDecl>(Callee)->isStatic();
  return inFunction(*Callee, ArgumentIndex - (IsMemberOperator ? 1 : 0), Result, Depth);
}

Fate LostResultFinder::inFunction(const FunctionDecl &Callee, unsigned ParameterIndex,
                                  QualType Result, unsigned Depth) const {
  const FunctionDecl *Definition = Callee.getDefinition();
  const Stmt *Body = Depth > 0 && Definition ? Definition->getBody() : nullptr;
  // A library's own functions are known by name, or not at all.
  if (!Body || ParameterIndex >= Definition->getNumParams() ||
      Context.getSourceManager().isInSystemHeader(Definition->getLocation()))
    return {};
  Objects Same;
  Same.insert(Definition->getParamDecl(ParameterIndex));
  Fate Found;
  if (!inCode(*Body, Same, Result, Depth, Found) || !Found.IsLost())
    return {};
  return {"'" + qualifiedName(Callee) + "'", Found.Where};
}

bool LostResultFinder::inCode(const Stmt &Code, Objects &Same, QualType Result, unsigned Depth,
                              Fate &Found) const {
  llvm::SmallPtrSet<const Expr *, 8> Dropped;
  forEachDiscard(Code, Context, [&](const Discard &Each) {
    if (Each.Form <= DiscardForm::StdIgnore)
      Dropped.insert(Each.Value);
  });

  bool IsKept = false;
  const auto Called = [&](const Expr &Call) {
    if (!Dropped.contains(&Call))
      IsKept = true;
    else if (!Found.IsLost())
      Found = {"it", Call.getBeginLoc()};
  };
  forEachEvaluated(Code, Context, [&](const Stmt &Each) {
    if (const auto *Declaration = dyn_cast<DeclStmt>(&Each)) {
      for (const Decl *Declared : Declaration->decls())
        if (const auto *Variable = dyn_cast<VarDecl>(Declared);
            Variable && Variable->getInit() && isOneOf(*Variable->getInit(), Same))
          Same.insert(Variable);
      return;
    }
    if (const auto *Closure = dyn_cast<LambdaExpr>(&Each)) {
      for (const LambdaCapture &Capture : Closure->captures())
        if (Capture.capturesVariable())
          if (const auto *Variable = dyn_cast<VarDecl>(Capture.getCapturedVar());
              Variable && Closure->isInitCapture(&Capture) && isOneOf(*Variable->getInit(), Same))
            Same.insert(Variable);
      if (const Stmt *Body = Closure->getBody())
        IsKept |= !inCode(*Body, Same, Result, Depth, Found);
      return;
    }
    const auto *Call = dyn_cast<CallExpr>(&Each);
    const auto *Construction = dyn_cast<CXXConstructExpr>(&Each);
    if (!Call && !Construction)
      return;
    const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Each);
    if (Call && isOneOf(Operator && Operator->getOperator() == OO_Call ? *Operator->getArg(0)
                                                                       : *Call->getCallee(),
                        Same)) {
      Called(*Call);
      return;
    }
    const llvm::ArrayRef<const Expr *> Arguments =
        Call ? llvm::ArrayRef<const Expr *>(Call->getArgs(), Call->getNumArgs())
             : llvm::ArrayRef<const Expr *>(Construction->getArgs(), Construction->getNumArgs());
    for (const auto &[Index, Argument] : llvm::enumerate(Arguments)) {
      if (!isOneOf(*Argument, Same))
        continue;
      const auto &Whole = *cast<Expr>(&Each);
      // std::invoke and what is like it return what the callable returned.
      if (Context.hasSameUnqualifiedType(Whole.getType(), Result)) {
        Called(Whole);
        continue;
      }
      const Fate Inside = fateOf(Whole, *Argument, Index, Result, Depth - 1);
      if (Inside.IsLost() && !Found.IsLost())
        Found = {"it", Inside.Where.isValid() ? Inside.Where : Argument->getBeginLoc()};
    }
  });
  return !IsKept;
}

bool LostResultFinder::isOneOf(const Expr &Value, const Objects &Same) const {
  const auto *Reference = dyn_cast<DeclRefExpr>(passedObject(Value));
  const auto *Variable = Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  return Variable && Same.contains(Variable);
}

} // namespace

void forEachLostResult(const Stmt &Code, const ASTContext &Context, const LostResultQuestions &Ask,
                       llvm::function_ref<void(const LostResult &)> Found) {
  const LostResultFinder Finder(Context, Ask);
  forEachEvaluated(Code, Context, [&](const Stmt &Each) {
    llvm::ArrayRef<const Expr *> Arguments;
    if (const auto *Call = dyn_cast<CallExpr>(&Each))
      Arguments = {Call->getArgs(), Call->getNumArgs()};
    else if (const auto *Construction = dyn_cast<CXXConstructExpr>(&Each))
      Arguments = {Construction->getArgs(), Construction->getNumArgs()};
    for (const auto &[Index, Argument] : llvm::enumerate(Arguments)) {
      if (Argument->isTypeDependent() || isa<CXXDefaultArgExpr>(Argument))
        continue;
      const std::optional<Callable> Given = callableOf(*Argument);
      if (!Given || !Given->Result->isRecordType() || !Ask.Matters(*Given))
        continue;
      const Fate Fate =
          Finder.fateOf(*cast<Expr>(&Each), *Argument, Index, Given->Result, MaxFunctions);
      if (Fate.IsLost())
        Found({spelledExpr(Argument), *Given, Fate.DroppedBy, Fate.Where});
    }
  });
}

} // namespace holdfast
