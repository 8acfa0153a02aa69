// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/DropAnalysis.h"

#include "support/AstHelpers.h"

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace holdfast {

namespace {

/// How a piece of code is reached.
enum class Reached {
  Always,
  /// Only when the coroutine is done, or by the last of several owners: what it
  /// destroys does not run any more, or is not ours alone.
  WhenFinished,
};

/// Calls named so are made on the way to the destructor's effect often enough;
/// deeper ones say more about a library's internals than about the handle.
constexpr unsigned MaxDepth = 4;

class EffectReader {
public:
  DropEffect Effect;

  void readDestructor(const CXXRecordDecl &Record, unsigned Depth);
  void readFunction(const FunctionDecl &Function, Reached How, unsigned Depth);

private:
  void readStmt(const Stmt *Statement, Reached How, unsigned Depth);
  void readCall(const CallExpr &Call, Reached How, unsigned Depth);
  void readUniquePointer(const CXXRecordDecl &Pointer, unsigned Depth);
  void note(bool DropEffect::*What, const Stmt &Where) {
    if (!(Effect.*What) && Effect.Where.isInvalid())
      Effect.Where = Where.getBeginLoc();
    Effect.*What = true;
  }

  llvm::SmallPtrSet<const Decl *, 16> Seen;
};

/// The name a call is made by, also when it depends on template arguments.
StringRef calledName(const CallExpr &Call) {
  if (const auto *Function = dyn_cast_or_null<NamedDecl>(Call.getCalleeDecl()))
    return Function->getIdentifier() ? Function->getName() : "";
  const Expr *Callee = Call.getCallee()->IgnoreParenImpCasts();
  DeclarationName Name;
  if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(Callee))
    Name = Member->getMember();
  else if (const auto *Overloaded = dyn_cast<OverloadExpr>(Callee))
    Name = Overloaded->getName();
  else if (const auto *Dependent = dyn_cast<DependentScopeDeclRefExpr>(Callee))
    Name = Dependent->getDeclName();
  return Name.isIdentifier() && Name.getAsIdentifierInfo() ? Name.getAsIdentifierInfo()->getName()
                                                           : "";
}

/// What a branch depends on, as far as the fate of a coroutine goes.
enum class Guard {
  /// Whether there is one: `if (frame)`, `if (frame != nullptr)`.
  Presence,
  Done,
  NotDone,
  /// Something else, such as whether this is the last of several owners:
  /// `if (--references == 0)`, `if (state.exchange(dropped) == finished)`.
  Other,
};

/// Whether \p Value is a variable or member as it stands, at most emptied by
/// std::exchange, and not the result of some operation.
bool isPlainValue(const Expr *Value, unsigned Depth = 0) {
  // `auto self = self;` has itself as its initialiser.
  if (Depth > MaxDepth)
    return false;
  Value = writtenExpr(Value);
  if (isa<MemberExpr, CXXThisExpr, CXXDependentScopeMemberExpr>(Value))
    return true;
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Value)) {
    const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
    return Variable && (!Variable->hasLocalStorage() || !Variable->getInit() ||
                        isPlainValue(Variable->getInit(), Depth + 1));
  }
  if (const auto *Construction = dyn_cast<CXXConstructExpr>(Value))
    return llvm::all_of(Construction->arguments(),
                        [&](const Expr *Argument) { return isPlainValue(Argument, Depth + 1); });
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(Value))
    return isa_and_nonnull<CXXConversionDecl>(Call->getMethodDecl()) ||
           calledName(*Call) == "get" || calledName(*Call) == "address";
  const auto *Call = dyn_cast<CallExpr>(Value);
  return Call && (calledName(*Call) == "exchange" || calledName(*Call) == "move");
}

bool isNull(const Expr *Value) {
  Value = writtenExpr(Value);
  if (isa<CXXNullPtrLiteralExpr, GNUNullExpr>(Value))
    return true;
  const auto *Construction = dyn_cast<CXXConstructExpr>(Value);
  return Construction && llvm::all_of(Construction->arguments(), isNull);
}

