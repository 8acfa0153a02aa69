// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/Annotations.h"

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/Expr.h"

using namespace clang;

namespace holdfast {

namespace {

/// The annotation \p Name at a declaration of \p Declared, or at the template it
/// is instantiated from.
const AnnotateAttr *annotation(const Decl &Declared, StringRef Name) {
  for (const Decl *Each : Declared.redecls())
    for (const auto *Attribute : Each->specific_attrs<AnnotateAttr>())
      if (Attribute->getAnnotation() == Name)
        return Attribute;
  if (const auto *Specialization = dyn_cast<ClassTemplateSpecializationDecl>(&Declared))
    return annotation(*Specialization->getSpecializedTemplate()->getTemplatedDecl(), Name);
  if (const auto *Function = dyn_cast<FunctionDecl>(&Declared))
    if (const FunctionDecl *Pattern = Function->getTemplateInstantiationPattern();
        Pattern && Pattern != Function)
      return annotation(*Pattern, Name);
  return nullptr;
}

} // namespace

bool isAnnotated(const Decl &Declared, StringRef Name) {
  return annotation(Declared, Name) != nullptr;
}

std::optional<AnnotatedHandle> annotatedHandle(const Decl &Declared) {
  const AnnotateAttr *Attribute = annotation(Declared, "holdfast::handle");
  if (!Attribute)
    return std::nullopt;
  AnnotatedHandle Result;
  Result.Attribute = Attribute;
  if (Attribute->args_size() == 0)
    return Result;
  const auto *Text = dyn_cast<StringLiteral>((*Attribute->args_begin())->IgnoreImpCasts());
  if (const auto *Constant = dyn_cast<ConstantExpr>(*Attribute->args_begin()))
    Text = dyn_cast<StringLiteral>(Constant->getSubExpr()->IgnoreParenImpCasts());
  const StringRef Word = Text ? Text->getString() : "";
  Result.Dropped = consequenceNamed(Word);
  if (!Result.Dropped)
    Result.Problem =
        ("unknown consequence '" + Word + "'; expected one of " + consequenceNames()).str();
  return Result;
}

} // namespace holdfast
