// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/HandleModel.h"

#include "model/Annotations.h"
#include "model/Awaitable.h"
#include "model/CallFacts.h"
#include "model/Sender.h"
#include "support/AstHelpers.h"
#include "support/ClangVersion.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace holdfast {

namespace {

/// How many functions that only pass a handle on are looked through for the
/// spawner that made it.
constexpr unsigned MaxPassedOn = 4;
/// How many members of a chain are looked through for one that handles errors.
constexpr unsigned MaxChain = 8;

Severity severityOf(Consequence Dropped) {
  return Dropped == Consequence::Detaches || Dropped == Consequence::LosesError ? Severity::Medium
                                                                                : Severity::High;
}

/// What every entry of the catalogue says of a handle that is dropped.
template <typename Entry> void setMeaning(Handle &Result, const Entry &Says, const Library &In) {
  Result.Dropped = Says.Dropped;
  Result.Effect = Says.Effect;
  Result.Gravity = Says.Gravity ? *Says.Gravity : In.Gravity.value_or(severityOf(Says.Dropped));
  Result.IsUnstarted = Says.Dropped == Consequence::NeverStarts;
  Result.In = &In;
}

/// What the entry of the type says about holding one.
void setRegistration(Handle &Result, const HandleEntry &Says) {
  Result.CallbacksMayDrop = Says.CallbacksMayDrop;
  Result.IsAwaitable = Says.IsAwaitable.value_or(Result.IsAwaitable);
  Result.IsAwaitableInLibrary = Says.IsAwaitable.value_or(false);
  Result.RegisteredBy = Says.RegisteredBy;
  Result.WaitedForBy = Says.WaitedForBy;
  Result.Queries = Says.Queries;
  Result.Remedy = Says.Remedy;
}

std::string unobserved(CoroutineError Error) {
  const std::string Effect = "runs on unobserved: nothing can wait for it";
  switch (Error) {
  case CoroutineError::IsLost:
    return Effect + ", and its exception is lost";
  case CoroutineError::Terminates:
    return Effect + ", and its exception ends the program";
  case CoroutineError::IsThrownToResumer:
    return Effect + ", and its exception hits whoever resumes it";
  }
  llvm_unreachable("all fates are named");
}

std::string originOf(const Expr &Value) {
  if (isa<CXXConstructExpr>(Value))
    return "";
  if (isa<CoawaitExpr>(Value))
    return "that 'co_await' yields";
  const FunctionDecl *Callee = calleeOf(Value);
  if (!Callee || !Callee->getIdentifier())
    return "";
  return "returned by '" + qualifiedName(*Callee) + "'";
}

/// Whether \p Value awaits a member call that gives the object's own work back once
/// it has finished: `co_await result.resolve()`.
bool awaitsItsObject(const Expr &Value) {
  const auto *Await = dyn_cast<CoawaitExpr>(&Value);
  const Expr *Object = Await ? objectOf(*writtenExpr(Await->getOperand())) : nullptr;
  return Object && recordBehind(Object->getType()) == recordBehind(Value.getType());
}

bool matches(llvm::ArrayRef<NamePattern> Patterns, StringRef Name) {
  return llvm::any_of(Patterns, [&](const NamePattern &Each) { return Each.Glob.match(Name); });
}

/// A construction that starts nothing makes an empty handle, or takes over one
/// that somebody already holds.
bool makesEmptyOrMoved(const CXXConstructExpr &Construction) {
  return Construction.getNumArgs() == 0 || Construction.getConstructor()->isCopyOrMoveConstructor();
}

Handle fromCoroutine(const CoroutineType &Type) {
  Handle Result;
  Result.IsAwaitable = Type.IsAwaitable;
  Result.RefersToArguments = true;
  if (Type.IsAwaitable)
    Result.RegisteredBy = Registration::Add;
  const auto Infer = [&](SourceLocation Where, const char *What) {
    if (Where.isValid())
      Result.InferredFrom = Clue{Where, What};
  };

  if (Type.Drop.Terminates) {
    Result.Dropped = Consequence::Terminates;
    Result.Effect = "terminates the program here if its coroutine has not finished";
    Infer(Type.Drop.Where, "the destructor may end the program");
  } else if (Type.Start == CoroutineStart::Lazy && !Type.Drop.Resumes) {
    Result.Dropped = Consequence::NeverStarts;
    Result.Effect = Type.Drop.DestroysCoroutine
                        ? "never starts: its coroutine is destroyed before its first statement"
                        : "never starts: nothing is left that could resume its coroutine";
    Result.IsUnstarted = true;
    if (Type.InitialSuspend)
      Infer(Type.InitialSuspend->getLocation(),
            "the promise suspends the coroutine before its body");
  } else if (Type.Drop.Waits) {
    Result.Dropped = Consequence::Blocks;
    Result.Effect = "blocks here until its coroutine has finished";
    Infer(Type.Drop.Where, "the destructor waits");
  } else if (Type.Drop.Cancels || Type.Drop.DestroysCoroutine) {
    Result.Dropped = Consequence::Cancels;
    Result.Effect = Type.Drop.DestroysCoroutine
                        ? "is destroyed here, wherever its coroutine is suspended"
                        : "is cancelled here";
    Infer(Type.Drop.Where, Type.Drop.DestroysCoroutine ? "the destructor destroys the coroutine"
                                                       : "the destructor cancels the work");
  } else {
    Result.Dropped = Consequence::Detaches;
    Result.Effect = unobserved(Type.Error);
    if (Type.InitialSuspend && Type.Start == CoroutineStart::Eager)
      Infer(Type.InitialSuspend->getLocation(),
            "the coroutine runs at once, and the destructor leaves it running");
  }
  return Result;
}

/// What destroying an object does of whose work nothing else is known.
Handle fromDrop(const DropEffect &Drop) {
  Handle Result;
  if (Drop.Terminates) {
    Result.Dropped = Consequence::Terminates;
    Result.Effect = "may terminate the program here";
  } else if (Drop.Waits) {
    Result.Dropped = Consequence::Blocks;
    Result.Effect = "blocks here until its work has finished";
  } else if (Drop.Cancels || Drop.DestroysCoroutine) {
    Result.Dropped = Consequence::Cancels;
    Result.Effect = "is cancelled here";
  } else {
    Result.Dropped = Consequence::Detaches;
    Result.Effect = "runs on unobserved: nothing can wait for it any more";
  }
  return Result;
}

Handle fromSender(const CXXRecordDecl &Record, const Catalog &Known) {
  Handle Result;
  if (const CXXRecordDecl *Concept = senderConcept(Record))
    Result.In = Known.libraryOf(qualifiedName(*Concept));
  Result.Dropped = Consequence::NeverStarts;
  Result.Effect = "never starts: nothing connects the sender to a receiver";
  Result.IsUnstarted = true;
  Result.RefersToArguments = true;
  Result.InferredFrom = Clue{Record.getLocation(), "the type is a sender"};
  return Result;
}

/// Whether \p Callee makes what it returns, as opposed to showing one of several
/// owners.
bool makesItsResult(const FunctionDecl &Callee) {
  const std::string Name = qualifiedName(Callee);
  return Name == "std::make_shared" || Name == "std::allocate_shared";
}

/// What is known of a member that only its name says to detach.
const DetacherEntry &unlistedDetacher() {
  static const DetacherEntry Entry = [] {
    DetacherEntry Result;
    Result.Effect = "runs on unobserved: nothing can wait for it any more";
    return Result;
  }();
  return Entry;
}

/// Of `new std::thread(f)` what the object is made by; any other \p Value itself.
const Expr *objectMadeBy(const Expr &Value) {
  const auto *New = dyn_cast<CXXNewExpr>(&Value);
  return New && New->getInitializer() ? writtenExpr(New->getInitializer()) : &Value;
}

} // namespace

