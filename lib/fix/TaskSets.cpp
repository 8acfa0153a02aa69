// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fix/TaskSets.h"

#include "fix/Placement.h"
#include "support/AstHelpers.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace holdfast {

bool isTaskSet(QualType Type) {
  const CXXRecordDecl *Record = recordOf(Type);
  return Record && anyRecordOrBase(*Record, [](const CXXRecordDecl &Class) {
           return Class.getIdentifier() && Class.getName() == "task_set" &&
                  qualifiedName(Class) == "holdfast::task_set";
         });
}

namespace {

using ScopePredicate = llvm::function_ref<bool(QualType)>;

/// The access that \p Variable, a scope or a reference or pointer to one, needs.
std::optional<std::string> accessTo(const ValueDecl &Variable, ScopePredicate IsScope) {
  const QualType Type = Variable.getType().getNonReferenceType();
  if (Type.isConstQualified() || !Variable.getIdentifier())
    return std::nullopt;
  if (IsScope(Type))
    return Variable.getNameAsString() + ".";
  if (Type->isPointerType() && !Type->getPointeeType().isConstQualified() &&
      IsScope(Type->getPointeeType()))
    return Variable.getNameAsString() + "->";
  return std::nullopt;
}

/// Whether \p Code may leave the block it stands in, were it in a coroutine.
bool mayLeave(const Stmt &Code) {
  if (isa<CoreturnStmt, BreakStmt, ContinueStmt, GotoStmt>(Code))
    return true;
  return !isa<LambdaExpr>(Code) &&
         llvm::any_of(Code.children(), [](const Stmt *Child) { return Child && mayLeave(*Child); });
}

/// Whether \p Code is `co_await Set.join_async()`.
bool awaitsJoinOf(const Stmt &Code, const VarDecl &Set) {
  const auto *Expression = dyn_cast<Expr>(&Code);
  const auto *Await = Expression ? dyn_cast<CoawaitExpr>(spelledExpr(Expression)) : nullptr;
  const auto *Call =
      Await ? dyn_cast<CXXMemberCallExpr>(spelledExpr(Await->getOperand())) : nullptr;
  const auto *Object =
      Call ? dyn_cast<DeclRefExpr>(spelledExpr(Call->getImplicitObjectArgument())) : nullptr;
  return Object && Object->getDecl() == &Set && Call->getMethodDecl() &&
         Call->getMethodDecl()->getNameAsString() == "join_async";
}

class Search {
public:
  Search(llvm::ArrayRef<const Stmt *> Path, const FunctionDecl &Function, const Referents &Needs,
         SourceLocation Place, ScopePredicate IsScope, llvm::ArrayRef<LocalTaskSet> Planned)
      : Path(Path), Function(Function), Context(Function.getASTContext()), Needs(Needs),
        Place(Place), IsScope(IsScope), Planned(Planned) {}

  std::optional<ScopeAccess> local() const;
  std::optional<std::string> captured() const;
  std::optional<std::string> parameter() const;
  std::optional<std::string> member() const;

private:
  /// The access to the only scope among \p Candidates.
  template <typename Range> std::optional<std::string> onlyAccess(const Range &Candidates) const;
  bool isBefore(SourceLocation First, SourceLocation Second) const {
    return Context.getSourceManager().isBeforeInTranslationUnit(First, Second);
  }
  /// A set declared at \p Declared dies before every local named here that was
  /// declared before it.
  bool diesBeforeReferents(SourceLocation Declared) const {
    return llvm::all_of(Needs.Locals, [&](const VarDecl *Local) {
      return isBefore(Local->getLocation(), Declared);
    });
  }

  /// Whether the end of \p Set, declared in \p Block, is no matter: in a coroutine a
  /// task set must have been joined by then, or it blocks the thread that its tasks
  /// may need.
  bool endsWell(const VarDecl &Set, const CompoundStmt &Block) const {
    if (!isa_and_nonnull<CoroutineBodyStmt>(Function.getBody()) || !isTaskSet(Set.getType()))
      return true;
    for (const Stmt *Statement : Block.body()) {
      if (!isBefore(Place, Statement->getEndLoc()))
        continue;
      if (awaitsJoinOf(*Statement, Set))
        return true;
      if (mayLeave(*Statement))
        return false;
    }
    return false;
  }

