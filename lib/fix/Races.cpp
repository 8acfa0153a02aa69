// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fix/Races.h"

#include "fix/Placement.h"
#include "support/AstHelpers.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

using namespace clang;

namespace holdfast {

namespace {

/// More functions than these are not looked into for what one call may touch.
constexpr unsigned MaxFollowed = 64;

/// One use of a variable or of a member of the object.
struct Mention {
  /// A VarDecl, a FieldDecl, or null for the object as a whole.
  const ValueDecl *What;
  SourceLocation Where;
  bool IsWrite;
};

bool isMutex(const ValueDecl &Object) {
  const CXXRecordDecl *Record = recordOf(Object.getType().getNonReferenceType());
  return Record && Record->getIdentifier() && Record->getName().ends_with_insensitive("mutex");
}

/// Whether a \p Record is one of those that threads share, or guards itself with a
/// mutex of its own.
bool isMadeToBeShared(const CXXRecordDecl &Record) {
  static constexpr llvm::StringLiteral Names[] = {"atomic",
                                                  "atomic_flag",
                                                  "atomic_ref",
                                                  "mutex",
                                                  "recursive_mutex",
                                                  "timed_mutex",
                                                  "shared_mutex",
                                                  "condition_variable",
                                                  "condition_variable_any",
                                                  "latch",
                                                  "barrier",
                                                  "counting_semaphore",
                                                  "promise",
                                                  "once_flag",
                                                  "task_set"};
  if (Record.getIdentifier() && llvm::is_contained(Names, Record.getName()))
    return true;
  return llvm::any_of(Record.fields(), [](const FieldDecl *Field) { return isMutex(*Field); });
}

bool isMadeToBeShared(QualType Type) {
  const CXXRecordDecl *Record = recordOf(Type.getNonReferenceType());
  return Record && isMadeToBeShared(*Record);
}

/// A value is read where it is loaded, or taken as something constant.
bool reads(const ImplicitCastExpr &Cast) {
  return Cast.getCastKind() == CK_LValueToRValue ||
         (Cast.getCastKind() == CK_NoOp && Cast.getType().isConstQualified());
}

/// What code itself mentions, lambdas included.
struct MentionVisitor {
  llvm::function_ref<void(const Mention &)> OnMention;
  /// A free function, or a member function of the object, that is called or
  /// handed to somebody who may call it.
  llvm::function_ref<void(const FunctionDecl &, SourceLocation)> OnFunction;
  /// Not looked into.
  const Stmt *Except = nullptr;

  void visit(const Stmt *Code, bool IsRead = false) const {
    if (!Code || Code == Except)
      return;
    if (const auto *Cast = dyn_cast<ImplicitCastExpr>(Code)) {
      visit(Cast->getSubExpr(), reads(*Cast));
    } else if (const auto *Parens = dyn_cast<ParenExpr>(Code)) {
      visit(Parens->getSubExpr(), IsRead);
    } else if (const auto *Reference = dyn_cast<DeclRefExpr>(Code)) {
      if (const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl()))
        OnMention({Variable, Reference->getLocation(), !IsRead});
      else if (const auto *Named = dyn_cast<FunctionDecl>(Reference->getDecl()))
        OnFunction(*Named, Reference->getLocation());
    } else if (const auto *Member = dyn_cast<MemberExpr>(Code);
               Member && isa<CXXThisExpr>(Member->getBase()->IgnoreParenImpCasts())) {
      if (const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl()))
        OnMention({Field, Member->getMemberLoc(), !IsRead});
      else if (const auto *Method = dyn_cast<CXXMethodDecl>(Member->getMemberDecl()))
        OnFunction(*Method, Member->getMemberLoc());
    } else if (isa<CXXThisExpr>(Code)) {
      // Handed to somebody.
      OnMention({nullptr, Code->getBeginLoc(), true});
    } else if (const auto *Lambda = dyn_cast<LambdaExpr>(Code)) {
      for (const auto [Capture, Init] : llvm::zip(Lambda->captures(), Lambda->capture_inits()))
        if (Capture.capturesVariable() && Lambda->isInitCapture(&Capture))
          visit(Init);
      visit(Lambda->getBody());
    } else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Code)) {
      // The operator's function belongs to its operand.
      for (const Expr *Operand : Operator->arguments())
        visit(Operand);
    } else {
      const Expr *Object = objectOfNamedMember(*Code);
      for (const Stmt *Child : Code->children())
        if (!Object || Child != Object)
          visit(Child);
    }
  }