HandleModel::HandleModel(std::shared_ptr<const Catalog> Known, ModelOptions Options)
    : Known(std::move(Known)), Options(std::move(Options)), Declarations(*this->Known) {}

std::optional<Handle> HandleModel::handleOf(const Expr &Value) {
  const FunctionDecl *Callee = calleeOf(Value);
  // What only ends a handle's life drops what it is given.
  if (const auto *Call = dyn_cast<CallExpr>(&Value);
      Call && Callee && Call->getNumArgs() > 0 && Declarations.of(*Callee).IsDropper)
    return handleOf(*writtenExpr(Call->getArg(0)->IgnoreParenCasts()));

  // What stands for a list in a template has no type.
  if (Value.isTypeDependent() || Value.getType().isNull() || !Value.isPRValue() ||
      !(Value.getType()->isPointerType() || Value.getType()->getAsCXXRecordDecl()))
    return std::nullopt;
  if (Callee && isAllowed(*Callee))
    return std::nullopt;
  if (awaitsItsObject(Value))
    return std::nullopt;
  std::optional<Handle> Result = handleOfValue(Value);
  if (!Result || Result->Gravity < Options.MinimumSeverity)
    return std::nullopt;
  followUnstarted(Value, *Result);
  const bool OnlyErrorsMatter =
      Result->Dropped == Consequence::Detaches || Result->Dropped == Consequence::LosesError;
  if (OnlyErrorsMatter && seesToItsErrors(Value, MaxChain))
    return std::nullopt;
  if (isTakenCareOf(Value))
    return std::nullopt;
  // A class is known by its own name, but what a pointer of C points to often has
  // only a typedef that one would recognize.
  const QualType Type = Value.getType();
  Result->Type = (Type->isPointerType() ? Type : Type.getCanonicalType()).getUnqualifiedType();
  Result->Origin = originOf(Value);
  return Result;
}

