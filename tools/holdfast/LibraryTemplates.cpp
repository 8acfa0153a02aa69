// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which of the user's templates the standard library may instantiate.

#include "LibraryBodies.h"

#include "support/AstHelpers.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/StringSet.h"

using namespace clang;

namespace holdfast {
namespace {

/// Names by which the standard library calls functions of its users: those of
/// its named requirements and customisation points. All else it calls by an
/// operator, a constructor or a virtual function.
bool isCalledByLibrary(StringRef Name) {
  static const llvm::StringSet<> Names = {
      "swap",
      "iter_swap",
      "iter_move",
      "begin",
      "end",
      "rbegin",
      "rend",
      "size",
      "empty",
      "data",
      "get",
      "tuple_size",
      "front",
      "back",
      "push_back",
      "pop_back",
      "push_front",
      "pop_front",
      "insert",
      "emplace",
      "emplace_back",
      "erase",
      "clear",
      "allocate",
      "deallocate",
      "construct",
      "destroy",
      "max_size",
      "select_on_container_copy_construction",
      "rebind",
      "lock",
      "unlock",
      "try_lock",
      "try_lock_for",
      "try_lock_until",
      "lock_shared",
      "unlock_shared",
      "try_lock_shared",
      "now",
      "min",
      "max",
      "param",
      "reset",
      "generate",
      "eq",
      "lt",
      "length",
      "compare",
      "find",
      "move",
      "copy",
      "assign",
      "not_eof",
      "to_char_type",
      "to_int_type",
      "eq_int_type",
      "eof",
      "pointer_to",
      "to_address",
      "format",
      "parse",
      "out",
      "advance_to",
      "context",
      "base",
      "what",
      "count",
      "rdbuf",
      "await_ready",
      "await_suspend",
      "await_resume",
      "return_value",
      "return_void",
      "yield_value",
      "initial_suspend",
      "final_suspend",
      "get_return_object",
      "unhandled_exception",
      "request_stop",
      "stop_requested",
      "translate",
      "transform",
      "isctype",
      "lookup_classname",
      "value",
      "key_eq",
      "hash_function",
      "tag_invoke",
  };
  return Names.contains(Name);
}

/// Whether some call in \p Code means something else for each instantiation.
bool hasDependentCall(const Stmt &Code) {
  if (const auto *Call = dyn_cast<CallExpr>(&Code)) {
    const auto *Lookup = dyn_cast<OverloadExpr>(Call->getCallee()->IgnoreParenImpCasts());
    const bool IsCast = Lookup && Lookup->getName().isIdentifier() &&
                        (Lookup->getName().getAsIdentifierInfo()->isStr("forward") ||
                         Lookup->getName().getAsIdentifierInfo()->isStr("move"));
    if (Call->isInstantiationDependent() && !IsCast)
      return true;
  }
  if (const auto *Expression = dyn_cast<Expr>(&Code);
      Expression &&
      isa<CXXUnresolvedConstructExpr, CXXConstructExpr, CoroutineSuspendExpr, DependentCoawaitExpr>(
          Expression) &&
      Expression->isInstantiationDependent())
    return true;
  return llvm::any_of(Code.children(),
                      [](const Stmt *Child) { return Child && hasDependentCall(*Child); });
}

class TemplateFinder : public RecursiveASTVisitor<TemplateFinder> {
public:
  explicit TemplateFinder(const SourceManager &Sources) : Sources(Sources) {}

  bool Found = false;

  bool TraverseDecl(Decl *Declaration) {
    if (Declaration && !isa<TranslationUnitDecl>(Declaration) &&
        Sources.isInSystemHeader(Declaration->getLocation()))
      return true;
    return RecursiveASTVisitor::TraverseDecl(Declaration);
  }

  /// The visitor passes over the function that a lambda's body belongs to.
  bool VisitLambdaExpr(LambdaExpr *Lambda) { return VisitFunctionDecl(Lambda->getCallOperator()); }

  bool VisitFunctionDecl(FunctionDecl *Function) {
    const Stmt *Body = Function->isTemplated() ? Function->getBody() : nullptr;
    Found = Body && isReachable(*Function) && hasDependentCall(*Body);
    return !Found;
  }

private:
  static bool isReachable(const FunctionDecl &Pattern) {
    const auto *Method = dyn_cast<CXXMethodDecl>(&Pattern);
    const bool IsCalled = !Pattern.getIdentifier() || isCalledByLibrary(Pattern.getName()) ||
                          (Method && Method->isVirtual());
    if (!IsCalled)
      return false;
    if (Method && Method->getParent()->isLambda())
      // One that is not generic is instantiated with what it stands in.
      return Pattern.getDescribedFunctionTemplate() != nullptr;
    if (!Method || Pattern.getDescribedFunctionTemplate())
      return true;
    const ClassTemplateDecl *Class = Method->getParent()->getDescribedClassTemplate();
    return !Class || hasUninstantiated(*Class, Pattern);
  }

