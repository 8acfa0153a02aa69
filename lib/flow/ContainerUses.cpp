// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "flow/ContainerUses.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

using namespace clang;

namespace holdfast {

namespace {

bool isAdding(StringRef Name) {
  static constexpr llvm::StringLiteral Names[] = {
      "push_back", "emplace_back", "push_front", "emplace_front", "push",    "emplace",
      "insert",    "append",       "prepend",    "try_emplace",   "PushBack"};
  return llvm::is_contained(Names, Name);
}

bool isAsking(StringRef Name) {
  static constexpr llvm::StringLiteral Names[] = {"size",    "empty",    "capacity",
                                                  "reserve", "max_size", "isEmpty"};
  return llvm::is_contained(Names, Name);
}

class ContainerFinder {
public:
  ContainerFinder(llvm::function_ref<bool(const ValueDecl &)> IsWanted,
                  llvm::function_ref<void(const ContainerUse &)> Found)
      : IsWanted(IsWanted), Found(Found) {}

  void walk(const Stmt *Code) {
    if (!Code)
      return;
    if (const auto *Body = dyn_cast<CoroutineBodyStmt>(Code)) {
      walk(Body->getBody());
      return;
    }
    if (const auto *Reference = dyn_cast<DeclRefExpr>(Code)) {
      const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
      // What a lambda does with a variable that is not local is its own.
      if (Variable && (Lambdas == 0 || Variable->hasLocalStorage()))
        mention(*Variable->getCanonicalDecl(), *Reference);
      // A pointer to the member: `&server::running`.
      if (isa<FieldDecl>(Reference->getDecl()))
        use(*Reference->getDecl(), *Reference);
      return;
    }
    if (const auto *Member = dyn_cast<MemberExpr>(Code);
        Member && Lambdas == 0 && isa<FieldDecl>(Member->getMemberDecl()))
      mention(*Member->getMemberDecl(), *Member);
    const bool IsLambda = isa<LambdaExpr>(Code);
    Lambdas += IsLambda;
    Path.push_back(Code);
    if (const auto *Lambda = dyn_cast<LambdaExpr>(Code)) {
      for (const LambdaCapture &Capture : Lambda->captures())
        if (Capture.capturesVariable() && Capture.isExplicit() && !Lambda->isInitCapture(&Capture))
          use(*Capture.getCapturedVar(), *Lambda);
      for (const Expr *Initializer : Lambda->capture_inits())
        walk(Initializer);
      walk(Lambda->getBody());
    } else if (const auto *Suspension = dyn_cast<CoroutineSuspendExpr>(Code)) {
      walk(Suspension->getOperand());
    } else if (const auto *Return = dyn_cast<CoreturnStmt>(Code)) {
      walk(Return->getOperand());
    } else if (const auto *For = dyn_cast<CXXForRangeStmt>(Code)) {
      walk(For->getInit());
      walk(For->getRangeInit());
      walk(For->getBody());
    } else {
      if (const auto *Declaration = dyn_cast<DeclStmt>(Code))
        takeApart(*Declaration);
      for (const Stmt *Child : Code->children())
        walk(Child);
    }
    Path.pop_back();
    Lambdas -= IsLambda;
  }

private:
  /// A structured binding names the members of the object that it takes apart.
  void takeApart(const DeclStmt &Declaration) {
    for (const Decl *Each : Declaration.decls())
      if (const auto *Parts = dyn_cast<DecompositionDecl>(Each))
        for (const BindingDecl *Part : Parts->bindings())
          walk(Part->getBinding());
  }

  void use(const ValueDecl &Container, const Expr &Reference) {
    if (IsWanted(Container))
      Found({&Container, ContainerMention::Use, &Reference});
  }

  void mention(const ValueDecl &Container, const Expr &Reference) {
    if (!IsWanted(Container))
      return;
    ContainerUse Result;
    Result.Container = &Container;
    Result.Reference = &Reference;
    Result.IsInLoop = llvm::any_of(Path, [](const Stmt *Around) {
      return isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(Around);
    });
    if (Lambdas == 0)
      classify(Result);
    Found(Result);
  }