std::optional<Handle> HandleModel::handleOfValue(const Expr &Value) {
  const FunctionDecl *Callee = calleeOf(Value);
  if (Callee && isAnnotated(*Callee, "holdfast::detached"))
    return std::nullopt;
  const CXXRecordDecl *Record = Value.getType()->getAsCXXRecordDecl();
  if (Record && isAllowed(*Record))
    return std::nullopt;
  // The spawner decides even where it says that there is nothing to hold.
  if (isMeantToBeDropped(Value, MaxPassedOn))
    return std::nullopt;
  if (Callee) {
    for (const auto *Argument : isa<CallExpr>(Value)
                                    ? cast<CallExpr>(Value).arguments()
                                    : llvm::iterator_range<CallExpr::const_arg_iterator>({}, {}))
      if (const CXXRecordDecl *Type = Argument ? recordBehind(Argument->getType()) : nullptr)
        if (const auto Entry = Declarations.of(*Type).Argument; Entry && Entry->IsMeantToBeDropped)
          return std::nullopt;
  }
  if (std::optional<Handle> Result = fromSpawner(Value, MaxPassedOn))
    return Result;
  if (Callee)
    if (std::optional<Handle> Result = fromAnnotation(*Callee, nullptr))
      return Result;
  if (std::optional<Handle> Result = fromArguments(Value))
    return Result;

  if (Value.getType()->isPointerType())
    return isa<CallExpr>(Value) ? handleOfType(Value.getType()) : std::nullopt;
  if (!Record || !Record->hasDefinition())
    return std::nullopt;
  Record = Record->getDefinition();
  if (const auto *Construction = dyn_cast<CXXConstructExpr>(&Value)) {
    // Of what is built by hand only an awaiter is unstarted work; a handle type
    // is empty, and a wrapper has what it is given.
    if (makesEmptyOrMoved(*Construction) || Declarations.of(*Record).Handle)
      return std::nullopt;
    if (fromWrapped(*Record)) {
      for (const Expr *Argument : Construction->arguments())
        if (std::optional<Handle> Held = handleOf(*objectMadeBy(*writtenExpr(Argument)))) {
          Held->IsWrapped = true;
          Held->Callable.reset();
          Held->RegisteredBy = Registration::None;
          Held->WaitedForBy.clear();
          return Held;
        }
      return std::nullopt;
    }
    return fromBuiltAwaiter(*Record);
  }
  if (std::optional<Handle> Result = fromRecord(*Record, Callee)) {
    // Of an object with several owners this may be any but the last.
    if (Result->IsWrapped && Record->getIdentifier() && Record->getName() == "shared_ptr" &&
        !(Callee &&
          (makesItsResult(*Callee) ||
           (Callee->getIdentifier() && isNamedAlike(Callee->getName(), Options.SpawnFunctions)))))
      return std::nullopt;
    return Result;
  }
  if (!Callee)
    return std::nullopt;
  if (std::optional<Handle> Result = fromName(*Callee, *Record))
    return Result;
  return fromContinuation(Value, *Callee, *Record);
}