Guard guardOf(const Expr *Condition) {
  Condition = writtenExpr(Condition);
  if (const auto *Rewritten = dyn_cast<CXXRewrittenBinaryOperator>(Condition))
    return (isNull(Rewritten->getLHS()) && isPlainValue(Rewritten->getRHS())) ||
                   (isNull(Rewritten->getRHS()) && isPlainValue(Rewritten->getLHS()))
               ? Guard::Presence
               : Guard::Other;
  if (const auto *Not = dyn_cast<UnaryOperator>(Condition); Not && Not->getOpcode() == UO_LNot) {
    const Guard Inner = guardOf(Not->getSubExpr());
    return Inner == Guard::Done ? Guard::NotDone : Inner == Guard::NotDone ? Guard::Done : Inner;
  }
  if (const auto *Binary = dyn_cast<BinaryOperator>(Condition)) {
    if (Binary->isLogicalOp()) {
      const Guard Sides[] = {guardOf(Binary->getLHS()), guardOf(Binary->getRHS())};
      for (const Guard Strongest : {Guard::Other, Guard::Done, Guard::NotDone})
        if (llvm::is_contained(Sides, Strongest))
          return Strongest;
      return Guard::Presence;
    }
    return Binary->isEqualityOp() &&
                   ((isNull(Binary->getLHS()) && isPlainValue(Binary->getRHS())) ||
                    (isNull(Binary->getRHS()) && isPlainValue(Binary->getLHS())))
               ? Guard::Presence
               : Guard::Other;
  }
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Condition);
      Operator && Operator->isComparisonOp() && Operator->getNumArgs() == 2)
    return (isNull(Operator->getArg(0)) && isPlainValue(Operator->getArg(1))) ||
                   (isNull(Operator->getArg(1)) && isPlainValue(Operator->getArg(0)))
               ? Guard::Presence
               : Guard::Other;
  if (const auto *Call = dyn_cast<CallExpr>(Condition)) {
    const StringRef Name = calledName(*Call);
    if (Name == "done")
      return Guard::Done;
    if (Name == "valid" || Name == "has_value")
      return Guard::Presence;
  }
  return isPlainValue(Condition) ? Guard::Presence : Guard::Other;
}

/// Whether what runs when a guard holds runs only once the coroutine is done, or
/// may.
bool waitsForEnd(Guard Kind) { return Kind == Guard::Done || Kind == Guard::Other; }
/// The same for what runs when it does not hold.
bool waitsForEndOtherwise(Guard Kind) { return Kind == Guard::NotDone || Kind == Guard::Other; }

/// Whether \p Code leaves the function.
bool leaves(const Stmt *Code) {
  if (const auto *Block = dyn_cast_or_null<CompoundStmt>(Code))
    Code = Block->body_empty() ? nullptr : Block->body_back();
  return isa_and_nonnull<ReturnStmt>(Code);
}

/// Whether what follows \p Statement is reached only when the coroutine is done:
/// `if (!h.done()) return;`.
bool leavesUnlessFinished(const Stmt &Statement) {
  const auto *If = dyn_cast<IfStmt>(&Statement);
  return If && leaves(If->getThen()) && waitsForEndOtherwise(guardOf(If->getCond()));
}

} // namespace

void EffectReader::readStmt(const Stmt *Statement, Reached How, unsigned Depth) {
  if (!Statement || isa<LambdaExpr>(Statement))
    return;
  if (const auto *If = dyn_cast<IfStmt>(Statement)) {
    readStmt(If->getInit(), How, Depth);
    readStmt(If->getCond(), How, Depth);
    const Guard Kind = guardOf(If->getCond());
    readStmt(If->getThen(), waitsForEnd(Kind) ? Reached::WhenFinished : How, Depth);
    readStmt(If->getElse(), waitsForEndOtherwise(Kind) ? Reached::WhenFinished : How, Depth);
    return;
  }
  if (const auto *Switch = dyn_cast<SwitchStmt>(Statement)) {
    readStmt(Switch->getCond(), How, Depth);
    readStmt(Switch->getBody(), Reached::WhenFinished, Depth);
    return;
  }
  if (const auto *Block = dyn_cast<CompoundStmt>(Statement)) {
    for (const Stmt *Each : Block->body()) {
      readStmt(Each, How, Depth);
      if (leavesUnlessFinished(*Each))
        How = Reached::WhenFinished;
    }
    return;
  }
  if (const auto *Call = dyn_cast<CallExpr>(Statement))
    readCall(*Call, How, Depth);
  for (const Stmt *Child : Statement->children())
    readStmt(Child, How, Depth);
}