  void classify(ContainerUse &Result) const {
    std::size_t Index = Path.size();
    const auto Around = [&]() -> const Stmt * { return Index > 0 ? Path[Index - 1] : nullptr; };
    while (isa_and_nonnull<ImplicitCastExpr, ParenExpr>(Around()))
      --Index;
    if (const auto *Inserter = dyn_cast_or_null<CallExpr>(Around());
        Inserter && !isa<CXXMemberCallExpr, CXXOperatorCallExpr>(Inserter)) {
      const auto *Callee = dyn_cast_or_null<NamedDecl>(Inserter->getCalleeDecl());
      if (Callee && Callee->getIdentifier() &&
          (Callee->getName() == "back_inserter" || Callee->getName() == "front_inserter"))
        Result.Kind = ContainerMention::Add;
      return;
    }
    const auto *Member = dyn_cast_or_null<MemberExpr>(Around());
    const auto *Method = Member ? dyn_cast<CXXMethodDecl>(Member->getMemberDecl()) : nullptr;
    --Index;
    const auto *Call = Method ? dyn_cast_or_null<CXXMemberCallExpr>(Around()) : nullptr;
    if (!Call || !Method->getIdentifier())
      return;
    if (isAsking(Method->getName())) {
      Result.Kind = ContainerMention::Query;
      Result.IsSizeQuery = Method->getName() == "size" || Method->getName() == "empty";
    }
    if (!isAdding(Method->getName()))
      return;
    // What emplace_back() and insert() return leads to what is in there.
    --Index;
    while (isa_and_nonnull<FullExpr, CXXBindTemporaryExpr, MaterializeTemporaryExpr>(Around()))
      --Index;
    if (isa_and_nonnull<Expr, DeclStmt, ReturnStmt>(Around()))
      return;
    Result.Kind = ContainerMention::Add;
    Result.Call = Call;
  }

  llvm::function_ref<bool(const ValueDecl &)> IsWanted;
  llvm::function_ref<void(const ContainerUse &)> Found;
  llvm::SmallVector<const Stmt *, 16> Path;
  unsigned Lambdas = 0;
};

bool areMethodsDefined(const CXXRecordDecl &Class) {
  return llvm::all_of(Class.decls(), [](const Decl *Member) {
    // Somebody else has access, or anybody can instantiate it.
    if (isa<FriendDecl, FunctionTemplateDecl, ClassTemplateDecl>(Member))
      return false;
    if (const auto *Nested = dyn_cast<CXXRecordDecl>(Member))
      return Nested->isInjectedClassName() || !Nested->isThisDeclarationADefinition() ||
             areMethodsDefined(*Nested);
    const auto *Method = dyn_cast<CXXMethodDecl>(Member);
    return !Method || Method->isImplicit() || Method->isDeleted() || Method->isDefaulted() ||
           Method->isPureVirtual() || Method->isDefined();
  });
}

} // namespace

void forEachContainerUse(const Stmt &Code, llvm::function_ref<bool(const ValueDecl &)> IsWanted,
                         llvm::function_ref<void(const ContainerUse &)> Found) {
  ContainerFinder(IsWanted, Found).walk(&Code);
}

bool isFullyVisible(const FieldDecl &Member) {
  const auto *Class = dyn_cast<CXXRecordDecl>(Member.getParent());
  if (!Class || Class->isDependentContext() || isa<ClassTemplateSpecializationDecl>(Class))
    return false;
  const ASTContext &Context = Member.getASTContext();
  const SourceManager &Sources = Context.getSourceManager();
  if (!Context.getLangOpts().IsHeaderFile &&
      Sources.isInMainFile(Sources.getExpansionLoc(Class->getLocation())))
    return true;
  return Member.getAccess() == AS_private && areMethodsDefined(*Class);
}

} // namespace holdfast
