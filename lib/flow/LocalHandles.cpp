// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "flow/LocalHandles.h"

#include "flow/Evaluated.h"
#include "flow/Storage.h"
#include "model/Queries.h"
#include "support/AstHelpers.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"

#include <optional>

using namespace clang;

namespace holdfast {

namespace {

/// Whether \p Call makes a smart pointer or an optional let go of what it holds.
bool isReset(const Stmt *Call) {
  const auto *Member = dyn_cast_or_null<CXXMemberCallExpr>(Call);
  const CXXMethodDecl *Method = Member ? Member->getMethodDecl() : nullptr;
  return Method && Method->getIdentifier() && Method->getName() == "reset" && isInStd(*Method);
}

/// Whether \p Around is `*t` or `t->` of a smart pointer or an optional.
bool isDereference(const Stmt *Around) {
  const auto *Call = dyn_cast_or_null<CXXOperatorCallExpr>(Around);
  return Call && Call->getNumArgs() == 1 &&
         (Call->getOperator() == OO_Arrow || Call->getOperator() == OO_Star) &&
         Call->getDirectCallee() && isInStd(*Call->getDirectCallee());
}

/// What \p Overwriting, an assignment or a call of reset(), puts in; null when that
/// is nothing.
const Expr *valuePutInBy(const Stmt &Overwriting) {
  if (const auto *Assignment = dyn_cast<CXXOperatorCallExpr>(&Overwriting))
    return Assignment->getArg(1);
  const auto &Reset = cast<CXXMemberCallExpr>(Overwriting);
  const auto *New = Reset.getNumArgs() > 0
                        ? dyn_cast<CXXNewExpr>(Reset.getArg(0)->IgnoreParenImpCasts())
                        : nullptr;
  return New ? New->getInitializer() : nullptr;
}

/// Whether \p Value names another object of \p Type, which may hold anything.
bool isMoved(const Expr *Value, QualType Type) {
  const Expr *Written = Value ? writtenExpr(Value) : nullptr;
  return Written && !Written->isPRValue() && recordOf(Written->getType()) == recordOf(Type);
}

/// Whether \p Bindings take a promise and its future apart: what awaits that future starts
/// nothing, and the promise is fulfilled without it.
bool hasPromise(const DecompositionDecl &Bindings) {
  return llvm::any_of(Bindings.bindings(), [](const BindingDecl *Part) {
    const CXXRecordDecl *Record =
        Part->getType().isNull() ? nullptr : Part->getType()->getAsCXXRecordDecl();
    return Record && Record->getIdentifier() && Record->getName().contains_insensitive("promise");
  });
}

/// Finds variables and what becomes of them, in one walk.
class LocalFinder {
public:
  LocalFinder(HandleModel &Model, bool TracksMembers)
      : Model(Model), TracksMembers(TracksMembers) {}

  std::vector<LocalHandle> find(const Stmt &Body) {
    walk(&Body);
    for (const auto &[Closure, Captures] : CapturesOf) {
      const auto Found = Indices.find(Closure);
      const bool IsDropped = Found != Indices.end() && Locals[Found->second].Uses.empty();
      for (const std::size_t Capture : Captures)
        Locals[Capture].IsInDroppedClosure = IsDropped;
    }
    for (LocalHandle &Local : Locals)
      Local.Uses.append(MentionsOfThis.begin(), MentionsOfThis.end());
    llvm::erase_if(Locals, [](const LocalHandle &Local) { return Local.Made.empty(); });
    return std::move(Locals);
  }

private:
  void walk(const Stmt *Code);
  void walkChildren(const Stmt &Code);
  void walkLambda(const LambdaExpr &Lambda);
  void declare(const VarDecl &Variable);
  void declareBindings(const DecompositionDecl &Bindings);
  void mention(const ValueDecl &Declared, const Expr &Reference);

  struct Enter {
    Enter(LocalFinder &Finder, const Stmt &Code) : Path(Finder.Path) { Path.push_back(&Code); }
    ~Enter() { Path.pop_back(); }
    Enter(const Enter &) = delete;
    Enter &operator=(const Enter &) = delete;
    llvm::SmallVectorImpl<const Stmt *> &Path;
  };

