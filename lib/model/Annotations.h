// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What users say about their own declarations:
//
//   class [[clang::annotate("holdfast::handle", "cancels")]] job;
//   [[clang::annotate("holdfast::detached")]] job log_later(std::string);
//   void keep([[clang::annotate("holdfast::consumes")]] const job &);
//   class [[clang::annotate("holdfast::scope")]] nursery;

#ifndef HOLDFAST_MODEL_ANNOTATIONS_H
#define HOLDFAST_MODEL_ANNOTATIONS_H

#include "catalog/Library.h"

#include "clang/AST/Attr.h"
#include "clang/AST/Decl.h"
#include "llvm/ADT/StringRef.h"

#include <optional>
#include <string>

namespace holdfast {

/// A handle, as its declaration says.
struct AnnotatedHandle {
  const clang::AnnotateAttr *Attribute = nullptr;
  /// What dropping it does; nothing when the annotation leaves that to the code.
  std::optional<Consequence> Dropped;
  /// What is wrong with the annotation; empty when nothing is.
  std::string Problem;
};

/// Whether some declaration of \p Declared has the annotation \p Name.
bool isAnnotated(const clang::Decl &Declared, llvm::StringRef Name);

/// What "holdfast::handle" at a declaration of \p Declared says: a type, or a
/// function whose result is one.
std::optional<AnnotatedHandle> annotatedHandle(const clang::Decl &Declared);

} // namespace holdfast

#endif // HOLDFAST_MODEL_ANNOTATIONS_H