private:
  /// The `this` that \p Code passes on together with a member function to call
  /// on it: `std::async(..., &engine::run, this)`. Null when it does not.
  static const Expr *objectOfNamedMember(const Stmt &Code) {
    const auto *Call = dyn_cast<CallExpr>(&Code);
    if (!Call)
      return nullptr;
    const ValueDecl *Named = nullptr;
    for (const Expr *Argument : Call->arguments()) {
      if (isa_and_nonnull<CXXMethodDecl>(Named) && isa<CXXThisExpr>(writtenExpr(Argument)))
        return Argument;
      const auto *Address = dyn_cast<UnaryOperator>(writtenExpr(Argument));
      const auto *Reference =
          Address ? dyn_cast<DeclRefExpr>(writtenExpr(Address->getSubExpr())) : nullptr;
      Named = Reference ? Reference->getDecl() : nullptr;
    }
    return nullptr;
  }
};

/// Whether \p Code names a mutex: then it guards what it touches.
bool locks(const Stmt *Code) {
  if (!Code)
    return false;
  const ValueDecl *Named = nullptr;
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Code))
    Named = Reference->getDecl();
  else if (const auto *Member = dyn_cast<MemberExpr>(Code))
    Named = Member->getMemberDecl();
  return (Named && isMutex(*Named)) || llvm::any_of(Code->children(), locks);
}

/// What code mentions, and what the functions mention that it calls.
class Mentions {
public:
  explicit Mentions(const SourceManager &Sources) : Sources(Sources) {}

  /// Calls \p Visit for each mention in \p Code, but not in \p Except; what a
  /// function mentions is mentioned where it is called.
  void forEach(const Stmt *Code, const Stmt *Except,
               llvm::function_ref<void(const Mention &)> Visit) {
    MentionVisitor{Visit,
                   [&](const FunctionDecl &Callee, SourceLocation Where) {
                     for (const Mention &Each : inCallsOf(Callee))
                       Visit({Each.What, Where, Each.IsWrite});
                   },
                   Except}
        .visit(Code);
  }

private:
  const std::vector<Mention> &inCallsOf(const FunctionDecl &Called) {
    const auto [Known, IsNew] = PerFunction.try_emplace(Called.getCanonicalDecl());
    if (!IsNew)
      return Known->second;
    std::vector<Mention> Found;
    llvm::SmallSetVector<const FunctionDecl *, 8> Reached;
    Reached.insert(Called.getCanonicalDecl());
    for (unsigned Index = 0; Index < Reached.size(); ++Index) {
      const FunctionDecl &Function = *Reached[Index];
      const Stmt *Body = bodyToFollow(Function);
      if (!Body || Index == MaxFollowed) {
        const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
        if (Method && !Method->isStatic())
          Found.push_back({nullptr, SourceLocation(), !Method->isConst()});
      } else if (!locks(Body)) {
        MentionVisitor{[&](const Mention &Each) { Found.push_back(Each); },
                       [&](const FunctionDecl &Callee, SourceLocation) {
                         if (Reached.size() <= MaxFollowed)
                           Reached.insert(Callee.getCanonicalDecl());
                       }}
            .visit(Body);
      }
    }
    return PerFunction[Called.getCanonicalDecl()] = std::move(Found);
  }

  const Stmt *bodyToFollow(const FunctionDecl &Function) const {
    const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
    const bool MayBeOverridden = Method && Method->isVirtual();
    return MayBeOverridden || Sources.isInSystemHeader(Function.getLocation()) ? nullptr
                                                                               : bodyOf(Function);
  }

  const SourceManager &Sources;
  std::unordered_map<const FunctionDecl *, std::vector<Mention>> PerFunction;
};

/// Follows pointers, references and closures among \p Locals to the variables
/// that they were made from, which are added, and to what else they were made
/// from, which \p OnOther is called with.
void addAliased(llvm::SmallPtrSetImpl<const VarDecl *> &Locals,
                llvm::function_ref<void(const ValueDecl &)> OnOther) {
  llvm::SmallVector<const VarDecl *, 8> Work(Locals.begin(), Locals.end());
  while (!Work.empty()) {
    const VarDecl *Local = Work.pop_back_val();
    MentionVisitor{[&](const Mention &Use) {
                     const auto *Variable = dyn_cast_or_null<VarDecl>(Use.What);
                     if (!Variable || !Variable->hasLocalStorage()) {
                       if (Use.What && Use.IsWrite)
                         OnOther(*Use.What);
                     } else if (Locals.insert(Variable).second) {
                       Work.push_back(Variable);
                     }
                   },
                   [](const FunctionDecl &, SourceLocation) {}}
        .visit(Local->getInit());
  }
}