std::optional<Handle> HandleModel::handleOfType(QualType Type) {
  if (Type.isNull() || Type->isDependentType())
    return std::nullopt;
  std::optional<Handle> Result;
  if (Type->isPointerType()) {
    const CXXRecordDecl *Pointee = recordBehind(Type);
    const auto Entry = Pointee ? Declarations.of(*Pointee).Handle : Listing<HandleEntry>();
    if (!Entry || !Entry->IsPointer)
      return std::nullopt;
    Result.emplace();
    setMeaning(*Result, *Entry.Says, *Entry.In);
    setRegistration(*Result, *Entry.Says);
  } else {
    const CXXRecordDecl *Record = Type->getAsCXXRecordDecl();
    if (!Record || !Record->hasDefinition() || isAllowed(*Record))
      return std::nullopt;
    Result = fromRecord(*Record->getDefinition(), nullptr);
  }
  if (!Result || Result->Gravity < Options.MinimumSeverity)
    return std::nullopt;
  Result->Type = Type.getCanonicalType().getUnqualifiedType();
  return Result;
}

std::optional<Handle> HandleModel::handleReturnedBy(const FunctionDecl *Function, QualType Result) {
  const CXXRecordDecl *Record = Result.isNull() ? nullptr : Result->getAsCXXRecordDecl();
  if (!Function || !Record || !Record->hasDefinition())
    return handleOfType(Result);
  if (isAllowed(*Function) || Declarations.of(*Function).IsConsumer ||
      isAnnotated(*Function, "holdfast::detached"))
    return std::nullopt;
  const Stmt *Body = bodyOf(*Function);
  std::optional<Handle> Common;
  bool MayBeDropped = false;
  bool Agree = Body != nullptr;
  if (Body && !isa<CoroutineBodyStmt>(Body)) {
    forEachReturnedValue(*Body, [&](const Expr &Returned) {
      const Expr *Written = writtenExpr(&Returned);
      std::optional<Handle> Each = handleOf(*Written);
      // Of a call handleOf() knows more than the type tells.
      MayBeDropped |= !Each && isa<CallExpr>(Written);
      Agree = Agree && Each && (!Common || Common->Effect == Each->Effect);
      Common = std::move(Each);
    });
    if (MayBeDropped)
      return std::nullopt;
  }
  if (!Agree || !Common)
    Common = handleOfType(Result);
  if (!Common && !isAllowed(*Record))
    Common = fromName(*Function, *Record->getDefinition());
  if (!Common || Common->Gravity < Options.MinimumSeverity)
    return std::nullopt;
  Common->Type = Result.getCanonicalType().getUnqualifiedType();
  Common->Callable.reset();
  return Common;
}

std::optional<ScopeType> HandleModel::scopeOf(QualType Type) {
  const CXXRecordDecl *Record = Type.isNull() ? nullptr : recordBehind(Type);
  return Record ? scopeOf(*Record) : std::nullopt;
}

std::optional<ScopeType> HandleModel::scopeOf(const CXXRecordDecl &Record) {
  const auto Found = ScopeTypes.find(&Record);
  if (Found != ScopeTypes.end())
    return Found->second;
  const std::optional<ScopeType> Scope =
      scopeType(Record, *Known, [this](QualType Each) { return isHandle(Each); });
  return ScopeTypes.try_emplace(&Record, Scope).first->second;
}

bool HandleModel::isTakenCareOf(const Expr &Call) {
  const FunctionDecl *Callee = calleeOf(Call);
  if (!Callee || isa<CXXConstructorDecl>(Callee))
    return false;
  if (Declarations.of(*Callee).IsConsumer || isAnnotated(*Callee, "holdfast::consumes") ||
      llvm::any_of(Callee->parameters(), [](const ParmVarDecl *Parameter) {
        return isAnnotated(*Parameter, "holdfast::consumes");
      }))
    return true;
  const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
  const Expr *Object = objectOf(Call);
  if (!Method || !Object)
    return false;
  const std::optional<ScopeType> Scope = scopeOf(Object->getType());
  return Scope && takesOver(*Scope, *Method, [this](QualType Each) { return isHandle(Each); });
}

