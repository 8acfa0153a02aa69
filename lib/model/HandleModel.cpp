// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/HandleModel.h"

#include "model/Awaitable.h"
#include "support/AstHelpers.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/StringSet.h"

using namespace clang;

namespace holdfast {

namespace {

/// How many functions that only pass a handle on are looked through for the
/// spawner that made it.
constexpr unsigned MaxWrappers = 4;

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

bool applies(const SpawnCase &Case, llvm::ArrayRef<const Expr *> Arguments) {
  if (Case.Enumerators.empty())
    return true;
  if (Arguments.empty())
    return false;
  const std::optional<llvm::StringSet<>> Named = namedEnumerators(*Arguments.front());
  return Named && Named->size() == Case.Enumerators.size() &&
         llvm::all_of(Case.Enumerators,
                      [&](const std::string &Enumerator) { return Named->contains(Enumerator); });
}

bool hasType(const Expr &Expression, StringRef QualifiedName) {
  const TagDecl *Tag = Expression.getType().getNonReferenceType()->getAsTagDecl();
  return Tag && qualifiedName(*Tag) == QualifiedName;
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

} // namespace

std::optional<Handle> HandleModel::handleOf(const Expr &Value) {
  if (Value.isTypeDependent() || !Value.isPRValue())
    return std::nullopt;
  const CXXRecordDecl *Record = Value.getType()->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition())
    return std::nullopt;
  Record = Record->getDefinition();

  std::optional<Handle> Result = fromSpawner(Value, *Record, MaxWrappers);
  // A construction that starts nothing makes an empty handle, or takes over one
  // that somebody already holds.
  if (!Result && !isa<CXXConstructExpr>(Value)) {
    Result = fromType(*Record);
    if (!Result)
      Result = fromCoroutine(*Record, calleeOf(Value));
  }
  if (!Result)
    Result = fromAwaiter(Value, *Record);
  if (!Result)
    return std::nullopt;
  Result->Type = Value.getType().getCanonicalType().getUnqualifiedType();
  Result->Origin = originOf(Value);
  return Result;
}

const HandleEntry *HandleModel::entryOf(const CXXRecordDecl &Record) const {
  const HandleEntry *Entry = nullptr;
  anyRecordOrBase(Record, [&](const CXXRecordDecl &Class) {
    Entry = Known.handle(qualifiedName(Class));
    return Entry != nullptr;
  });
  return Entry;
}

std::optional<Handle> HandleModel::fromSpawner(const Expr &Value, const CXXRecordDecl &Record,
                                               unsigned Depth) {
  const FunctionDecl *Callee = calleeOf(Value);
  if (!Callee)
    return std::nullopt;

  if (const SpawnerEntry *Entry = Known.spawner(qualifiedName(*Callee))) {
    if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(Callee);
        Constructor &&
        (Constructor->isDefaultConstructor() || Constructor->isCopyOrMoveConstructor()))
      return std::nullopt;
    const llvm::SmallVector<const Expr *, 4> Arguments = writtenArguments(Value);
    const auto Case = llvm::find_if(
        Entry->Cases, [&](const SpawnCase &Each) { return applies(Each, Arguments); });
    if (Case == Entry->Cases.end())
      return std::nullopt;
    Handle Result;
    if (const HandleEntry *Type = entryOf(Record)) {
      Result.RegisteredBy = Type->RegisteredBy;
      Result.WaitedForBy = Type->WaitedForBy;
    }
    Result.Dropped = Case->Dropped;
    Result.Effect = Case->Effect;
    Result.Callable = Case->Callable;
    if (Result.Callable && !Case->CallableAfter.empty() && !Arguments.empty() &&
        hasType(*Arguments.front(), Case->CallableAfter))
      ++*Result.Callable;
    if (Result.Callable && *Result.Callable >= Arguments.size())
      Result.Callable.reset();
    Result.HowRewritten = Case->HowRewritten;
    Result.RegisteredBy = Case->RegisteredBy.value_or(Result.RegisteredBy);
    Result.CompletedBy = Case->CompletedBy;
    return Result;
  }

  // A function that only passes on what a spawner returned means what that
  // spawner means; its own arguments are not the spawner's.
  const Stmt *Body = Depth > 0 ? bodyOf(*Callee) : nullptr;
  if (!Body || !entryOf(Record))
    return std::nullopt;
  std::optional<Handle> Common;
  bool Agree = true;
  forEachReturnedValue(*Body, [&](const Expr &Returned) {
    const Expr *Written = writtenExpr(&Returned);
    std::optional<Handle> Each = fromSpawner(*Written, Record, Depth - 1);
    Agree = Agree && Each && (!Common || Common->Effect == Each->Effect);
    Common = std::move(Each);
  });
  if (!Agree || !Common)
    return std::nullopt;
  Common->Callable.reset();
  Common->HowRewritten = Rewrite::Applied;
  return Common;
}

