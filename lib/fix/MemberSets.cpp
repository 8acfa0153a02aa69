// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fix/MemberSets.h"

#include "fix/SourceText.h"
#include "support/Movable.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/Stmt.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace holdfast {

namespace {

bool isInMainFile(const CXXRecordDecl &Class) {
  return Class.getASTContext().getSourceManager().isInMainFile(Class.getLocation());
}

/// Whether nothing in sight copies, moves or assigns a \p Class. An implicit
/// function is declared when something asks for it, and referenced when used; in
/// a header, others that can't be seen may.
bool staysInPlace(const CXXRecordDecl &Class) {
  const auto IsOutOfUse = [&](const CXXMethodDecl &Special) {
    return Special.isDeleted() ||
           (Special.isImplicit() && !Special.isReferenced() && isInMainFile(Class));
  };
  for (const CXXConstructorDecl *Constructor : Class.ctors())
    if (Constructor->isCopyOrMoveConstructor() && !IsOutOfUse(*Constructor))
      return false;
  for (const CXXMethodDecl *Method : Class.methods())
    if ((Method->isCopyAssignmentOperator() || Method->isMoveAssignmentOperator()) &&
        !IsOutOfUse(*Method))
      return false;
  // What was never declared was never used here.
  return isInMainFile(Class) || !(isMovable(Class) || Class.needsImplicitCopyAssignment() ||
                                  Class.needsImplicitMoveAssignment());
}

/// Whether the set, which is destroyed after the destructor's body has run, would
/// come too late.
bool doesSomethingWhenDestroyed(const CXXRecordDecl &Class) {
  const CXXDestructorDecl *Destructor = Class.getDestructor();
  if (!Destructor || !Destructor->isUserProvided())
    return false;
  const auto *Body = dyn_cast_or_null<CompoundStmt>(Destructor->getBody());
  return !Body || !Body->body_empty();
}

/// The class of the object that \p Function, or the function around it when it is
/// a lambda, is called on.
const CXXRecordDecl *classOf(const FunctionDecl &Function) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  if (!Method)
    return nullptr;
  if (Method->getParent()->isLambda()) {
    const bool CapturesThis =
        llvm::any_of(Method->getParent()->captures(), [](const LambdaCapture &Capture) {
          return Capture.getCaptureKind() == LCK_This;
        });
    const auto *Outer = dyn_cast<FunctionDecl>(Method->getParent()->getDeclContext());
    return CapturesThis && Outer ? classOf(*Outer) : nullptr;
  }
  if (Method->isStatic() || Method->isConst() || isa<CXXDestructorDecl>(Method))
    return nullptr;
  return Method->getParent();
}

/// "tasks" as the names of the fields of \p Class would have it.
std::string nameFor(const CXXRecordDecl &Class) {
  llvm::StringRef Stem = "tasks_";
  for (const FieldDecl *Field : Class.fields())
    if (Field->getIdentifier())
      Stem = Field->getName().starts_with("m_") ? "m_tasks"
             : Field->getName().ends_with("_")  ? "tasks_"
                                                : "tasks";
  return unusedName(Stem, Class.getSourceRange(), Class.getASTContext());
}

/// Declares \p Name after the last field of \p Class, or at its end when it has
/// none.
std::optional<FixItHint> declarationIn(const CXXRecordDecl &Class, const std::string &Name) {
  const ASTContext &Context = Class.getASTContext();
  const std::string Text = "holdfast::task_set " + Name + ";";
  const FieldDecl *Last = nullptr;
  for (const FieldDecl *Field : Class.fields())
    Last = Field;
  if (Last) {
    const SourceLocation After = afterDeclaration(Last->getEndLoc(), Context);
    if (After.isInvalid())
      return std::nullopt;
    return FixItHint::CreateInsertion(After, separatorAt(Last->getBeginLoc(), Context) + Text);
  }
  const SourceLocation Brace = Class.getBraceRange().getEnd();
  const std::string Separator = separatorAt(Brace, Context);
  const bool IsOnItsOwnLine = Separator != " ";
  AccessSpecifier Access = Class.isClass() ? AS_private : AS_public;
  for (const Decl *Member : Class.decls())
    if (const auto *Specifier = dyn_cast<AccessSpecDecl>(Member))
      Access = Specifier->getAccess();
  const std::string Section = Class.isClass() && Access != AS_private ? "private:" + Separator : "";
  return FixItHint::CreateInsertion(Brace,
                                    Section + (IsOnItsOwnLine ? "  " : "") + Text + Separator);
}

} // namespace

std::optional<NewMember> newMemberFor(const FunctionDecl &Function) {
  const CXXRecordDecl *Class = classOf(Function);
  Class = Class ? Class->getDefinition() : nullptr;
  if (!Class || Class->isUnion() || Class->isAnonymousStructOrUnion() || !Class->getIdentifier() ||
      Class->isDependentContext() || isa<ClassTemplateSpecializationDecl>(Class) ||
      !isEditable(Class->getBraceRange(), Class->getASTContext()) ||
      (Class->isPolymorphic() && !Class->isEffectivelyFinal()) || !staysInPlace(*Class) ||
      doesSomethingWhenDestroyed(*Class))
    return std::nullopt;
  std::string Name = nameFor(*Class);
  std::optional<FixItHint> Declaration = declarationIn(*Class, Name);
  if (!Declaration)
    return std::nullopt;
  return NewMember{Class, std::move(Name), std::move(*Declaration)};
}

} // namespace holdfast