bool HandleModel::isMeantToBeDropped(const Expr &Value, unsigned Depth) {
  const FunctionDecl *Callee = calleeOf(Value);
  if (!Callee)
    return false;
  const KnownFunction &Function = Declarations.of(*Callee);
  if (const auto Entry = Function.Spawner)
    return llvm::any_of(Entry->Cases, [&](const SpawnCase &Case) {
      return Case.IsMeantToBeDropped && applies(Case, *Entry.Says, Value);
    });
  if (Depth == 0)
    return false;
  // `makeFuture(1).unit()` is as ready as what it is made of.
  const Expr *Object = objectOf(Value);
  if (Object && llvm::any_of(Function.Continuations, [&](const ContinuationEntry *Entry) {
        return Entry->Errors == ErrorFate::Unchanged && applies(*Entry, Value);
      }))
    return isMeantToBeDropped(*Object, Depth - 1);
  // A function that does nothing but pass such a thing on.
  const CXXRecordDecl *Record = recordBehind(Value.getType());
  const Stmt *Body =
      Record && Declarations.of(*Record).Handle && !isInStd(*Callee) ? bodyOf(*Callee) : nullptr;
  bool IsPassedOn = Body != nullptr && !isa<CoroutineBodyStmt>(Body);
  bool Returns = false;
  if (IsPassedOn)
    forEachReturnedValue(*Body, [&](const Expr &Returned) {
      Returns = true;
      IsPassedOn = IsPassedOn && isMeantToBeDropped(*writtenExpr(&Returned), Depth - 1);
    });
  return IsPassedOn && Returns;
}

bool HandleModel::isAllowed(const FunctionDecl &Function) {
  return !Options.AllowedFunctions.empty() &&
         matches(Options.AllowedFunctions, Declarations.of(Function).Name);
}

bool HandleModel::isAllowed(const CXXRecordDecl &Type) {
  return !Options.AllowedTypes.empty() && matches(Options.AllowedTypes, Declarations.of(Type).Name);
}

const DetacherEntry *HandleModel::detacherOf(const Expr &Call) {
  const FunctionDecl *Callee = calleeOf(Call);
  if (Callee)
    if (const DetacherEntry *Entry = Declarations.of(*Callee).Detacher)
      return Entry;
  for (const Expr *Argument : writtenArguments(Call))
    if (const CXXRecordDecl *Record = recordBehind(Argument->getType()))
      if (const DetacherEntry *Entry = Declarations.of(*Record).DetachingArgument)
        return Entry;
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
  if (Operator && Operator->getOperator() == OO_Equal)
    if (const CXXRecordDecl *Target = recordBehind(Operator->getArg(0)->getType()))
      return Declarations.of(*Target).DetachingTarget;
  return isDetachedByName(Call) ? &unlistedDetacher() : nullptr;
}

bool HandleModel::isDetachedByName(const Expr &Call) {
  const FunctionDecl *Callee = calleeOf(Call);
  const Expr *Object = objectOf(Call);
  if (!Options.InfersHandles || !Callee || !Object || !Callee->getIdentifier() ||
      !isNamedAlike(Callee->getName(), {"detach"}))
    return false;
  const std::optional<Handle> Detached = handleOfType(Object->getType().getNonReferenceType());
  return Detached && Detached->InferredFrom;
}