class RaceFinder {
public:
  RaceFinder(const Discard &Dropped, const FunctionDecl &Function, const Referents &Needs)
      : Dropped(Dropped), Function(Function), Sources(Function.getASTContext().getSourceManager()),
        Mentioned(Sources), Locals(Needs.Locals.begin(), Needs.Locals.end()) {
    addAliased(Locals, [&](const ValueDecl &Aliased) { note(&Aliased, true); });
    // What it refers to through a copy, a pointer or a function it may write.
    for (const VarDecl *Local : Locals)
      note(Local, true);
    Mentioned.forEach(Dropped.Value, nullptr, [&](const Mention &Use) {
      if (!Use.What)
        Object = std::max(Object, Use.IsWrite ? Access::Write : Access::Read);
      else
        note(Use.What, Use.IsWrite);
    });
    // The captures' own mentions in the body say more than the captures do.
    for (const VarDecl *Local : Needs.Locals) {
      bool IsMentioned = false;
      bool IsWritten = false;
      Mentioned.forEach(Dropped.Value, nullptr, [&](const Mention &Use) {
        IsMentioned |= Use.What == Local;
        IsWritten |= Use.What == Local && Use.IsWrite;
      });
      if (IsMentioned && isShared(Local) && !Local->getType()->isPointerType())
        IsWrittenByTask[Local] = IsWritten;
    }
  }

  RaceRisk risk(bool OutlivesCall) {
    for (const auto &[What, IsWritten] : IsWrittenByTask)
      if (IsWritten && loopSharing(What))
        return RaceRisk::Likely;
    const bool MeetsItself = Object == Access::Write && loopSharing(nullptr);
    const bool MeetsCallers = OutlivesCall && (Object != Access::None || !IsWrittenByTask.empty());
    RaceRisk Result = MeetsItself || MeetsCallers ? RaceRisk::Possible : RaceRisk::None;
    Mentioned.forEach(Function.getBody(), Dropped.Value, [&](const Mention &Use) {
      if (isBefore(laterFrom(Use.What), Use.Where))
        Result = std::max(Result, riskOf(Use));
    });
    return Result;
  }

private:
  /// What functions whose bodies are not visible may do to the object.
  enum class Access { None, Read, Write };

  /// The risk of \p Use while the task runs.
  RaceRisk riskOf(const Mention &Use) const {
    if (!Use.What) {
      const bool Meets = Use.IsWrite ? Object != Access::None || touchesMembers(Access::Read)
                                     : Object == Access::Write || touchesMembers(Access::Write);
      return Meets ? RaceRisk::Possible : RaceRisk::None;
    }
    if (!isShared(Use.What))
      return RaceRisk::None;
    const auto InTask = IsWrittenByTask.find(Use.What);
    const bool Meets = InTask != IsWrittenByTask.end()
                           ? InTask->second || Use.IsWrite
                           : isa<FieldDecl>(Use.What) && Object != Access::None;
    return Meets ? RaceRisk::Likely : RaceRisk::None;
  }

  bool touchesMembers(Access AtLeast) const {
    return llvm::any_of(IsWrittenByTask, [&](const auto &Entry) {
      return isa<FieldDecl>(Entry.first) && (AtLeast == Access::Read || Entry.second);
    });
  }

  bool isBefore(SourceLocation First, SourceLocation Second) const {
    return Sources.isBeforeInTranslationUnit(First, Second);
  }

  /// Whether \p What is one object to the task and to other code.
  bool isShared(const ValueDecl *What) const {
    if (!What || What->getType().getNonReferenceType().isConstQualified() ||
        isMadeToBeShared(What->getType()))
      return false;
    const auto *Variable = dyn_cast<VarDecl>(What);
    return !Variable || !Variable->hasLocalStorage() || Locals.contains(Variable);
  }

  void note(const ValueDecl *What, bool IsWrite) {
    if (isShared(What))
      IsWrittenByTask[What] |= IsWrite;
  }

  /// The outermost loop around the statement whose iterations share \p What, the
  /// object when that is null.
  const Stmt *loopSharing(const ValueDecl *What) const {
    const auto *Variable = dyn_cast_or_null<VarDecl>(What);
    for (const Stmt *Enclosing : Dropped.Path)
      if (isLoop(*Enclosing) && (!Variable || !Variable->hasLocalStorage() ||
                                 isBefore(Variable->getLocation(), Enclosing->getBeginLoc())))
        return Enclosing;
    return nullptr;
  }

  /// Where what runs after the task has started begins. What comes earlier in a
  /// loop comes later too.
  SourceLocation laterFrom(const ValueDecl *What) const {
    const Stmt *Loop = loopSharing(What);
    return Loop ? Loop->getBeginLoc() : Dropped.Value->getEndLoc();
  }

  const Discard &Dropped;
  const FunctionDecl &Function;
  const SourceManager &Sources;
  Mentions Mentioned;
  llvm::SmallPtrSet<const VarDecl *, 8> Locals;
  llvm::DenseMap<const ValueDecl *, bool> IsWrittenByTask;
  /// What the task may do to the object out of sight.
  Access Object = Access::None;
};

} // namespace

RaceRisk raceRisk(const Discard &Dropped, const FunctionDecl &Function, const Referents &Needs,
                  bool OutlivesCall) {
  return RaceFinder(Dropped, Function, Needs).risk(OutlivesCall);
}

} // namespace holdfast
