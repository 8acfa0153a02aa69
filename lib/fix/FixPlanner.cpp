// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fix/FixPlanner.h"

#include "fix/FixText.h"
#include "fix/MemberSets.h"
#include "fix/Races.h"
#include "fix/SourceText.h"
#include "flow/Callables.h"
#include "model/Awaitable.h"
#include "model/CallFacts.h"
#include "support/AstHelpers.h"

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace holdfast {

namespace {

constexpr llvm::StringLiteral TaskSetHeader = "<holdfast/task_set.h>";
constexpr llvm::StringLiteral TaskSetName = "tasks";

/// An edit would change the type of an operand, and with it the expression's.
bool isConditionalOperand(const Discard &Dropped) {
  return llvm::any_of(Dropped.Path,
                      [](const Stmt *Enclosing) { return isa<ConditionalOperator>(Enclosing); });
}

/// What stands around \p Dropped to throw it away: a cast, an assignment, the
/// declaration of a variable; invalid when nothing does.
SourceRange discarderRange(const Discard &Dropped) {
  if (Dropped.Variable)
    return {Dropped.Variable->getBeginLoc(),
            Dropped.Variable->getSingleDecl()->getSourceRange().getEnd()};
  return Dropped.Discarder ? Dropped.Discarder->getSourceRange() : SourceRange();
}

bool canEdit(const Discard &Dropped, const FunctionDecl &Function, const ASTContext &Context) {
  return Dropped.Form <= DiscardForm::StdIgnore && !isInstantiated(Function) &&
         // What it means, and what it refers to, is known per instantiation.
         !Dropped.Spelled->isInstantiationDependent() && !isConditionalOperand(Dropped) &&
         isEditable(Dropped.Spelled->getSourceRange(), Context) &&
         (!Dropped.Discarder || isEditable(Dropped.Discarder->getSourceRange(), Context)) &&
         (!Dropped.Variable ||
          (Dropped.Variable->isSingleDecl() && isEditable(discarderRange(Dropped), Context))) &&
         // What is silenced must not be edited by accident.
         !maySilence(Dropped.Spelled->getBeginLoc(), Context);
}

/// Whether \p Name is in one of the namespaces \p Roots.
bool isAmong(StringRef Name, llvm::ArrayRef<std::string> Roots) {
  return llvm::any_of(Roots, [&](StringRef Root) {
    return Name.starts_with(Root) && Name.substr(Root.size()).starts_with("::");
  });
}

bool isStopToken(QualType Type) {
  const CXXRecordDecl *Record = recordOf(Type.getNonReferenceType());
  return Record && Record->getIdentifier() && Record->getName() == "stop_token";
}

/// Whether task_set::spawn() calls \p Callable as the spawner would have: it
/// passes a stop token first to whatever accepts one.
bool isSpawnable(const Expr &Callable) {
  const CXXRecordDecl *Record =
      writtenExpr(&Callable)->getType().getNonReferenceType()->getAsCXXRecordDecl();
  if (!Record)
    return true;
  unsigned Operators = 0;
  for (const Decl *Member : Record->decls()) {
    const auto *Template = dyn_cast<FunctionTemplateDecl>(Member);
    if (Template && Template->getTemplatedDecl()->getOverloadedOperator() == OO_Call)
      return false;
    const auto *Method = dyn_cast<CXXMethodDecl>(Member);
    if (!Method || Method->getOverloadedOperator() != OO_Call)
      continue;
    ++Operators;
    if (Method->getNumParams() > 0 && isStopToken(Method->getParamDecl(0)->getType()))
      return false;
  }
  // Of none (std::bind's result, a template's) or several, one may.
  return Operators == 1 || (isInStd(*Record) && Record->getName() == "function");
}

/// Whether what \p Given returns is itself a handle, which task_set::spawn()
/// would drop and therefore refuses.
bool returnsHandle(const Expr &Given) {
  const std::optional<Callable> What = callableOf(Given);
  const CXXRecordDecl *Record = What ? recordOf(What->Result) : nullptr;
  static constexpr llvm::StringLiteral Handles[] = {"future", "shared_future", "thread", "jthread"};
  return Record && (isAwaitable(*Record) || (isInStd(*Record) && Record->getIdentifier() &&
                                             llvm::is_contained(Handles, Record->getName())));
}

bool isMovable(const CXXRecordDecl &Record) {
  bool HasDeletedMove = false;
  bool HasCopy = false;
  for (const CXXConstructorDecl *Constructor : Record.ctors()) {
    HasDeletedMove |= Constructor->isMoveConstructor() && Constructor->isDeleted();
    HasCopy |= Constructor->isCopyConstructor() && !Constructor->isDeleted();
  }
  return !HasDeletedMove &&
         (Record.hasMoveConstructor() || HasCopy || Record.needsImplicitCopyConstructor());
}

/// Whether \p Promise lets its coroutine await a \p Record. An await_transform
/// may accept anything or nothing; only what is certain counts. What is awaitable
/// only to its own library's coroutines needs theirs.
bool letsAwait(const CXXRecordDecl &Promise, const CXXRecordDecl &Record) {
  bool HasTransform = false;
  bool Accepts = false;
  anyRecordOrBase(Promise, [&](const CXXRecordDecl &Class) {
    for (const Decl *Member : Class.decls()) {
      const FunctionDecl *Function = Member->getAsFunction();
      if (!Function || !Function->getIdentifier() || Function->getName() != "await_transform" ||
          Function->isDeleted())
        continue;
      HasTransform = true;
      if (Function->getNumParams() != 1)
        continue;
      const QualType Parameter = Function->getParamDecl(0)->getType().getNonReferenceType();
      const FunctionTemplateDecl *Template = Function->getDescribedFunctionTemplate();
      const bool IsUnconstrained =
          Template && Parameter->isTemplateTypeParmType() && !Template->hasAssociatedConstraints();
      const CXXRecordDecl *Accepted = recordOf(Parameter);
      Accepts |= IsUnconstrained || (Accepted && qualifiedName(*Accepted) == qualifiedName(Record));
    }
    return false;
  });
  return HasTransform ? Accepts : isAwaitable(Record);
}

/// Whether code can run after \p Dropped in its function, were the statement not
/// to wait: the rest of the statement, a statement after it, another iteration.
bool isFollowed(const Discard &Dropped) {
  if (Dropped.DiesAt != Death::Here)
    return true;
  const Stmt *Child = Dropped.Outermost;
  for (const Stmt *Parent : llvm::reverse(Dropped.Path)) {
    if (isa<WhileStmt, DoStmt, ForStmt, CXXForRangeStmt, SwitchStmt, LabelStmt, CXXTryStmt>(Parent))
      return true;
    if (const auto *Block = dyn_cast<CompoundStmt>(Parent); Block && Block->body_back() != Child)
      return true;
    Child = Parent;
  }
  return false;
}

/// Whether the variable that \p Declaration declares can hold what awaiting a
/// \p Record yields.
bool keepsAwaited(const DeclStmt &Declaration, const CXXRecordDecl &Record) {
  const auto *Variable = cast<VarDecl>(Declaration.getSingleDecl());
  const QualType Awaited = awaitedType(Record);
  return Variable->getTypeSourceInfo()->getType()->getContainedAutoType() && !Awaited.isNull() &&
         !Awaited->isVoidType();
}

std::string withoutAccess(StringRef Access) { return Access.rtrim(".->").str(); }

/// Takes away the cast or assignment around \p Dropped, when it holds nothing
/// else: the edit's result is void.
void removeDiscarder(const Discard &Dropped, const ASTContext &Context,
                     llvm::SmallVectorImpl<FixItHint> &Edits) {
  const SourceRange Around = discarderRange(Dropped);
  if (Around.isInvalid())
    return;
  const SourceLocation Begin = Around.getBegin();
  const SourceLocation ValueBegin = Dropped.Spelled->getBeginLoc();
  const SourceLocation ValueEnd = endOf(Dropped.Spelled->getSourceRange(), Context);
  const SourceLocation End = endOf(Around, Context);
  if (Begin != ValueBegin)
    Edits.push_back(FixItHint::CreateRemoval(CharSourceRange::getCharRange(Begin, ValueBegin)));
  if (ValueEnd != End)
    Edits.push_back(FixItHint::CreateRemoval(CharSourceRange::getCharRange(ValueEnd, End)));
}

/// Whether the cast or assignment around \p Dropped holds it alone, and no
/// comment that an edit would lose.
bool canRemoveDiscarder(const Discard &Dropped, const ASTContext &Context) {
  const SourceRange Around = discarderRange(Dropped);
  if (Around.isInvalid())
    return true;
  if (const auto *Cast = dyn_cast_or_null<ExplicitCastExpr>(Dropped.Discarder);
      Cast && spelledExpr(Cast->getSubExpr()) != Dropped.Spelled)
    return false;
  if (const auto *Assignment = dyn_cast_or_null<CXXOperatorCallExpr>(Dropped.Discarder);
      Assignment && spelledExpr(Assignment->getArg(1)) != Dropped.Spelled)
    return false;
  const SourceLocation ValueEnd = endOf(Dropped.Spelled->getSourceRange(), Context);
  const SourceLocation End = endOf(Around, Context);
  return !hasComment(Around.getBegin(), Dropped.Spelled->getBeginLoc(), Context) &&
         !hasComment(ValueEnd, End, Context);
}

/// The local variable whose promise or packaged task \p Value asks for its
/// future; null when the object is something else.
const VarDecl *localObjectOf(const Expr &Value) {
  const auto *Call = dyn_cast<CXXMemberCallExpr>(&Value);
  const auto *Reference =
      Call ? dyn_cast<DeclRefExpr>(writtenExpr(Call->getImplicitObjectArgument())) : nullptr;
  const auto *Variable = Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  return Variable && Variable->hasLocalStorage() && !isa<ParmVarDecl>(Variable) &&
                 !Variable->getType()->isReferenceType()
             ? Variable
             : nullptr;
}

/// The place just before the declaration of \p Variable.
std::optional<Placement> placeBefore(const VarDecl &Variable, llvm::ArrayRef<const Stmt *> Path) {
  for (const Stmt *Enclosing : Path)
    if (const auto *Block = dyn_cast<CompoundStmt>(Enclosing))
      for (const Stmt *Statement : Block->body())
        if (const auto *Declaration = dyn_cast<DeclStmt>(Statement))
          if (llvm::is_contained(Declaration->decls(), &Variable))
            return Placement{Block, Statement};
  return std::nullopt;
}

} // namespace

FixPlanner::FixPlanner(const FunctionDecl &Function, FixEnvironment Environment)
    : Function(Function), Environment(std::move(Environment)), Context(this->Environment.Context) {}

llvm::SmallVector<Remedy, 3> FixPlanner::plan(const Discard &Dropped, const Handle &Made) {
  llvm::SmallVector<Remedy, 3> Remedies;
  if (canEdit(Dropped, Function, Context)) {
    if (std::optional<Remedy> Await = await(Dropped, Made))
      Remedies.push_back(std::move(*Await));
    addFromCatalog(Dropped, Made, Remedies);
    const bool HasPrimary =
        llvm::any_of(Remedies, [](const Remedy &Each) { return Each.IsPrimary; });
    const bool IsPrimary = !HasPrimary && Made.HowRewritten == Rewrite::Applied;
    if (std::optional<Remedy> Hold = hold(Dropped, Made, IsPrimary))
      Remedies.push_back(std::move(*Hold));
    if (std::optional<Remedy> Hold = holdInMember(Dropped, Made))
      Remedies.push_back(std::move(*Hold));
    if (std::optional<Remedy> Wait = waitHere(Dropped, Made))
      Remedies.push_back(std::move(*Wait));
  }
  return Remedies.empty() ? advise(Made, Dropped.Variable != nullptr) : Remedies;
}

llvm::SmallVector<Remedy, 3> FixPlanner::advise(const Handle &Made, bool IsKept) const {
  const bool IsInCoroutine = isa_and_nonnull<CoroutineBodyStmt>(Function.getBody());
  std::string Text = IsKept ? "use it to wait until the work has finished"
                            : "keep the handle until the work has finished";
  if (!Made.Remedy.empty())
    Text = Made.Remedy;
  else if (Made.IsAwaitable && IsInCoroutine)
    Text = IsKept ? "await it with 'co_await'"
                  : "await it with 'co_await', or keep it until it has finished";
  else if (Made.IsUnstarted)
    Text = "await it, or give it to a scope that starts it and waits for it";
  else if (!Made.WaitedForBy.empty())
    Text = (IsKept ? "call '" : "keep it, or call '") + Made.WaitedForBy + "' to wait for it here";
  return {{std::move(Text), {}, false}};
}

/// Whether \p Entry is about what \p Dropped makes.
static bool isFor(const FixEntry &Entry, const Discard &Dropped, const Handle &Made) {
  if (Entry.Arguments && writtenArguments(*Dropped.Value).size() != *Entry.Arguments)
    return false;
  if (Entry.For.empty())
    return true;
  const FunctionDecl *Callee = calleeOf(*Dropped.Value);
  if (Callee && llvm::is_contained(Entry.For, qualifiedName(*Callee)))
    return true;
  const CXXRecordDecl *Record = recordBehind(Made.Type);
  return Record && anyRecordOrBase(*Record, [&](const CXXRecordDecl &Class) {
           return llvm::is_contained(Entry.For, qualifiedName(Class));
         });
}

/// Whether the work behind \p Made has a result: its type names one.
static bool hasResult(const Handle &Made) {
  const auto *Specialization =
      dyn_cast_or_null<ClassTemplateSpecializationDecl>(Made.Type->getAsCXXRecordDecl());
  if (!Specialization || Specialization->getTemplateArgs().size() == 0)
    return false;
  const TemplateArgument &First = Specialization->getTemplateArgs()[0];
  return First.getKind() == TemplateArgument::Type && !First.getAsType()->isVoidType();
}

void FixPlanner::addFromCatalog(const Discard &Dropped, const Handle &Made,
                                llvm::SmallVectorImpl<Remedy> &Remedies) {
  if (!Made.In || Made.IsWrapped || !canRemoveDiscarder(Dropped, Context))
    return;
  const auto Add = [&](const FixEntry &Entry, StringRef Access) {
    const bool HasPrimary =
        llvm::any_of(Remedies, [](const Remedy &Each) { return Each.IsPrimary; });
    if (isFor(Entry, Dropped, Made))
      if (std::optional<Remedy> Fix = fromEntry(Entry, Access, Dropped, Made, !HasPrimary))
        Remedies.push_back(std::move(*Fix));
  };
  const Referents Needs = referentsOfCall(*Dropped.Value, Made);
  for (const ScopeEntry &Scope : Made.In->Scopes) {
    if (Scope.Registrations.empty() || Needs.Temporary)
      continue;
    const auto IsScope = [&](QualType Type) {
      const CXXRecordDecl *Record = recordOf(Type);
      return Record && anyRecordOrBase(*Record, [&](const CXXRecordDecl &Class) {
               return llvm::is_contained(Scope.Types, qualifiedName(Class));
             });
    };
    const std::optional<ScopeAccess> Access =
        scopeInReach(Dropped.Path, Function, Needs, Dropped.Spelled->getBeginLoc(), IsScope, {});
    if (!Access)
      continue;
    for (const FixEntry &Registration : Scope.Registrations)
      Add(Registration, Access->Text);
  }
  for (const FixEntry &Entry : Made.In->Fixes)
    Add(Entry, "");
}

std::optional<Remedy> FixPlanner::fromEntry(const FixEntry &Entry, StringRef Access,
                                            const Discard &Dropped, const Handle &Made,
                                            bool MayBePrimary) {
  const bool IsInCoroutine = isa_and_nonnull<CoroutineBodyStmt>(Function.getBody());
  if ((Entry.Where == FixPlace::Coroutine && !IsInCoroutine) ||
      (Entry.Where == FixPlace::Plain && IsInCoroutine))
    return std::nullopt;
  const bool WithResult = !Entry.TextWithResult.empty() && hasResult(Made);
  auto Edits = editsOf(WithResult ? Entry.TextWithResult : Entry.Text, *Dropped.Spelled,
                       *Dropped.Value, Access, Context);
  if (!Edits)
    return std::nullopt;
  Remedy Result;
  Result.IsPrimary = MayBePrimary && Entry.IsApplied;
  Result.Text = !Entry.Says.empty() ? Entry.Says
                : !Access.empty()   ? "hold it in '" + withoutAccess(Access) + "'"
                                    : "see to it as " + Made.In->Title + " offers";
  removeDiscarder(Dropped, Context, Result.Edits);
  Result.Edits.append(Edits->begin(), Edits->end());
  include(Entry.Header, Dropped.Spelled->getBeginLoc(), Result);
  return Result;
}

std::optional<Remedy> FixPlanner::await(const Discard &Dropped, const Handle &Made) const {
  const auto *Body = dyn_cast_or_null<CoroutineBodyStmt>(Function.getBody());
  if (!Body || !Made.IsAwaitable || Dropped.Form == DiscardForm::StdIgnore ||
      !isPostfix(*Dropped.Spelled))
    return std::nullopt;
  // A handler must not suspend.
  if (llvm::any_of(Dropped.Path,
                   [](const Stmt *Enclosing) { return isa<CXXCatchStmt>(Enclosing); }))
    return std::nullopt;
  const CXXRecordDecl *Promise = recordOf(Body->getPromiseDecl()->getType());
  const CXXRecordDecl *Record = recordOf(Made.Type);
  if (!Promise || !Record)
    return std::nullopt;
  // What a catalogue says of a library goes for the library's own coroutines.
  const bool IsOfSameLibrary = Made.In && isAmong(qualifiedName(*Promise), Made.In->Roots);
  if (!(isAwaitable(*Record) && letsAwait(*Promise, *Record)) &&
      !(Made.IsAwaitableInLibrary && IsOfSameLibrary))
    return std::nullopt;
  Remedy Result;
  // A guard that nobody holds is no guard.
  const CXXRecordDecl *Guard = Dropped.Variable ? awaitedGuard(*Record) : nullptr;
  Result.Text = Guard ? "await it, to hold the '" + Guard->getNameAsString() + "' that it yields"
                : Made.IsUnstarted ? "await it"
                                   : "await it, which waits for it here";
  Result.IsPrimary = Made.IsUnstarted || Guard;
  // What a guard looks like becomes one, unless there is nothing to keep.
  if (Dropped.Variable && !keepsAwaited(*Dropped.Variable, *Record)) {
    if (!canRemoveDiscarder(Dropped, Context))
      return std::nullopt;
    removeDiscarder(Dropped, Context, Result.Edits);
  }
  Result.Edits.push_back(FixItHint::CreateInsertion(Dropped.Spelled->getBeginLoc(), "co_await "));
  return Result;
}

std::optional<FixPlanner::Edit> FixPlanner::howToHold(const Discard &Dropped,
                                                      const Handle &Made) const {
  if (Made.Callable) {
    const llvm::SmallVector<const Expr *, 4> Arguments = writtenArguments(*Dropped.Value);
    const Expr *Callable = Arguments[*Made.Callable];
    // Nothing would hold what it returns.
    if (returnsHandle(*Callable))
      return std::nullopt;
    if (isSpawnable(*Callable) && isEditable(Callable->getSourceRange(), Context) &&
        !hasComment(Dropped.Spelled->getBeginLoc(), Callable->getBeginLoc(), Context))
      return Edit::Spawn;
  }
  if (Made.RegisteredBy == Registration::Handler && Made.DecidingArgument &&
      isEditable(writtenArguments(*Dropped.Value)[*Made.DecidingArgument]->getSourceRange(),
                 Context))
    return Edit::Handler;
  const CXXRecordDecl *Record = recordOf(Made.Type);
  // `std::thread t(f)` is no expression that add() could take.
  if (Dropped.Variable && isa<CXXConstructExpr>(Dropped.Spelled) && !isPostfix(*Dropped.Spelled))
    return std::nullopt;
  if (Made.RegisteredBy == Registration::Add && Record && isMovable(*Record))
    return Edit::Add;
  return std::nullopt;
}

std::optional<Remedy> FixPlanner::hold(const Discard &Dropped, const Handle &Made, bool IsPrimary) {
  if (!Context.getLangOpts().CPlusPlus17 || !canRemoveDiscarder(Dropped, Context))
    return std::nullopt;
  const std::optional<Edit> How = howToHold(Dropped, Made);
  if (!How)
    return std::nullopt;

  const Referents Needs = Made.Callable ? referentsOfSpawn(*Dropped.Value, *Made.Callable)
                                        : referentsOfCall(*Dropped.Value, Made);
  if (Needs.Temporary)
    return std::nullopt;
  std::optional<Placement> Place;
  SourceLocation Reach = Dropped.Spelled->getBeginLoc();
  Referents Outlived = Needs;
  if (Made.CompletedBy == Completion::Object) {
    // The set waits for the object's promise. It must come before the object,
    // whose destruction breaks a promise nobody kept, or it would wait for ever.
    const VarDecl *Object = localObjectOf(*Dropped.Value);
    if (!Object)
      return std::nullopt;
    Place = placeBefore(*Object, Dropped.Path);
    Reach = Object->getBeginLoc();
    Outlived = Referents();
  }

  llvm::SmallVector<LocalTaskSet, 4> Sets(Environment.Ledger.Primary.Local.lookup(&Function));
  const auto InReach = [&] {
    return scopeInReach(Dropped.Path, Function, Outlived, Reach, isTaskSet, Sets);
  };
  std::optional<ScopeAccess> Scope = InReach();
  // The statement waited; once it does not, code that follows could race with
  // the task about what both refer to.
  const bool WasSerial = Made.Dropped == Consequence::Blocks;
  const auto RiskIn = [&](const std::optional<ScopeAccess> &Set) {
    return WasSerial ? raceRisk(Dropped, Function, Needs, Set && Set->OutlivesCall)
                     : RaceRisk::None;
  };
  const bool MayOutliveObjects = Outlived.Locals.empty() && !Outlived.This;
  const ConfiguredTaskSet &Configured = Environment.Configured;
  StringRef Header = TaskSetHeader;
  if (!Scope && !Configured.Expression.empty() && MayOutliveObjects) {
    const ScopeAccess Access{Configured.Expression + ".", true};
    if (RiskIn(Access) == RaceRisk::None) {
      Scope = Access;
      Header = Configured.Header;
    }
  }
  const RaceRisk Risk = RiskIn(Scope);
  if (Risk == RaceRisk::Likely)
    return std::nullopt;
  IsPrimary = IsPrimary && Risk == RaceRisk::None;
  if (!IsPrimary && !Scope) {
    Sets.append(Environment.Ledger.Alternative.Local.lookup(&Function));
    Scope = InReach();
  }

  Remedy Result;
  Result.IsPrimary = IsPrimary;
  std::optional<std::string> Access;
  if (Scope) {
    Access = Scope->Text;
  } else {
    // A completion comes from whoever runs the executor, perhaps this very thread
    // after the function has returned: a set in it would wait for ever.
    if (*How == Edit::Handler)
      return std::nullopt;
    // A set at the end of the same scope would wait just as the handle does.
    if (WasSerial && Dropped.Variable)
      return std::nullopt;
    const std::optional<Placement> Allowed =
        placeTaskSet(Dropped.Path, *Dropped.Outermost, Function, Outlived, Context);
    if (!Allowed)
      return std::nullopt;
    Access = declareSet(Place ? *Place : *Allowed, Dropped, IsPrimary, Result.Edits);
    if (!Access)
      return std::nullopt;
  }
  giveTo(*Access, *How, Dropped, Made, Result);
  if (!WasSerial || (Scope && !isFollowed(Dropped)))
    Result.Text += ", which keeps it until it has finished";
  else if (isFollowed(Dropped))
    Result.Text += ", where it runs concurrently with what follows";
  else
    Result.Text += ", which waits for it at the end of the block";
  include(Header, Dropped.Spelled->getBeginLoc(), Result);
  includeAdaptor(*How, Dropped, Made, Result);
  return Result;
}

std::optional<Remedy> FixPlanner::holdInMember(const Discard &Dropped, const Handle &Made) {
  if (!Context.getLangOpts().CPlusPlus17 || !canRemoveDiscarder(Dropped, Context) ||
      Made.CompletedBy == Completion::Object)
    return std::nullopt;
  const std::optional<Edit> How = howToHold(Dropped, Made);
  if (!How)
    return std::nullopt;
  const Referents Needs = Made.Callable ? referentsOfSpawn(*Dropped.Value, *Made.Callable)
                                        : referentsOfCall(*Dropped.Value, Made);
  if (Needs.Temporary || !Needs.Locals.empty() ||
      scopeInReach(Dropped.Path, Function, Needs, Dropped.Spelled->getBeginLoc(), isTaskSet, {}))
    return std::nullopt;
  const bool WasSerial = Made.Dropped == Consequence::Blocks;
  if (WasSerial && raceRisk(Dropped, Function, Needs, true) == RaceRisk::Likely)
    return std::nullopt;
  std::optional<NewMember> Member = newMemberFor(Function);
  if (!Member)
    return std::nullopt;

  Remedy Result;
  const auto [Planned, IsNew] =
      Environment.Ledger.Alternative.Members.try_emplace(Member->Class, Member->Name);
  if (IsNew || Environment.FixesStandAlone)
    Result.Edits.push_back(Member->Declaration);
  giveTo(Planned->second + ".", *How, Dropped, Made, Result);
  Result.Text = "hold it in a new member '" + Planned->second + "' of '" +
                Member->Class->getNameAsString() +
                "', which waits for it when the object is destroyed";
  if (WasSerial)
    Result.Text += "; it runs concurrently until then";
  include(TaskSetHeader, Member->Class->getLocation(), Result);
  includeAdaptor(*How, Dropped, Made, Result);
  return Result;
}

void FixPlanner::giveTo(StringRef Access, Edit How, const Discard &Dropped, const Handle &Made,
                        Remedy &Result) {
  const SourceLocation Begin = Dropped.Spelled->getBeginLoc();
  const SourceLocation End = endOf(Dropped.Spelled->getSourceRange(), Context);
  removeDiscarder(Dropped, Context, Result.Edits);
  const std::string Set = withoutAccess(Access);
  switch (How) {
  case Edit::Spawn: {
    const SourceLocation CallableBegin =
        writtenArguments(*Dropped.Value)[*Made.Callable]->getBeginLoc();
    Result.Edits.push_back(FixItHint::CreateReplacement(
        CharSourceRange::getCharRange(Begin, CallableBegin), (Access + "spawn(").str()));
    // `std::thread{f}` ends in a brace, `std::thread(f)` in a parenthesis.
    Result.Edits.push_back(FixItHint::CreateReplacement(
        CharSourceRange::getTokenRange(Dropped.Spelled->getEndLoc(), Dropped.Spelled->getEndLoc()),
        ")"));
    Result.Text = "start it in the task set '" + Set + "'";
    break;
  }
  case Edit::Handler: {
    const Expr *Token = writtenArguments(*Dropped.Value)[*Made.DecidingArgument];
    Result.Edits.push_back(FixItHint::CreateReplacement(
        CharSourceRange::getTokenRange(Token->getSourceRange()), (Access + "handler()").str()));
    Result.Text = "let the task set '" + Set + "' receive its completion";
    break;
  }
  case Edit::Add:
    Result.Edits.push_back(FixItHint::CreateInsertion(Begin, (Access + "add(").str()));
    Result.Edits.push_back(FixItHint::CreateInsertion(End, ")"));
    Result.Text = "hold it in the task set '" + Set + "'";
    break;
  }
}

void FixPlanner::includeAdaptor(Edit How, const Discard &Dropped, const Handle &Made,
                                Remedy &Result) {
  if (How == Edit::Add && Made.In)
    include(Made.In->Adaptor, Dropped.Spelled->getBeginLoc(), Result);
}

void FixPlanner::include(StringRef Header, SourceLocation Where, Remedy &Result) {
  addInclude(Header, Where, Environment, Result);
}

void addInclude(StringRef Header, SourceLocation Where, const FixEnvironment &Environment,
                Remedy &Result) {
  if (Header.empty())
    return;
  const FileID File = Environment.Context.getSourceManager().getFileID(Where);
  if (!Environment.FixesStandAlone &&
      !Environment.Ledger.of(Result.IsPrimary).Included.insert({File, Header.str()}).second)
    return;
  if (const std::optional<FixItHint> Edit = Environment.Include(File, Header))
    Result.Edits.push_back(*Edit);
}

std::optional<std::string> FixPlanner::declareSet(const Placement &Place, const Discard &Dropped,
                                                  bool IsPrimary,
                                                  llvm::SmallVectorImpl<FixItHint> &Edits) {
  const SourceLocation At = Place.Before->getBeginLoc();
  if (!isEditable(SourceRange(At, At), Context))
    return std::nullopt;
  std::string Name = unusedName(TaskSetName, Function.getSourceRange(), Context);
  const auto IsTaken = [&](bool ByPrimary) {
    return llvm::any_of(Environment.Ledger.of(ByPrimary).Local[&Function],
                        [&](const LocalTaskSet &Set) {
                          return Set.Name == Name && llvm::is_contained(Dropped.Path, Set.Block);
                        });
  };
  for (unsigned Number = 2; IsTaken(true) || IsTaken(false); ++Number)
    Name = (TaskSetName + "_" + llvm::Twine(Number)).str();
  Edits.push_back(FixItHint::CreateInsertion(At, "holdfast::task_set " + Name + ";" +
                                                     separatorAt(At, Context)));
  if (!Environment.FixesStandAlone)
    Environment.Ledger.of(IsPrimary).Local[&Function].push_back({Name, At, Place.Block});
  return Name + ".";
}

std::optional<Remedy> FixPlanner::waitHere(const Discard &Dropped, const Handle &Made) const {
  if (Made.WaitedForBy.empty() || Dropped.Form == DiscardForm::StdIgnore ||
      Made.CompletedBy == Completion::Object || !isPostfix(*Dropped.Spelled))
    return std::nullopt;
  Remedy Result;
  Result.Text = "wait for it here with '" + Made.WaitedForBy + "'";
  if (Dropped.Variable) {
    if (!canRemoveDiscarder(Dropped, Context))
      return std::nullopt;
    removeDiscarder(Dropped, Context, Result.Edits);
  }
  Result.Edits.push_back(FixItHint::CreateInsertion(
      endOf(Dropped.Spelled->getSourceRange(), Context), "." + Made.WaitedForBy + "()"));
  return Result;
}

} // namespace holdfast
