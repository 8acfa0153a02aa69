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
#include "support/Movable.h"

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace holdfast {

namespace {

constexpr llvm::StringLiteral TaskSetHeader = "<holdfast/task_set.h>";
constexpr llvm::StringLiteral DetachHeader = "<holdfast/detach.h>";
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

/// Whether \p Dropped is declared in the head of an if or a switch.
bool isInHead(const Discard &Dropped) {
  const auto Statements = llvm::reverse(Dropped.Path);
  const auto Around =
      llvm::find_if(Statements, [](const Stmt *Each) { return !isa<DeclStmt, ValueStmt>(Each); });
  return Around != Statements.end() && isa<IfStmt, SwitchStmt>(*Around);
}

/// Whether the variable that \p Declaration declares can hold what awaiting a
/// \p Record yields, and a compiler lets it: a variable that nobody uses must at
/// least be destroyed.
bool keepsAwaited(const DeclStmt &Declaration, const CXXRecordDecl &Record) {
  const auto *Variable = cast<VarDecl>(Declaration.getSingleDecl());
  const QualType Awaited = awaitedType(Record);
  if (!Variable->getTypeSourceInfo()->getType()->getContainedAutoType() || Awaited.isNull())
    return false;
  const CXXRecordDecl *Class = Awaited.getNonReferenceType()->getAsCXXRecordDecl();
  return Awaited->isDependentType() ||
         (Class && Class->hasDefinition() && !Class->hasTrivialDestructor());
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

/// What a set that is to hold some work must come after, and what before.
struct Bounds {
  Referents Outlived;
  /// The set is declared before this.
  SourceLocation Reach;
  /// Where a new one goes; when there is nothing here, anywhere.
  std::optional<Placement> Place;
};

std::optional<Bounds> boundsOf(const Discard &Dropped, const Handle &Made, const Holding &Work) {
  if (Made.CompletedBy != Completion::Object)
    return Bounds{Work.Needs, Dropped.Spelled->getBeginLoc(), std::nullopt};
  // The set waits for the object's promise. It must come before the object, whose
  // destruction breaks a promise nobody kept, or it would wait for ever.
  const VarDecl *Object = localObjectOf(*Dropped.Value);
  if (!Object)
    return std::nullopt;
  return Bounds{Referents(), Object->getBeginLoc(), placeBefore(*Object, Dropped.Path)};
}

/// The statement waited; once it does not, code that follows could race with the
/// task about what both refer to.
RaceRisk riskOf(const Discard &Dropped, const FunctionDecl &Function, const Holding &Work,
                bool OutlivesCall) {
  return Work.WasSerial ? raceRisk(Dropped, Function, Work.Needs, OutlivesCall) : RaceRisk::None;
}

} // namespace

FixPlanner::FixPlanner(const FunctionDecl &Function, FixEnvironment Environment)
    : Function(Function), Environment(std::move(Environment)), Context(this->Environment.Context) {}

llvm::SmallVector<Remedy, 3> FixPlanner::plan(const Discard &Dropped, const Handle &Made) {
  if (!canEdit(Dropped, Function, Context))
    return advise(Made, Dropped.Variable != nullptr);
  Environment.Ledger.forEach([](PlannedAdditions &Each) { Each.keep(); });
  llvm::SmallVector<Remedy, 3> Remedies = remediesFor(Dropped, Made);
  if (Remedies.size() == 1 && !Remedies.front().IsPrimary) {
    // It is applied with others than was planned.
    Environment.Ledger.forEach([](PlannedAdditions &Each) { Each.takeBack(); });
    Environment.HasOnlyAlternative = true;
    Remedies = remediesFor(Dropped, Made);
    Environment.HasOnlyAlternative = false;
  }
  return Remedies.empty() ? advise(Made, Dropped.Variable != nullptr) : Remedies;
}

llvm::SmallVector<Remedy, 3> FixPlanner::remediesFor(const Discard &Dropped, const Handle &Made) {
  llvm::SmallVector<Remedy, 3> Remedies;
  const auto Add = [&](std::optional<Remedy> Found) {
    if (Found)
      Remedies.push_back(std::move(*Found));
  };
  Add(await(Dropped, Made));
  addFromCatalog(Dropped, Made, Remedies);
  const bool HasPrimary = llvm::any_of(Remedies, [](const Remedy &Each) { return Each.IsPrimary; });
  const bool CanSpellTaskSet =
      Context.getLangOpts().CPlusPlus17 && canRemoveDiscarder(Dropped, Context);
  const std::optional<Holding> Work =
      CanSpellTaskSet ? howToHold(Dropped, Made, Context) : std::nullopt;
  if (Work) {
    Add(hold(Dropped, Made, *Work, !HasPrimary && Made.HowRewritten == Rewrite::Applied));
    Add(holdInMember(Dropped, Made, *Work));
  }
  Add(waitHere(Dropped, Made));
  // Never the only fix: --fix-notes would apply it unseen.
  if (CanSpellTaskSet && !Remedies.empty())
    Add(letGo(Dropped, Made));
  return Remedies;
}

PlannedAdditions &FixEnvironment::additions(bool IsPrimary, RemedyKind Kind) const {
  if (IsPrimary)
    return Ledger.Primary;
  return HasOnlyAlternative ? Ledger.OnlyAlternative
                            : Ledger.Alternatives[static_cast<std::size_t>(Kind)];
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
  // A fix for any scope is one for ours.
  const std::optional<ScopeAccess> Ours =
      Needs.Temporary ? std::nullopt
                      : scopeInReach(Dropped.Path, Function, Needs, Dropped.Spelled->getBeginLoc(),
                                     isTaskSet, {});
  for (const FixEntry &Entry : Made.In->Fixes)
    Add(Entry, Ours && StringRef(Entry.Text).contains("{scope}") ? Ours->Text : "");
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
  Result.Kind = RemedyKind::AsLibraryOffers;
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
  Result.Kind = RemedyKind::Await;
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

std::optional<FixPlanner::ChosenSet> FixPlanner::chooseSet(const Discard &Dropped,
                                                           const Handle &Made, const Holding &Work,
                                                           bool MayBeApplied) {
  const std::optional<Bounds> Within = boundsOf(Dropped, Made, Work);
  if (!Within)
    return std::nullopt;
  const auto InReach = [&](llvm::ArrayRef<LocalTaskSet> Planned) {
    return scopeInReach(Dropped.Path, Function, Within->Outlived, Within->Reach, isTaskSet,
                        Planned);
  };
  std::optional<ScopeAccess> Found = InReach({});
  StringRef Header = TaskSetHeader;
  const ConfiguredTaskSet &Configured = Environment.Configured;
  const bool MayOutliveObjects = Within->Outlived.Locals.empty() && !Within->Outlived.This;
  if (!Found && !Configured.Expression.empty() && MayOutliveObjects &&
      riskOf(Dropped, Function, Work, /*OutlivesCall=*/true) == RaceRisk::None) {
    Found = ScopeAccess{Configured.Expression + ".", true};
    Header = Configured.Header;
  }
  MayBeApplied = MayBeApplied && (Found || !Dropped.IsDetached);

  const RaceRisk Risk = riskOf(Dropped, Function, Work, Found && Found->OutlivesCall);
  if (Risk == RaceRisk::Likely)
    return std::nullopt;
  MayBeApplied = MayBeApplied && Risk == RaceRisk::None;
  if (!Found)
    Found = InReach(Environment.additions(MayBeApplied, RemedyKind::Hold).setsIn(Function));
  if (Found)
    return ChosenSet{Found->Text, Header.str(), MayBeApplied, /*IsNew=*/false, {}};

  // One at the end of the same scope would wait just as the handle does. A completion
  // comes from whoever runs the executor, perhaps this very thread after the function
  // has returned: a set in it would wait for ever.
  if ((Work.WasSerial && Dropped.Variable) || Work.isLeftToExecutor())
    return std::nullopt;
  const std::optional<Placement> Allowed =
      placeTaskSet(Dropped.Path, *Dropped.Outermost, Function, Within->Outlived, Context);
  if (!Allowed)
    return std::nullopt;
  ChosenSet New{"", TaskSetHeader.str(), MayBeApplied, /*IsNew=*/true, {}};
  std::optional<std::string> Access =
      declareSet(Within->Place ? *Within->Place : *Allowed, Dropped, MayBeApplied, New.Declaration);
  if (!Access)
    return std::nullopt;
  New.Access = std::move(*Access);
  return New;
}

std::optional<Remedy> FixPlanner::hold(const Discard &Dropped, const Handle &Made,
                                       const Holding &Work, bool MayBeApplied) {
  const std::optional<ChosenSet> Set = chooseSet(Dropped, Made, Work, MayBeApplied);
  if (!Set)
    return std::nullopt;
  Remedy Result;
  Result.IsPrimary = Set->MayBeApplied;
  Result.Edits.append(Set->Declaration.begin(), Set->Declaration.end());
  include(Set->Header, Dropped.Spelled->getBeginLoc(), Result);
  giveTo(Set->Access, Work.How, Dropped, Made, Result);
  const bool JoinsDetached = Set->IsNew && Dropped.IsDetached;
  if (Work.isLeftToExecutor() && !Set->MayBeApplied)
    Result.Text += ", which must not be joined on the thread that runs it";
  else if (!JoinsDetached && (!Work.WasSerial || (!Set->IsNew && !isFollowed(Dropped))))
    Result.Text += ", which keeps it until it has finished";
  else if (!JoinsDetached && isFollowed(Dropped))
    Result.Text += ", where it runs concurrently with what follows";
  else
    Result.Text += ", which waits for it at the end of the block";
  return Result;
}

std::optional<Remedy> FixPlanner::holdInMember(const Discard &Dropped, const Handle &Made,
                                               const Holding &Work) {
  if (Made.CompletedBy == Completion::Object || Work.isLeftToExecutor() ||
      !Work.Needs.Locals.empty() ||
      scopeInReach(Dropped.Path, Function, Work.Needs, Dropped.Spelled->getBeginLoc(), isTaskSet,
                   {}) ||
      riskOf(Dropped, Function, Work, /*OutlivesCall=*/true) == RaceRisk::Likely)
    return std::nullopt;
  std::optional<NewMember> Member = newMemberFor(Function);
  if (!Member)
    return std::nullopt;

  Remedy Result;
  Result.Kind = RemedyKind::HoldInMember;
  const auto [Planned, IsNew] =
      Environment.additions(false, Result.Kind).addMember(*Member->Class, Member->Name);
  if (IsNew || Environment.FixesStandAlone)
    Result.Edits.push_back(Member->Declaration);
  include(TaskSetHeader, Member->Class->getLocation(), Result);
  giveTo(Planned + ".", Work.How, Dropped, Made, Result);
  Result.Text = "hold it in a new member '" + Planned + "' of '" +
                Member->Class->getNameAsString() +
                "', which waits for it when the object is destroyed";
  if (Work.WasSerial)
    Result.Text += "; it runs concurrently until then";
  return Result;
}

void FixPlanner::giveTo(StringRef Access, Holding::Edit How, const Discard &Dropped,
                        const Handle &Made, Remedy &Result) {
  const SourceLocation Begin = Dropped.Spelled->getBeginLoc();
  removeDiscarder(Dropped, Context, Result.Edits);
  const std::string Set = withoutAccess(Access);
  const llvm::SmallVector<const Expr *, 4> Arguments = writtenArguments(*Dropped.Value);
  switch (How) {
  case Holding::Edit::Spawn: {
    const SourceLocation CallableBegin = Arguments[*Made.Callable]->getBeginLoc();
    Result.Edits.push_back(FixItHint::CreateReplacement(
        CharSourceRange::getCharRange(Begin, CallableBegin), (Access + "spawn(").str()));
    // `std::thread{f}` ends in a brace, `std::thread(f)` in a parenthesis.
    Result.Edits.push_back(FixItHint::CreateReplacement(
        CharSourceRange::getTokenRange(Dropped.Spelled->getEndLoc(), Dropped.Spelled->getEndLoc()),
        ")"));
    Result.Text = "start it in the task set '" + Set + "'";
    break;
  }
  case Holding::Edit::Handler:
    Result.Edits.push_back(FixItHint::CreateReplacement(
        CharSourceRange::getTokenRange(Arguments[*Made.DecidingArgument]->getSourceRange()),
        (Access + "handler()").str()));
    Result.Text = "let the task set '" + Set + "' receive its completion";
    break;
  case Holding::Edit::Wrap:
    wrapIn((Access + "wrap(").str(), Arguments[*Made.DecidingArgument]->getSourceRange(), Result);
    Result.Text = "let the task set '" + Set + "' wait for it";
    break;
  case Holding::Edit::Add:
    wrapIn((Access + "add(").str(), Dropped.Spelled->getSourceRange(), Result);
    Result.Text = "hold it in the task set '" + Set + "'";
    if (Made.In)
      include(Made.In->Adaptor, Begin, Result);
    break;
  }
}

std::optional<Remedy> FixPlanner::letGo(const Discard &Dropped, const Handle &Made) {
  const bool RunsOn =
      Made.Dropped == Consequence::Detaches || Made.Dropped == Consequence::LosesError;
  const CXXRecordDecl *Record = recordOf(Made.Type);
  if (!RunsOn || Made.IsWrapped || Made.CompletedBy == Completion::Object || !Record ||
      !isMovable(*Record) || !canBeArgument(Dropped))
    return std::nullopt;
  // Nobody means work to run on when what it refers to is gone.
  const Referents Needs = referentsOfCall(*Dropped.Value, Made);
  if (Needs.This || Needs.Temporary || !Needs.Locals.empty())
    return std::nullopt;
  Remedy Result;
  Result.Kind = RemedyKind::LetGo;
  Result.Text = "let it go on purpose, and say why nobody waits for it";
  removeDiscarder(Dropped, Context, Result.Edits);
  wrapIn("holdfast::detach(", Dropped.Spelled->getSourceRange(), Result, ", \"TODO: why\")");
  include(DetachHeader, Dropped.Spelled->getBeginLoc(), Result);
  return Result;
}

void FixPlanner::wrapIn(StringRef Before, SourceRange Range, Remedy &Result,
                        StringRef After) const {
  Result.Edits.push_back(FixItHint::CreateInsertion(Range.getBegin(), Before));
  Result.Edits.push_back(FixItHint::CreateInsertion(endOf(Range, Context), After));
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
      !Environment.additions(Result.IsPrimary, Result.Kind).addHeader(File, Header))
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
  for (unsigned Number = 2; isPlanned(Name, Dropped); ++Number)
    Name = (TaskSetName + "_" + llvm::Twine(Number)).str();
  Edits.push_back(FixItHint::CreateInsertion(At, "holdfast::task_set " + Name + ";" +
                                                     separatorAt(At, Context)));
  if (!Environment.FixesStandAlone)
    Environment.additions(IsPrimary, RemedyKind::Hold).addSet(Function, {Name, At, Place.Block});
  return Name + ".";
}

bool FixPlanner::isPlanned(StringRef SetName, const Discard &Dropped) const {
  bool IsPlanned = false;
  Environment.Ledger.forEach([&](const PlannedAdditions &Additions) {
    IsPlanned |= llvm::any_of(Additions.setsIn(Function), [&](const LocalTaskSet &Set) {
      return Set.Name == SetName && llvm::is_contained(Dropped.Path, Set.Block);
    });
  });
  return IsPlanned;
}

std::optional<Remedy> FixPlanner::waitHere(const Discard &Dropped, const Handle &Made) const {
  if (Made.WaitedForBy.empty() || Dropped.Form == DiscardForm::StdIgnore ||
      Made.CompletedBy == Completion::Object || !isPostfix(*Dropped.Spelled))
    return std::nullopt;
  Remedy Result;
  Result.Kind = RemedyKind::WaitHere;
  Result.Text = "wait for it here with '" + Made.WaitedForBy + "'";
  if (Dropped.Variable) {
    // GCC takes "if (type(argument).wait(); ...)" for a declaration.
    if (!canRemoveDiscarder(Dropped, Context) ||
        (isInHead(Dropped) && isa<CXXFunctionalCastExpr, CXXTemporaryObjectExpr>(Dropped.Spelled)))
      return std::nullopt;
    removeDiscarder(Dropped, Context, Result.Edits);
  }
  Result.Edits.push_back(FixItHint::CreateInsertion(
      endOf(Dropped.Spelled->getSourceRange(), Context), "." + Made.WaitedForBy + "()"));
  return Result;
}

} // namespace holdfast
