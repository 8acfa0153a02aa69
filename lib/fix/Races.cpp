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

using namespace clang;

namespace holdfast {

namespace {

/// One use of a variable or of a member of the object.
struct Mention {
  /// A VarDecl, a FieldDecl, or null for the object as a whole.
  const ValueDecl *What;
  SourceLocation Where;
  bool IsWrite;
};

bool isMadeToBeShared(QualType Type) {
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
  const CXXRecordDecl *Record = recordOf(Type.getNonReferenceType());
  return Record && Record->getIdentifier() && llvm::is_contained(Names, Record->getName());
}

/// A value is read where it is loaded, or taken as something constant.
bool reads(const ImplicitCastExpr &Cast) {
  return Cast.getCastKind() == CK_LValueToRValue ||
         (Cast.getCastKind() == CK_NoOp && Cast.getType().isConstQualified());
}

/// Calls \p Visit for each mention in \p Code, lambdas included, but not in
/// \p Except.
void forEachMention(const Stmt *Code, const Stmt *Except,
                    llvm::function_ref<void(const Mention &)> Visit, bool IsRead = false) {
  if (!Code || Code == Except)
    return;
  if (const auto *Cast = dyn_cast<ImplicitCastExpr>(Code)) {
    forEachMention(Cast->getSubExpr(), Except, Visit, reads(*Cast));
    return;
  }
  if (const auto *Parens = dyn_cast<ParenExpr>(Code)) {
    forEachMention(Parens->getSubExpr(), Except, Visit, IsRead);
    return;
  }
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Code)) {
    if (const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl()))
      Visit({Variable, Reference->getLocation(), !IsRead});
    return;
  }
  if (const auto *Member = dyn_cast<MemberExpr>(Code);
      Member && isa<CXXThisExpr>(Member->getBase()->IgnoreParenImpCasts())) {
    if (const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl())) {
      Visit({Field, Member->getMemberLoc(), !IsRead});
    } else if (const auto *Method = dyn_cast<CXXMethodDecl>(Member->getMemberDecl());
               Method && !Method->isStatic()) {
      Visit({nullptr, Member->getMemberLoc(), !Method->isConst()});
    }
    return;
  }
  // Handed to somebody: `std::async(..., &engine::run, this)`.
  if (isa<CXXThisExpr>(Code)) {
    Visit({nullptr, Code->getBeginLoc(), true});
    return;
  }
  if (const auto *Lambda = dyn_cast<LambdaExpr>(Code)) {
    for (const auto [Capture, Init] : llvm::zip(Lambda->captures(), Lambda->capture_inits()))
      if (Capture.capturesVariable() && Lambda->isInitCapture(&Capture))
        forEachMention(Init, Except, Visit);
    forEachMention(Lambda->getBody(), Except, Visit);
    return;
  }
  for (const Stmt *Child : Code->children())
    forEachMention(Child, Except, Visit);
}

/// Follows pointers, references and closures among \p Locals to the variables
/// that they were made from.
void addAliased(llvm::SmallPtrSetImpl<const VarDecl *> &Locals) {
  llvm::SmallVector<const VarDecl *, 8> Work(Locals.begin(), Locals.end());
  while (!Work.empty()) {
    const VarDecl *Local = Work.pop_back_val();
    forEachMention(Local->getInit(), nullptr, [&](const Mention &Use) {
      const auto *Variable = dyn_cast_or_null<VarDecl>(Use.What);
      if (Variable && Variable->hasLocalStorage() && Locals.insert(Variable).second)
        Work.push_back(Variable);
    });
  }
}

class RaceFinder {
public:
  RaceFinder(const Discard &Dropped, const FunctionDecl &Function, const Referents &Needs)
      : Dropped(Dropped), Function(Function), Sources(Function.getASTContext().getSourceManager()),
        Locals(Needs.Locals.begin(), Needs.Locals.end()) {
    addAliased(Locals);
    // What it refers to through a copy, a pointer or a function it may write.
    for (const VarDecl *Local : Locals)
      note(Local, true);
    forEachMention(Dropped.Value, nullptr, [&](const Mention &Use) {
      if (isShared(Use.What))
        note(Use.What, Use.IsWrite);
      if (!Use.What)
        CallsObject = true;
    });
    // The captures' own mentions in the body say more than the captures do.
    for (const VarDecl *Local : Needs.Locals) {
      bool IsMentioned = false;
      bool IsWritten = false;
      forEachMention(Dropped.Value, nullptr, [&](const Mention &Use) {
        IsMentioned |= Use.What == Local;
        IsWritten |= Use.What == Local && Use.IsWrite;
      });
      if (IsMentioned && isShared(Local) && !Local->getType()->isPointerType())
        IsWrittenByTask[Local] = IsWritten;
    }
  }

  bool races() const {
    for (const auto &[What, IsWritten] : IsWrittenByTask)
      if (IsWritten && repeats(What))
        return true;
    bool Found = false;
    forEachMention(Function.getBody(), Dropped.Value, [&](const Mention &Use) {
      if (Found || !isShared(Use.What) || !isBefore(laterFrom(Use.What), Use.Where))
        return;
      const auto InTask = IsWrittenByTask.find(Use.What);
      if (InTask != IsWrittenByTask.end())
        Found = InTask->second || Use.IsWrite;
      else if (isa<FieldDecl>(Use.What))
        Found = CallsObject;
    });
    return Found;
  }

private:
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

  /// The outermost loop around the statement whose iterations share \p What.
  const Stmt *loopSharing(const ValueDecl *What) const {
    const auto *Variable = dyn_cast<VarDecl>(What);
    for (const Stmt *Enclosing : Dropped.Path)
      if (isLoop(*Enclosing) && (!Variable || !Variable->hasLocalStorage() ||
                                 isBefore(Variable->getLocation(), Enclosing->getBeginLoc())))
        return Enclosing;
    return nullptr;
  }

  bool repeats(const ValueDecl *What) const { return loopSharing(What) != nullptr; }

  /// Where what runs after the task has started begins. What comes earlier in a
  /// loop comes later too.
  SourceLocation laterFrom(const ValueDecl *What) const {
    const Stmt *Loop = loopSharing(What);
    return Loop ? Loop->getBeginLoc() : Dropped.Value->getEndLoc();
  }

  const Discard &Dropped;
  const FunctionDecl &Function;
  const SourceManager &Sources;
  llvm::SmallPtrSet<const VarDecl *, 8> Locals;
  llvm::DenseMap<const ValueDecl *, bool> IsWrittenByTask;
  /// The task runs member functions of the object.
  bool CallsObject = false;
};

} // namespace

bool wouldRace(const Discard &Dropped, const FunctionDecl &Function, const Referents &Needs) {
  return RaceFinder(Dropped, Function, Needs).races();
}

} // namespace holdfast