std::optional<Handle> HandleModel::fromSpawner(const Expr &Value, unsigned Depth) {
  const FunctionDecl *Callee = calleeOf(Value);
  if (!Callee)
    return std::nullopt;
  const CXXRecordDecl *Record = recordBehind(Value.getType());
  const auto Type = Record ? Declarations.of(*Record).Handle : Listing<HandleEntry>();

  if (const auto Entry = Declarations.of(*Callee).Spawner) {
    if (const auto *Construction = dyn_cast<CXXConstructExpr>(&Value);
        Construction && makesEmptyOrMoved(*Construction))
      return std::nullopt;
    const auto Case = llvm::find_if(
        Entry->Cases, [&](const SpawnCase &Each) { return applies(Each, *Entry.Says, Value); });
    if (Case == Entry->Cases.end() || Case->IsMeantToBeDropped)
      return std::nullopt;
    Handle Result;
    if (Case->LeavesMeaningToType) {
      std::optional<Handle> Typed = handleOfType(Value.getType());
      if (!Typed)
        return std::nullopt;
      Result = std::move(*Typed);
    } else {
      Result.IsAwaitable = Record && Record->hasDefinition() && isAwaitable(*Record);
      Result.RefersToArguments = Result.IsAwaitable;
      if (Type)
        setRegistration(Result, *Type.Says);
      setMeaning(Result, *Case, *Entry.In);
    }
    const llvm::SmallVector<const Expr *, 4> Arguments = writtenArguments(Value);
    Result.Callable = Case->Callable;
    if (Result.Callable && !Case->CallableAfter.empty() && !Arguments.empty() &&
        hasType(*Arguments.front(), Case->CallableAfter))
      ++*Result.Callable;
    if (Result.Callable && *Result.Callable >= Arguments.size())
      Result.Callable.reset();
    Result.HowRewritten = Case->HowRewritten;
    Result.RegisteredBy = Case->RegisteredBy.value_or(Result.RegisteredBy);
    Result.JoinedBy = Case->JoinedBy;
    if (!Case->Remedy.empty())
      Result.Remedy = Case->Remedy;
    Result.CompletedBy = Case->CompletedBy;
    return Result;
  }

  // A function that only passes on what a spawner returned means what that
  // spawner means; its own arguments are not the spawner's. Only bodies that may
  // decide are asked for: the CI driver does without those of the standard library.
  const Stmt *Body = Type && Depth > 0 && !isInStd(*Callee) ? bodyOf(*Callee) : nullptr;
  if (!Body)
    return std::nullopt;
  std::optional<Handle> Common;
  bool Agree = true;
  forEachReturnedValue(*Body, [&](const Expr &Returned) {
    const Expr *Written = writtenExpr(&Returned);
    std::optional<Handle> Each = fromSpawner(*Written, Depth - 1);
    Agree = Agree && Each && (!Common || Common->Effect == Each->Effect);
    Common = std::move(Each);
  });
  if (!Agree || !Common)
    return std::nullopt;
  Common->Callable.reset();
  Common->HowRewritten = Rewrite::Applied;
  // What was said of the promise or the packaged task is not the caller's matter.
  if (Common->CompletedBy == Completion::Object)
    Common->Effect = "runs on unobserved: its result and any exception are lost";
  return Common;
}

std::optional<Handle> HandleModel::fromArguments(const Expr &Value) {
  if (!isa<CallExpr>(Value))
    return std::nullopt;
  const llvm::SmallVector<const Expr *, 4> Arguments = writtenArguments(Value);
  for (unsigned Index = 0; Index < Arguments.size(); ++Index) {
    const CXXRecordDecl *Type = recordBehind(Arguments[Index]->getType());
    const auto Entry = Type ? Declarations.of(*Type).Argument : Listing<ArgumentEntry>();
    if (!Entry)
      continue;
    Handle Result;
    const CXXRecordDecl *Record = recordBehind(Value.getType());
    if (const auto Typed = Record ? Declarations.of(*Record).Handle : Listing<HandleEntry>())
      setRegistration(Result, *Typed.Says);
    setMeaning(Result, *Entry.Says, *Entry.In);
    // The type may be held or waited for in ways that do not go with this token.
    Result.RegisteredBy = Entry->RegisteredBy;
    // A set that is joined on the thread of the event loop would wait for ever.
    Result.HowRewritten = Rewrite::Offered;
    Result.WaitedForBy.clear();
    Result.DecidingArgument = Index;
    return Result;
  }
  return std::nullopt;
}

std::optional<Handle> HandleModel::fromRecord(const CXXRecordDecl &Record,
                                              const FunctionDecl *Callee) {
  // Only a callee whose coroutine body is visible says more than the type.
  const FunctionDecl *Definition =
      Callee && !isInStd(*Callee) && isa_and_nonnull<CoroutineBodyStmt>(bodyOf(*Callee)) ? Callee
                                                                                         : nullptr;
  const std::pair Key(&Record, Definition);
  const auto Found = Records.find(Key);
  if (Found != Records.end())
    return Found->second;
  // A type that holds itself is not read for ever.
  Records.try_emplace(Key, std::nullopt);
  std::optional<Handle> Result = readRecord(Record, Definition);
  Records[Key] = Result;
  return Result;
}

