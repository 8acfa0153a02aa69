// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "UnreapedTasksCheck.h"

#include "fix/ContainerFix.h"
#include "support/AstHelpers.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace holdfast {

namespace {

constexpr llvm::StringLiteral JoinedAtEndOption = "JoinedAtEnd";

/// Whether a \p Record takes in one element after the other.
bool isGrowable(const CXXRecordDecl &Record) {
  return methodNamed(Record, "push_back") || methodNamed(Record, "push") ||
         methodNamed(Record, "push_front") || methodNamed(Record, "insert");
}

/// Whether \p Function runs once for each object, or once at all, as a constructor
/// does; what a lambda in there is called for, it is called for as often.
bool runsOnce(const FunctionDecl &Function) {
  for (const DeclContext *Around = &Function; Around; Around = Around->getParent())
    if (const auto *Outer = dyn_cast<FunctionDecl>(Around);
        Outer && (isa<CXXConstructorDecl, CXXDestructorDecl>(Outer) || Outer->isMain()))
      return true;
  return false;
}

bool mentionsLocal(const Stmt *Code) {
  if (!Code)
    return false;
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Code))
    if (const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
        Variable && Variable->hasLocalStorage())
      return true;
  return llvm::any_of(Code->children(), mentionsLocal);
}

/// Whether each run of \p Function adds other work by \p Use. One that always adds
/// the same, such as a server's `start()`, is there to run once.
bool addsOtherWorkEachTime(const ContainerUse &Use, const FunctionDecl &Function) {
  return !Use.IsInLoop && !runsOnce(Function) &&
         (Function.param_size() > 0 || mentionsLocal(Use.Call));
}

bool joinsOrCancels(const Handle &Held) {
  return Held.Dropped == Consequence::Blocks || Held.Dropped == Consequence::Cancels;
}

} // namespace

UnreapedTasksCheck::UnreapedTasksCheck(llvm::StringRef Name, tidy::ClangTidyContext *TidyContext)
    : FlowCheck(Name, TidyContext),
      ReportsJoinedAtEnd(readChoice(JoinedAtEndOption, {"accept", "report"}) == "report") {}

void UnreapedTasksCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Map) {
  FlowCheck::storeOptions(Map);
  Options.store(Map, JoinedAtEndOption, ReportsJoinedAtEnd ? "report" : "accept");
}

void UnreapedTasksCheck::onStartOfTranslationUnit() {
  FlowCheck::onStartOfTranslationUnit();
  Shared.clear();
  Scoped.clear();
  Elements.clear();
}

void UnreapedTasksCheck::onEndOfTranslationUnit() {
  for (const auto &[Variable, What] : Shared)
    checkShared(*Variable, What);
  Shared.clear();
  FlowCheck::onEndOfTranslationUnit();
}

const Handle *UnreapedTasksCheck::elementOf(const ValueDecl &Variable) {
  const QualType Type = Variable.getType().getCanonicalType();
  const auto *Container =
      dyn_cast_or_null<ClassTemplateSpecializationDecl>(Type->getAsCXXRecordDecl());
  if (!Container || Type->isDependentType())
    return nullptr;
  const auto [Known, IsNewType] = Elements.try_emplace(Type.getTypePtr());
  if (IsNewType && Container->getDefinition() && isGrowable(*Container->getDefinition()))
    for (const TemplateArgument &Argument : Container->getTemplateArgs().asArray())
      if (!Known->second && Argument.getKind() == TemplateArgument::Type)
        if (std::optional<Handle> Element = model().handleOfType(Argument.getAsType()))
          Known->second = std::make_unique<const Handle>(std::move(*Element));
  return Known->second.get();
}

void UnreapedTasksCheck::checkCode(const UserCode &Code, ASTContext &Context) {
  FlowCheck::checkCode(Code, Context);
  const auto *Function = dyn_cast<FunctionDecl>(Code.Owner);
  const auto Look = [&](const Stmt &Part) {
    forEachContainerUse(
        Part, [&](const ValueDecl &Variable) { return isContainer(Variable); },
        // An initialiser adds nothing that would have to be taken out.
        [&](const ContainerUse &Use) { Shared[Use.Container].IsRead = true; });
  };
  for (const Expr *Initializer : Code.Initializers)
    Look(*Initializer);
  if (!Function && Code.Body)
    Look(*Code.Body);
}

void UnreapedTasksCheck::checkFunction(const FunctionDecl &Function) {
  noteScopedObjects(Function);
  Containers Local;
  forEachContainerUse(
      *Function.getBody(), [&](const ValueDecl &Variable) { return isContainer(Variable); },
      [&](const ContainerUse &Use) {
        const auto *Variable = dyn_cast<VarDecl>(Use.Container);
        const bool IsLocal = Variable && Variable->hasLocalStorage();
        // Parameters, and what a lambda captures, belong to somebody else.
        if (IsLocal && (isa<ParmVarDecl>(Variable) || Variable->getDeclContext() != &Function))
          return;
        add(Use, Function, IsLocal ? Local : Shared);
      });
  for (const auto &[Variable, What] : Local)
    checkLocal(*Variable, What);
}