  /// The \p Steps-th of what encloses the present place, innermost first.
  const Stmt *enclosing(std::size_t Steps) const {
    return Steps < Path.size() ? Path[Path.size() - 1 - Steps] : nullptr;
  }
  std::size_t track(const ValueDecl &Variable) {
    const auto [Found, IsNew] = Indices.try_emplace(&Variable, Locals.size());
    if (IsNew) {
      Locals.emplace_back();
      Locals.back().Variable = &Variable;
    }
    return Found->second;
  }
  std::optional<HandleMade> madeBy(const Expr *Initializer, const Stmt &Where) const;
  LocalUse classify(const Expr &Reference, llvm::ArrayRef<std::string> Listed) const;

  /// The member of the object that \p Member names, when those are looked for.
  const FieldDecl *trackedField(const MemberExpr &Member) const {
    const auto *Field = dyn_cast<FieldDecl>(Member.getMemberDecl());
    return TracksMembers && Field && Field->getType()->getAsCXXRecordDecl() &&
                   isa<CXXThisExpr>(Member.getBase()->IgnoreParenImpCasts())
               ? Field
               : nullptr;
  }
  /// Whether the present place is in a lambda that becomes the work of a handle
  /// which is being assigned.
  bool isInAssignedTask() const {
    return Within && llvm::any_of(Path, [](const Stmt *Around) {
             const auto *Call = dyn_cast<CXXOperatorCallExpr>(Around);
             return (Call && Call->getOperator() == OO_Equal) || isReset(Around);
           });
  }