std::optional<Handle> HandleModel::fromType(const CXXRecordDecl &Record) const {
  const HandleEntry *Entry = entryOf(Record);
  if (!Entry)
    return std::nullopt;
  Handle Result;
  Result.Dropped = Entry->Dropped;
  Result.Effect = Entry->Effect;
  Result.RegisteredBy = Entry->RegisteredBy;
  Result.WaitedForBy = Entry->WaitedForBy;
  return Result;
}

std::optional<Handle> HandleModel::fromCoroutine(const CXXRecordDecl &Record,
                                                 const FunctionDecl *Callee) {
  // Only a callee whose coroutine body is visible says more than the type.
  const FunctionDecl *Definition =
      Callee && isa_and_nonnull<CoroutineBodyStmt>(bodyOf(*Callee)) ? Callee : nullptr;
  const auto [Cached, IsNew] = CoroutineTypes.try_emplace({&Record, Definition});
  if (IsNew)
    Cached->second = readCoroutineType(Record, Definition);
  const std::optional<CoroutineType> &Type = Cached->second;
  if (!Type || Type->IsGenerator || Type->IsMadeToBeDropped)
    return std::nullopt;

  Handle Result;
  Result.IsAwaitable = Type->IsAwaitable;
  Result.RefersToArguments = true;
  if (Type->IsAwaitable)
    Result.RegisteredBy = Registration::Add;
  const auto Infer = [&](SourceLocation Where, const char *What) {
    if (Where.isValid())
      Result.InferredFrom = Evidence{Where, What};
  };

  if (Type->Drop.Terminates) {
    Result.Dropped = Consequence::Terminates;
    Result.Effect = "terminates the program here if its coroutine has not finished";
    Infer(Type->Drop.Where, "the destructor may end the program");
  } else if (Type->Start == CoroutineStart::Lazy && !Type->Drop.Resumes) {
    Result.Dropped = Consequence::NeverStarts;
    Result.Effect = Type->Drop.DestroysCoroutine
                        ? "never starts: its coroutine is destroyed before its first statement"
                        : "never starts: nothing is left that could resume its coroutine";
    Result.IsUnstarted = true;
    if (Type->InitialSuspend)
      Infer(Type->InitialSuspend->getLocation(),
            "the promise suspends the coroutine before its body");
  } else if (Type->Drop.Waits) {
    Result.Dropped = Consequence::Blocks;
    Result.Effect = "blocks here until its coroutine has finished";
    Infer(Type->Drop.Where, "the destructor waits");
  } else if (Type->Drop.Cancels || Type->Drop.DestroysCoroutine) {
    Result.Dropped = Consequence::Cancels;
    Result.Effect = Type->Drop.DestroysCoroutine
                        ? "is destroyed here, wherever its coroutine is suspended"
                        : "is cancelled here";
    Infer(Type->Drop.Where, Type->Drop.DestroysCoroutine ? "the destructor destroys the coroutine"
                                                         : "the destructor cancels the work");
  } else {
    Result.Dropped = Consequence::Detaches;
    Result.Effect = unobserved(Type->Error);
    if (Type->InitialSuspend && Type->Start == CoroutineStart::Eager)
      Infer(Type->InitialSuspend->getLocation(),
            "the coroutine runs at once, and the destructor leaves it running");
  }
  return Result;
}

std::optional<Handle> HandleModel::fromAwaiter(const Expr &Value,
                                               const CXXRecordDecl &Record) const {
  if (isInStd(Record) || !isAwaitable(Record) || entryOf(Record))
    return std::nullopt;
  if (const auto *Construction = dyn_cast<CXXConstructExpr>(&Value);
      Construction && (Construction->getNumArgs() == 0 ||
                       Construction->getConstructor()->isCopyOrMoveConstructor()))
    return std::nullopt;
  // A coroutine type got here because it need not be held, and one that is
  // built by hand is empty.
  if (readCoroutineType(Record, nullptr))
    return std::nullopt;
  Handle Result;
  Result.IsAwaitable = true;
  Result.RefersToArguments = true;
  Result.RegisteredBy = Registration::Add;
  // With other ways to observe it than awaiting, it may well be running.
  Result.IsUnstarted = !hasJoiningVocabulary(Record);
  Result.Dropped = Result.IsUnstarted ? Consequence::NeverStarts : Consequence::LosesError;
  Result.Effect = Result.IsUnstarted ? "never starts: nothing awaits it"
                                     : "can no longer be awaited: its outcome is lost";
  Result.InferredFrom = Evidence{Record.getLocation(), "the type can be awaited"};
  return Result;
}

} // namespace holdfast