void UnreapedTasksCheck::noteScopedObjects(const FunctionDecl &Function) {
  // Those of main() live as long as the program.
  if (Function.isMain())
    return;
  for (const Decl *Declared : Function.decls())
    if (const auto *Variable = dyn_cast<VarDecl>(Declared);
        Variable && Variable->isLocalVarDecl() && Variable->hasLocalStorage())
      if (const CXXRecordDecl *Class = Variable->getType()->getAsCXXRecordDecl())
        Scoped.insert(Class->getCanonicalDecl());
}

void UnreapedTasksCheck::add(const ContainerUse &Use, const FunctionDecl &Function,
                             Containers &Known) {
  Container &What = Known[Use.Container];
  if (Use.Kind == ContainerMention::Use)
    What.IsRead |= !ReportsJoinedAtEnd || !isa<CXXDestructorDecl>(Function);
  // A task set has no other questions, and is joined in its own way.
  if (Use.Kind == ContainerMention::Use ||
      (Use.Kind == ContainerMention::Add ? !Use.Call : !Use.IsSizeQuery) ||
      isInstantiated(Function))
    What.IsRewritable = false;
  if (Use.Kind != ContainerMention::Add)
    return;
  if (Use.Call)
    What.Additions.push_back(Use.Call);
  What.Grows |= addsOtherWorkEachTime(Use, Function);
  if (!What.FirstAdd) {
    What.FirstAdd = Use.Reference;
    What.AddsIn = &Function;
  }
  if (!What.Held && Use.Call && Use.Call->getNumArgs() == 1)
    What.Held = model().handleOf(*writtenExpr(Use.Call->getArg(0)));
}

void UnreapedTasksCheck::checkLocal(const ValueDecl &Variable, const Container &What) {
  // What it starts with, somebody may have taken from elsewhere.
  const Expr *Initializer = cast<VarDecl>(Variable).getInit();
  const auto *Construction =
      Initializer ? dyn_cast<CXXConstructExpr>(writtenExpr(Initializer)) : nullptr;
  if (What.IsRead || !What.FirstAdd || !Construction || !writtenArguments(*Construction).empty() ||
      Variable.hasAttr<UnusedAttr>())
    return;
  const Handle &Held = What.Held ? *What.Held : *elementOf(Variable);
  // One that joins or cancels what is in it is there for that.
  if (joinsOrCancels(Held) || !isNew(Variable.getLocation()))
    return;
  report(Variable.getLocation(),
         quoted(Variable) + " is filled and never read, so each " +
             describe(Held, "at the end of its scope"),
         Held, remedies(Variable, What, Held), *What.AddsIn);
}

llvm::SmallVector<Remedy, 3>
UnreapedTasksCheck::remedies(const ValueDecl &Variable, const Container &What, const Handle &Held) {
  if (const auto *Declared = dyn_cast<DeclaratorDecl>(&Variable); Declared && What.IsRewritable)
    if (std::optional<Remedy> Fix = containerAsTaskSet(*Declared, What.Additions, Held,
                                                       fixEnvironment(Variable.getASTContext())))
      return {std::move(*Fix)};
  const auto *Local = dyn_cast<VarDecl>(&Variable);
  return {{Local && Local->hasLocalStorage()
               ? "wait for what is in it before its scope ends, or hold it in a task set instead"
               : "take out of it what has finished, or hold it in a task set instead",
           {},
           false}};
}

void UnreapedTasksCheck::checkShared(const ValueDecl &Variable, const Container &What) {
  if (What.IsRead || !What.FirstAdd || Variable.hasAttr<UnusedAttr>())
    return;
  const auto *Member = dyn_cast<FieldDecl>(&Variable);
  if (Member ? !isFullyVisible(*Member) : Variable.isExternallyVisible())
    return;
  const Handle &Held = What.Held ? *What.Held : *elementOf(Variable);
  // A class whose objects stand in functions joins what it started, as a scope does.
  const bool EndsWithScope =
      Member && Scoped.contains(cast<CXXRecordDecl>(Member->getParent())->getCanonicalDecl());
  if (EndsWithScope && joinsOrCancels(Held))
    return;
  // Where nothing joins or starts them, one is too many.
  const bool IsWrongAtOnce =
      Held.Dropped == Consequence::Terminates || Held.Dropped == Consequence::NeverStarts;
  if ((!What.Grows && !IsWrongAtOnce) || !isNew(Variable.getLocation()))
    return;
  report(What.FirstAdd->getExprLoc(),
         "nothing ever takes a handle out of " + quoted(Variable) +
             ", so it grows with every %0 that is added",
         Held, remedies(Variable, What, Held), *What.AddsIn);
  diag(Variable.getLocation(), "%0 is declared here", DiagnosticIDs::Note) << &Variable;
}

} // namespace holdfast