  HandleModel &Model;
  /// Members of the object are looked for, not local variables.
  const bool TracksMembers;
  llvm::SmallVector<LocalUse, 4> MentionsOfThis;
  std::vector<LocalHandle> Locals;
  llvm::DenseMap<const ValueDecl *, std::size_t> Indices;
  /// The captures that hold handles, by the variable of their closure.
  llvm::DenseMap<const ValueDecl *, llvm::SmallVector<std::size_t, 1>> CapturesOf;
  llvm::SmallVector<const Stmt *, 16> Path;
  /// The outermost lambda or block literal around the present place.
  const Expr *Within = nullptr;
};

void LocalFinder::walk(const Stmt *Code) {
  if (!Code || isUnevaluated(*Code))
    return;
  switch (Code->getStmtClass()) {
  // Of a coroutine only what the user wrote; the rest repeats it.
  case Stmt::CoroutineBodyStmtClass:
    walk(cast<CoroutineBodyStmt>(Code)->getBody());
    return;
  case Stmt::CoreturnStmtClass: {
    const Enter Scope(*this, *Code);
    walk(cast<CoreturnStmt>(Code)->getOperand());
    return;
  }
  case Stmt::CoawaitExprClass:
  case Stmt::CoyieldExprClass: {
    const Enter Scope(*this, *Code);
    walk(cast<CoroutineSuspendExpr>(Code)->getOperand());
    return;
  }
  case Stmt::LambdaExprClass:
    walkLambda(*cast<LambdaExpr>(Code));
    return;
  case Stmt::BlockExprClass: {
    const Enter Scope(*this, *Code);
    const Expr *Outer = Within;
    if (!Within)
      Within = cast<Expr>(Code);
    walk(cast<BlockExpr>(Code)->getBody());
    Within = Outer;
    return;
  }
  case Stmt::DeclStmtClass: {
    const Enter Scope(*this, *Code);
    for (const Decl *Each : cast<DeclStmt>(Code)->decls())
      if (const auto *Variable = dyn_cast<VarDecl>(Each)) {
        walk(Variable->getInit());
        // The body of a lambda declares variables of its own.
        if (!Within && !TracksMembers && Variable->hasLocalStorage())
          declare(*Variable);
      }
    return;
  }
  case Stmt::CXXForRangeStmtClass: {
    const Enter Scope(*this, *Code);
    const auto *For = cast<CXXForRangeStmt>(Code);
    walk(For->getInit());
    walk(For->getRangeInit());
    walk(For->getBody());
    return;
  }
  case Stmt::MemberExprClass:
    if (const FieldDecl *Field = trackedField(*cast<MemberExpr>(Code))) {
      track(*Field);
      mention(*Field, *cast<MemberExpr>(Code));
      return;
    }
    break;
  // Whoever gets the object may do anything with its members. What a task of its
  // own does is looked at there.
  case Stmt::CXXThisExprClass:
    if (TracksMembers && !isInAssignedTask())
      MentionsOfThis.push_back({Mention::Use,
                                Within ? static_cast<const Stmt *>(Within) : Code,
                                {Path.begin(), Path.end()}});
    return;
  case Stmt::DeclRefExprClass:
    mention(*cast<DeclRefExpr>(Code)->getDecl(), *cast<DeclRefExpr>(Code));
    return;
  default:
    break;
  }
  walkChildren(*Code);
}

void LocalFinder::walkChildren(const Stmt &Code) {
  const Enter Scope(*this, Code);
  for (const Stmt *Child : Code.children())
    walk(Child);
}

void LocalFinder::walkLambda(const LambdaExpr &Lambda) {
  const Enter Scope(*this, Lambda);
  for (const auto [Capture, Init] : llvm::zip(Lambda.captures(), Lambda.capture_inits())) {
    if (!Capture.capturesVariable())
      continue;
    if (Lambda.isInitCapture(&Capture)) {
      walk(Init);
      const auto *Variable = dyn_cast<VarDecl>(Capture.getCapturedVar());
      if (Within || TracksMembers || !Variable)
        continue;
      if (std::optional<HandleMade> Made = madeBy(Variable->getInit(), Lambda)) {
        const std::size_t Index = track(*Variable);
        Locals[Index].IsCapture = true;
        Locals[Index].Made.push_back(std::move(*Made));
        // The variable that the closure goes into.
        const Stmt *Around = enclosing(1);
        for (std::size_t Steps = 1;
             isa_and_nonnull<FullExpr, ImplicitCastExpr, ParenExpr, MaterializeTemporaryExpr,
                             CXXBindTemporaryExpr, CXXConstructExpr>(Around);)
          Around = enclosing(++Steps);
        if (const auto *Declaration = dyn_cast_or_null<DeclStmt>(Around);
            Declaration && Declaration->isSingleDecl())
          if (const auto *Closure = dyn_cast<VarDecl>(Declaration->getSingleDecl());
              Closure && Closure->hasLocalStorage())
            CapturesOf[Closure].push_back(Index);
      }
    } else if (Capture.isExplicit()) {
      if (const auto Found = Indices.find(cast<ValueDecl>(Capture.getCapturedVar()));
          Found != Indices.end())
        Locals[Found->second].Uses.push_back(
            {Mention::Use, Within ? Within : cast<Expr>(&Lambda), {Path.begin(), Path.end()}});
    }
  }
  const Expr *Outer = Within;
  if (!Within)
    Within = &Lambda;
  walk(Lambda.getBody());
  Within = Outer;
}

std::optional<HandleMade> LocalFinder::madeBy(const Expr *Initializer, const Stmt &Where) const {
  if (!Initializer)
    return std::nullopt;
  HandleMade Result;
  Result.Value = writtenExpr(Initializer);
  const Expr *Maker = Result.Value;
  // With both arms a handle it holds one whatever the condition says.
  if (const auto *Conditional = dyn_cast<ConditionalOperator>(Maker)) {
    if (!Model.handleOf(*writtenExpr(Conditional->getFalseExpr())))
      return std::nullopt;
    Maker = writtenExpr(Conditional->getTrueExpr());
  }
  std::optional<Handle> Made = Model.handleOf(*Maker);
  // An awaitable that is built by hand in a variable is an event, a latch, a timer:
  // it stands for no work.
  if (!Made || (isa<CXXConstructExpr>(Maker) && Made->InferredFrom && !Made->IsWrapped))
    return std::nullopt;
  Result.Made = std::move(*Made);
  Result.Outermost = Initializer;
  Result.Where = &Where;
  Result.Path.assign(Path.begin(), Path.end());
  return Result;
}

void LocalFinder::declare(const VarDecl &Variable) {
  if (const auto *Bindings = dyn_cast<DecompositionDecl>(&Variable)) {
    declareBindings(*Bindings);
    return;
  }
  const Stmt &Where = *Path.back();
  if (const auto *New = dyn_cast_or_null<CXXNewExpr>(
          Variable.getInit() ? Variable.getInit()->IgnoreParenImpCasts() : nullptr)) {
    std::optional<HandleMade> Made =
        isMadeInPlace(*New) ? std::nullopt : madeBy(New->getInitializer(), Where);
    if (!Made)
      return;
    Made->IsNew = true;
    Locals[track(Variable)].Made.push_back(std::move(*Made));
    return;
  }
  // What dies with its variable: an object, or a temporary kept by a reference.
  const CXXRecordDecl *Record = Variable.getType().getNonReferenceType()->getAsCXXRecordDecl();
  if (!Record)
    return;
  // The closure's variable decides what becomes of its captures.
  if (Record->isLambda()) {
    if (CapturesOf.contains(&Variable))
      track(Variable);
    return;
  }
  if (std::optional<HandleMade> Made = madeBy(Variable.getInit(), Where)) {
    Locals[track(Variable)].Made.push_back(std::move(*Made));
    return;
  }
  // An empty one, or one whose work is done, may receive a handle later.
  const auto *Construction =
      Variable.getInit() ? dyn_cast<CXXConstructExpr>(writtenExpr(Variable.getInit())) : nullptr;
  if ((Construction && Construction->getNumArgs() == 0) ||
      (!Variable.getType()->isReferenceType() && Model.handleOfType(Variable.getType())))
    track(Variable);
}

void LocalFinder::declareBindings(const DecompositionDecl &Bindings) {
  const Expr *Value = Bindings.getInit() ? writtenExpr(Bindings.getInit()) : nullptr;
  // The parts of an object that somebody else owns, or of a copy, are no handles
  // made here.
  if (!Value || !Value->isPRValue() || isa<CXXConstructExpr>(Value))
    return;
  const std::optional<Handle> Whole = Model.handleOf(*Value);
  // Where nobody need hold the whole, nobody need hold its parts.
  if (!Whole && Model.handleOfType(Value->getType()))
    return;
  for (const BindingDecl *Binding : Bindings.bindings()) {
    // Where the initialiser depends on template arguments they have none yet.
    if (Binding->getType().isNull())
      continue;
    std::optional<Handle> Part = Model.handleOfType(Binding->getType().getNonReferenceType());
    if (!Part || (Part->InferredFrom && hasPromise(Bindings)))
      continue;
    if (Whole) {
      Part->Origin = Whole->Origin;
      Part->JoinedBy = Whole->JoinedBy;
    }
    HandleMade Made;
    Made.Made = std::move(*Part);
    Made.Value = Value;
    Made.Outermost = Bindings.getInit();
    Made.Where = Path.back();
    Made.Path.assign(Path.begin(), Path.end());
    Locals[track(*Binding)].Made.push_back(std::move(Made));
  }
}

void LocalFinder::mention(const ValueDecl &Declared, const Expr &Reference) {
  const auto Found = Indices.find(&Declared);
  if (Found == Indices.end())
    return;
  LocalHandle &Local = Locals[Found->second];
  llvm::ArrayRef<std::string> Queries;
  if (!Local.Made.empty())
    Queries = Local.Made.front().Made.Queries;
  LocalUse Use = classify(Reference, Queries);
  if (Use.Kind == Mention::Overwrite) {
    const Expr *Value = valuePutInBy(*Use.Where);
    if (std::optional<HandleMade> Made = madeBy(Value, *Use.Where))
      Local.Made.push_back(std::move(*Made));
    else
      Use.IsEmptying = !isMoved(Value, Declared.getType());
  }
  Local.Uses.push_back(std::move(Use));
}

LocalUse LocalFinder::classify(const Expr &Reference, llvm::ArrayRef<std::string> Listed) const {
  LocalUse Result;
  Result.Where = &Reference;
  Result.Path.assign(Path.begin(), Path.end());
  if (Within) {
    Result.Where = Within;
    return Result;
  }
  std::size_t Steps = 0;
  const Stmt *Inner = &Reference;
  const auto Outer = [&] { return enclosing(Steps); };
  const auto StepOut = [&] { Inner = Outer(), ++Steps; };
  while (isa_and_nonnull<ParenExpr>(Outer()) || isDereference(Outer()) ||
         (isa_and_nonnull<ImplicitCastExpr>(Outer()) &&
          cast<ImplicitCastExpr>(Outer())->getCastKind() != CK_UserDefinedConversion))
    StepOut();
  const Stmt *Around = Outer();
  if (const auto *Cast = dyn_cast_or_null<ExplicitCastExpr>(Around);
      Cast && Cast->getType()->isVoidType()) {
    Result.Kind = Mention::Silence;
    return Result;
  }
  if (const auto *Assignment = dyn_cast_or_null<CXXOperatorCallExpr>(Around);
      Assignment && Assignment->getOperator() == OO_Equal && Assignment->getNumArgs() == 2 &&
      Assignment->getArg(0) == Inner) {
    // `x = t = spawn(f)` reads it again.
    StepOut();
    while (isa_and_nonnull<FullExpr, ParenExpr>(Outer()))
      StepOut();
    if (!isa_and_nonnull<Expr>(Outer())) {
      Result.Kind = Mention::Overwrite;
      Result.Where = Assignment;
    }
    return Result;
  }
  const auto *Member = dyn_cast_or_null<MemberExpr>(Around);
  const auto *Method = Member ? dyn_cast<CXXMethodDecl>(Member->getMemberDecl()) : nullptr;
  if (!Method)
    return Result;
  StepOut();
  if (Inner == Member && isReset(Outer())) {
    Result.Kind = Mention::Overwrite;
    Result.Where = Outer();
  } else if (isQuery(*Method, Listed))
    Result.Kind = Method->getReturnType()->isBooleanType() ? Mention::Test : Mention::Query;
  return Result;
}

} // namespace

bool LocalHandle::isUnused() const {
  return llvm::none_of(Uses, [](const LocalUse &Each) { return Each.Kind == Mention::Use; });
}

bool LocalHandle::isMarkedUnused() const {
  return Variable->hasAttr<UnusedAttr>() ||
         Variable->isPlaceholderVar(Variable->getASTContext().getLangOpts()) ||
         llvm::any_of(Uses, [](const LocalUse &Each) { return Each.Kind == Mention::Silence; });
}

/// How often \p Code names a variable that is declared at \p Declared.
static std::size_t countMentions(const Stmt *Code, SourceLocation Declared) {
  if (!Code)
    return 0;
  if (const auto *Body = dyn_cast<CoroutineBodyStmt>(Code))
    return countMentions(Body->getBody(), Declared);
  const auto *Reference = dyn_cast<DeclRefExpr>(Code);
  std::size_t Count = Reference && Reference->getDecl()->getLocation() == Declared;
  for (const Stmt *Child : Code->children())
    Count += countMentions(Child, Declared);
  return Count;
}

bool hasOtherUsesInTemplate(const LocalHandle &Local, const FunctionDecl &Function) {
  // A lambda's pattern is found in that of the function around it.
  for (const DeclContext *Context = &Function; Context; Context = Context->getParent()) {
    const auto *Instance = dyn_cast<FunctionDecl>(Context);
    const FunctionDecl *Pattern = Instance ? Instance->getTemplateInstantiationPattern() : nullptr;
    if (!Pattern)
      continue;
    const SourceLocation Declared = Local.Variable->getLocation();
    return countMentions(Pattern->getBody(), Declared) >
           countMentions(Instance->getBody(), Declared);
  }
  return false;
}

llvm::ArrayRef<LocalHandle> LocalHandles::of(const FunctionDecl &Function) {
  const auto Known = Found.find(&Function);
  if (Known != Found.end())
    return Known->second;
  std::vector<LocalHandle> Locals;
  if (const Stmt *Body = Function.getBody())
    Locals = LocalFinder(Model, /*TracksMembers=*/false).find(*Body);
  return Found.try_emplace(&Function, std::move(Locals)).first->second;
}

std::vector<LocalHandle> findMemberHandles(const FunctionDecl &Function, HandleModel &Model) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  const Stmt *Body = Function.getBody();
  return Method && !Method->isStatic() && !Method->getParent()->isLambda() && Body
             ? LocalFinder(Model, /*TracksMembers=*/true).find(*Body)
             : std::vector<LocalHandle>();
}

} // namespace holdfast