std::optional<Handle> HandleModel::readRecord(const CXXRecordDecl &Record,
                                              const FunctionDecl *Callee) {
  if (Declarations.of(Record).IsExempt || isAnnotated(Record, "holdfast::detached"))
    return std::nullopt;
  if (const auto Entry = Declarations.of(Record).Handle) {
    if (Entry->IsPointer)
      return std::nullopt;
    Handle Result;
    if (Entry->IsReadFromDestructor) {
      Result = fromDrop(analyzeDrop(Record));
      Result.Gravity =
          Entry->Gravity.value_or(Entry.In->Gravity.value_or(severityOf(Result.Dropped)));
      Result.In = Entry.In;
    } else {
      setMeaning(Result, *Entry.Says, *Entry.In);
    }
    Result.IsAwaitable = isAwaitable(Record);
    Result.RefersToArguments = Result.IsAwaitable;
    setRegistration(Result, *Entry.Says);
    return Result;
  }
  const std::optional<CoroutineType> Coroutine = readCoroutineType(Record, Callee);
  if (std::optional<Handle> Result = fromAnnotation(Record, Coroutine ? &Coroutine->Drop : nullptr))
    return Result;
  if (std::optional<Handle> Result = fromWrapped(Record))
    return Result;
  if (!Options.InfersHandles)
    return std::nullopt;
  if (Coroutine) {
    if (Coroutine->IsGenerator || Coroutine->IsMadeToBeDropped)
      return std::nullopt;
    Handle Result = fromCoroutine(*Coroutine);
    Result.Gravity = severityOf(Result.Dropped);
    return Result;
  }
  if (isSender(Record))
    return fromSender(Record, *Known);
  if (std::optional<Handle> Result = fromAwaiter(Record))
    return Result;
  if (const Attr *Signal = coroutineTypeAttribute(Record); Signal && hasJoiningVocabulary(Record)) {
    Handle Result = fromDrop(analyzeDrop(Record));
    Result.InferredFrom =
        Clue{Signal->getLocation(), "an attribute says that coroutines return it"};
    return Result;
  }
  return std::nullopt;
}

std::optional<Handle> HandleModel::fromAnnotation(const Decl &Declared, const DropEffect *Drop) {
  const auto *Record = dyn_cast<CXXRecordDecl>(&Declared);
  std::optional<AnnotatedHandle> Said;
  if (Record)
    anyRecordOrBase(*Record, [&](const CXXRecordDecl &Class) {
      Said = annotatedHandle(Class);
      return Said.has_value();
    });
  else
    Said = annotatedHandle(Declared);
  if (!Said)
    return std::nullopt;
  const SourceLocation Where = Said->Attribute->getLocation();
  if (!Said->Problem.empty())
    Problems.push_back({Where, Said->Problem});
  Handle Result;
  if (Said->Dropped) {
    Result.Dropped = *Said->Dropped;
    Result.Effect = usualEffect(Result.Dropped);
    Result.IsUnstarted = Result.Dropped == Consequence::NeverStarts;
  } else if (Drop || Record) {
    Result = fromDrop(Drop ? *Drop : analyzeDrop(*Record));
  } else {
    Result.Effect = usualEffect(Result.Dropped);
  }
  if (Record) {
    Result.IsAwaitable = isAwaitable(*Record);
    if (Result.IsAwaitable)
      Result.RegisteredBy = Registration::Add;
  }
  Result.RefersToArguments = true;
  Result.Gravity = severityOf(Result.Dropped);
  Result.InferredFrom = Clue{Where, "it is annotated as a handle"};
  return Result;
}

std::optional<Handle> HandleModel::fromWrapped(const CXXRecordDecl &Record) {
  const auto *Specialization = dyn_cast<ClassTemplateSpecializationDecl>(&Record);
  if (!Specialization ||
      !(Declarations.of(Record).IsWrapper || (!isInStd(Record) && holdsValueOrError(Record))))
    return std::nullopt;
  const auto FromType = [&](const TemplateArgument &Argument) -> std::optional<Handle> {
    if (Argument.getKind() != TemplateArgument::Type)
      return std::nullopt;
    std::optional<Handle> Held = handleOfType(Argument.getAsType());
    if (!Held)
      return std::nullopt;
    Held->Effect = "holds a '" +
                   Argument.getAsType().getAsString(
                       PrintingPolicy(Record.getASTContext().getPrintingPolicy())) +
                   "', which " + Held->Effect;
    Held->IsWrapped = true;
    Held->IsAwaitable = false;
    Held->RegisteredBy = Registration::None;
    Held->WaitedForBy.clear();
    return Held;
  };
  for (const TemplateArgument &Argument : Specialization->getTemplateArgs().asArray()) {
    if (Argument.getKind() == TemplateArgument::Pack) {
      for (const TemplateArgument &Each : Argument.pack_elements())
        if (std::optional<Handle> Held = FromType(Each))
          return Held;
    } else if (std::optional<Handle> Held = FromType(Argument)) {
      return Held;
    }
  }
  return std::nullopt;
}