void EffectReader::readCall(const CallExpr &Call, Reached How, unsigned Depth) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  const bool HasOwnBody = Callee && !isInStd(*Callee) && bodyOf(*Callee) != nullptr;
  // A helper of the type itself says by its body what it does, whatever its name.
  if (HasOwnBody && Depth < MaxDepth) {
    readFunction(*Callee, How, Depth + 1);
    return;
  }
  const StringRef Name = calledName(Call);
  if (Name == "terminate" || Name == "abort")
    note(&DropEffect::Terminates, Call);
  else if (Name == "join" || Name == "wait" || Name == "sync_wait" || Name == "blocking_wait")
    note(&DropEffect::Waits, Call);
  else if (Name == "cancel" || Name == "request_stop")
    note(&DropEffect::Cancels, Call);
  else if (Name == "resume")
    note(&DropEffect::Resumes, Call);
  else if (Name == "destroy" && How == Reached::Always)
    note(&DropEffect::DestroysCoroutine, Call);
}

void EffectReader::readFunction(const FunctionDecl &Function, Reached How, unsigned Depth) {
  if (Seen.insert(Function.getCanonicalDecl()).second)
    readStmt(bodyOf(Function), How, Depth);
}

/// The deleter of a std::unique_ptr decides what its destruction does.
void EffectReader::readUniquePointer(const CXXRecordDecl &Pointer, unsigned Depth) {
  const auto *Specialization = dyn_cast<ClassTemplateSpecializationDecl>(&Pointer);
  if (!Specialization || Specialization->getTemplateArgs().size() < 2)
    return;
  const auto RecordArgument = [&](unsigned Index) -> const CXXRecordDecl * {
    const TemplateArgument &Argument = Specialization->getTemplateArgs()[Index];
    return Argument.getKind() == TemplateArgument::Type ? recordOf(Argument.getAsType()) : nullptr;
  };
  const CXXRecordDecl *Deleter = RecordArgument(1);
  if (!Deleter)
    return;
  if (isInStd(*Deleter)) { // std::default_delete
    if (const CXXRecordDecl *Pointee = RecordArgument(0))
      readDestructor(*Pointee, Depth + 1);
    return;
  }
  for (const Decl *Member : Deleter->decls())
    if (const FunctionDecl *Function = Member->getAsFunction();
        Function && Function->getOverloadedOperator() == OO_Call)
      readFunction(*Function, Reached::Always, Depth + 1);
}

void EffectReader::readDestructor(const CXXRecordDecl &Record, unsigned Depth) {
  if (Depth > MaxDepth || !Seen.insert(Record.getCanonicalDecl()).second)
    return;
  if (isInStd(Record)) {
    if (Record.getName() == "unique_ptr")
      readUniquePointer(Record, Depth);
    else if (Record.getName() == "jthread")
      Effect.Waits = true;
    // Joined first by the destructor of whoever has it, or else deadly.
    else if (Record.getName() == "thread" && !Effect.Waits)
      Effect.Terminates = true;
    return;
  }
  if (const CXXDestructorDecl *Destructor = Record.getDestructor())
    readFunction(*Destructor, Reached::Always, Depth);
  for (const FieldDecl *Field : Record.fields())
    if (const CXXRecordDecl *Member = recordOf(Field->getType()))
      readDestructor(*Member, Depth + 1);
  for (const CXXBaseSpecifier &Base : Record.bases())
    if (const CXXRecordDecl *BaseRecord = recordOf(Base.getType()))
      readDestructor(*BaseRecord, Depth + 1);
}

DropEffect analyzeDrop(const CXXRecordDecl &Record) {
  EffectReader Reader;
  Reader.readDestructor(Record, 0);
  return Reader.Effect;
}

DropEffect analyzeEffect(const FunctionDecl &Function) {
  EffectReader Reader;
  Reader.readFunction(Function, Reached::Always, 0);
  return Reader.Effect;
}

} // namespace holdfast