  /// Whether some specialisation of \p Class lacks its version of \p Pattern:
  /// the user's own code did not ask for it, the library's may.
  static bool hasUninstantiated(const ClassTemplateDecl &Class, const FunctionDecl &Pattern) {
    for (const ClassTemplateSpecializationDecl *Specialization :
         const_cast<ClassTemplateDecl &>(Class).specializations())
      for (const CXXMethodDecl *Member : Specialization->methods())
        if (const FunctionDecl *From = Member->getTemplateInstantiationPattern();
            From && From->getCanonicalDecl() == Pattern.getCanonicalDecl() && !Member->isDefined())
          return true;
    return false;
  }

  const SourceManager &Sources;
};

/// Looks for classes of the user's among the template arguments of the library's
/// functions and classes, of which nothing is known yet but their template.
class OpenClassFinder {
public:
  /// In the instances of \p Pattern, or of the class that it is a member of.
  bool isInInstanceOf(const FunctionDecl &Pattern) {
    if (FunctionTemplateDecl *Template = Pattern.getDescribedFunctionTemplate())
      for (const FunctionDecl *Instance : Template->specializations())
        if (isIn(Instance->getTemplateSpecializationArgs()->asArray()))
          return true;
    const auto *Method = dyn_cast<CXXMethodDecl>(&Pattern);
    const ClassTemplateDecl *Class = Method ? templateOf(*Method->getParent()) : nullptr;
    if (!Class || !Seen.insert(Class->getCanonicalDecl()).second)
      return false;
    return llvm::any_of(const_cast<ClassTemplateDecl *>(Class)->specializations(),
                        [&](const ClassTemplateSpecializationDecl *Instance) {
                          return isIn(Instance->getTemplateArgs().asArray());
                        });
  }

private:
  static const ClassTemplateDecl *templateOf(const CXXRecordDecl &Class) {
    if (const auto *Partial = dyn_cast<ClassTemplateSpecializationDecl>(&Class))
      return Partial->getSpecializedTemplate();
    return Class.getDescribedClassTemplate();
  }

  bool isIn(llvm::ArrayRef<TemplateArgument> Arguments) {
    return llvm::any_of(Arguments, [&](const TemplateArgument &Argument) {
      if (Argument.getKind() == TemplateArgument::Pack)
        return isIn(Argument.pack_elements());
      return Argument.getKind() == TemplateArgument::Type && isIn(Argument.getAsType());
    });
  }

  bool isIn(QualType Type) {
    Type = Type.getCanonicalType();
    while (Type->isAnyPointerType() || Type->isReferenceType() || Type->isArrayType())
      Type = Type->isArrayType() ? QualType(Type->getArrayElementTypeNoTypeQual(), 0)
                                 : Type->getPointeeType();
    if (const auto *Function = Type->getAs<FunctionProtoType>())
      return isIn(Function->getReturnType()) ||
             llvm::any_of(Function->param_types(), [&](QualType Each) { return isIn(Each); });
    const auto *Class =
        dyn_cast_or_null<ClassTemplateSpecializationDecl>(Type->getAsCXXRecordDecl());
    return Class && !Type->isDependentType() && Seen.insert(Class->getCanonicalDecl()).second &&
           (isOpen(*Class) || isIn(Class->getTemplateArgs().asArray()));
  }

  static bool isOpen(const ClassTemplateSpecializationDecl &Class) {
    return !Class.hasDefinition() && !isInStd(Class) &&
           Class.getSpecializedTemplate()->getTemplatedDecl()->hasDefinition();
  }

  /// Templates and classes that were looked at.
  llvm::SmallPtrSet<const Decl *, 32> Seen;
};

} // namespace

bool mayCompleteClasses(llvm::ArrayRef<FunctionDecl *> Functions) {
  OpenClassFinder Finder;
  return llvm::any_of(
      Functions, [&](const FunctionDecl *Function) { return Finder.isInInstanceOf(*Function); });
}

bool hasTemplatesForLibrary(ASTContext &Context) {
  TemplateFinder Finder(Context.getSourceManager());
  Finder.TraverseDecl(Context.getTranslationUnitDecl());
  return Finder.Found;
}

} // namespace holdfast