std::optional<Handle> HandleModel::fromBuiltAwaiter(const CXXRecordDecl &Record) {
  const auto [Known, IsNew] = BuiltAwaiters.try_emplace(&Record);
  if (IsNew && Options.InfersHandles && !readCoroutineType(Record, nullptr) && !isSender(Record))
    Known->second = fromAwaiter(Record);
  return Known->second;
}

std::optional<Handle> HandleModel::fromAwaiter(const CXXRecordDecl &Record) const {
  if (isInStd(Record) || !isAwaitable(Record))
    return std::nullopt;
  Handle Result;
  Result.IsAwaitable = true;
  Result.RefersToArguments = true;
  Result.RegisteredBy = Registration::Add;
  // With other ways to observe it than awaiting, it may well be running.
  Result.IsUnstarted = !hasJoiningVocabulary(Record);
  Result.Dropped = Result.IsUnstarted ? Consequence::NeverStarts : Consequence::LosesError;
  Result.Gravity = severityOf(Result.Dropped);
  Result.Effect = Result.IsUnstarted ? "never starts: nothing awaits it"
                                     : "can no longer be awaited: its outcome is lost";
  Result.InferredFrom = Clue{Record.getLocation(), "the type can be awaited"};
  return Result;
}

std::optional<Handle> HandleModel::fromName(const FunctionDecl &Callee,
                                            const CXXRecordDecl &Record) {
  if (!Options.InfersHandles || isInStd(Record) || isInStd(Callee) || !Callee.getIdentifier() ||
      !isNamedAlike(Callee.getName(), Options.SpawnFunctions) || !canBeJoined(Record))
    return std::nullopt;
  if (Declarations.of(Record).IsExempt)
    return std::nullopt;
  Handle Result = fromDrop(analyzeDrop(Record));
  Result.Gravity = severityOf(Result.Dropped);
  Result.InferredFrom =
      Clue{Callee.getLocation(), "its name says that it starts work, and its result can be joined"};
  return Result;
}

std::optional<Handle> HandleModel::fromContinuation(const Expr &Value, const FunctionDecl &Callee,
                                                    const CXXRecordDecl &Record) {
  const Expr *Object = objectOf(Value);
  if (!Options.InfersHandles || !Object || !Callee.getIdentifier() ||
      !isNamedAlike(Callee.getName(), {"then"}) || !canBeJoined(Record) || !handleOf(*Object))
    return std::nullopt;
  Handle Result = fromDrop(analyzeDrop(Record));
  Result.Gravity = severityOf(Result.Dropped);
  Result.InferredFrom = Clue{Callee.getLocation(),
                             "it continues work that was started, and its result can be joined"};
  return Result;
}

void HandleModel::followUnstarted(const Expr &Value, Handle &Made) {
  const FunctionDecl *Callee = calleeOf(Value);
  const Expr *Object = Callee ? objectOf(Value) : nullptr;
  if (!Object || Declarations.of(*Callee).Continuations.empty() ||
      llvm::any_of(Declarations.of(*Callee).Continuations,
                   [](const ContinuationEntry *Entry) { return Entry->Starts; }))
    return;
  const std::optional<Handle> Before = handleOf(*Object);
  if (!Before || Before->Dropped != Consequence::NeverStarts)
    return;
  Made.Dropped = Before->Dropped;
  Made.Effect = Before->Effect;
  Made.Gravity = Before->Gravity;
}

bool HandleModel::seesToItsErrors(const Expr &Value, unsigned Depth) {
  const FunctionDecl *Callee = calleeOf(Value);
  if (!Callee || Depth == 0)
    return false;
  for (const ContinuationEntry *Entry : Declarations.of(*Callee).Continuations) {
    if (!applies(*Entry, Value))
      continue;
    if (Entry->Errors == ErrorFate::Unchanged) {
      const Expr *Object = objectOf(Value);
      return Object && seesToItsErrors(*Object, Depth - 1);
    }
    return Entry->Errors == ErrorFate::Handled;
  }
  return false;
}

} // namespace holdfast