  llvm::ArrayRef<const Stmt *> Path;
  const FunctionDecl &Function;
  const ASTContext &Context;
  const Referents &Needs;
  SourceLocation Place;
  ScopePredicate IsScope;
  llvm::ArrayRef<LocalTaskSet> Planned;
};

std::optional<ScopeAccess> Search::local() const {
  bool InEndlessLoop = false;
  for (const Stmt *Enclosing : llvm::reverse(Path)) {
    InEndlessLoop |= isEndlessLoop(*Enclosing, Context);
    const auto *Block = dyn_cast<CompoundStmt>(Enclosing);
    if (!Block)
      continue;
    std::optional<ScopeAccess> Found;
    for (const Stmt *Statement : Block->body()) {
      const auto *Declaration = dyn_cast<DeclStmt>(Statement);
      if (!Declaration || !isBefore(Declaration->getBeginLoc(), Place))
        continue;
      for (const Decl *Declared : Declaration->decls()) {
        const auto *Variable = dyn_cast<VarDecl>(Declared);
        if (!Variable || !Variable->hasLocalStorage() ||
            !diesBeforeReferents(Variable->getLocation()) || !endsWell(*Variable, *Block))
          continue;
        // What a reference or pointer leads to may outlive everything here.
        const bool IsTheSet = IsScope(Variable->getType());
        if (!IsTheSet && (!Needs.Locals.empty() || Needs.This))
          continue;
        if (std::optional<std::string> Access = accessTo(*Variable, IsScope))
          Found = {std::move(*Access), !IsTheSet};
      }
    }
    for (const LocalTaskSet &Set : Planned)
      if (!Found && !InEndlessLoop && Set.Block == Block && !isBefore(Place, Set.Declared) &&
          diesBeforeReferents(Set.Declared))
        Found = {Set.Name + ".", false};
    if (Found)
      return Found;
  }
  return std::nullopt;
}

template <typename Range>
std::optional<std::string> Search::onlyAccess(const Range &Candidates) const {
  std::optional<std::string> Found;
  for (const ValueDecl *Candidate : Candidates)
    if (std::optional<std::string> Access = accessTo(*Candidate, IsScope)) {
      if (Found)
        return std::nullopt;
      Found = std::move(Access);
    }
  return Found;
}

std::optional<std::string> Search::parameter() const {
  if (!Needs.Locals.empty() || Needs.This)
    return std::nullopt;
  return onlyAccess(Function.parameters());
}

std::optional<std::string> Search::captured() const {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  if (!Method || !Method->getParent()->isLambda() || !Needs.Locals.empty() || Needs.This)
    return std::nullopt;
  llvm::SmallVector<const ValueDecl *, 4> ByReference;
  for (const LambdaCapture &Capture : Method->getParent()->captures())
    if (Capture.capturesVariable() && (Capture.getCaptureKind() == LCK_ByRef ||
                                       Capture.getCapturedVar()->getType()->isPointerType()))
      ByReference.push_back(Capture.getCapturedVar());
  return onlyAccess(ByReference);
}

std::optional<std::string> Search::member() const {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  if (!Method || !Needs.Locals.empty())
    return std::nullopt;
  const CXXRecordDecl *Class = Method->getParent();
  bool IsConst = Method->isConst();
  if (Class->isLambda()) {
    const bool CapturesThis = llvm::any_of(Class->captures(), [](const LambdaCapture &Capture) {
      return Capture.getCaptureKind() == LCK_This;
    });
    const auto *Outer = dyn_cast<CXXMethodDecl>(Class->getDeclContext());
    if (!CapturesThis || !Outer)
      return std::nullopt;
    Class = Outer->getParent();
    IsConst = Outer->isConst();
  } else if (Method->isStatic() || isa<CXXDestructorDecl>(Method)) {
    return std::nullopt;
  }
  const CXXRecordDecl *Own = Class;
  llvm::SmallVector<const ValueDecl *, 4> Fields;
  anyRecordOrBase(*Own, [&](const CXXRecordDecl &Each) {
    for (const FieldDecl *Field : Each.fields())
      if ((&Each == Own || Field->getAccess() != AS_private) &&
          (!IsConst || Field->isMutable() || Field->getType()->isReferenceType() ||
           Field->getType()->isPointerType()))
        Fields.push_back(Field);
    return false;
  });
  return onlyAccess(Fields);
}

} // namespace

std::optional<ScopeAccess> scopeInReach(llvm::ArrayRef<const Stmt *> Path,
                                        const FunctionDecl &Function, const Referents &Needs,
                                        SourceLocation Place, ScopePredicate IsScope,
                                        llvm::ArrayRef<LocalTaskSet> Planned) {
  const Search Scopes(Path, Function, Needs, Place, IsScope, Planned);
  if (std::optional<ScopeAccess> Found = Scopes.local())
    return Found;
  std::optional<std::string> Found = Scopes.captured();
  if (!Found)
    Found = Scopes.parameter();
  if (!Found)
    Found = Scopes.member();
  if (!Found)
    return std::nullopt;
  return ScopeAccess{std::move(*Found), true};
}

} // namespace holdfast
