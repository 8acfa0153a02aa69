// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Small questions about Clang's AST that several layers ask.

#ifndef HOLDFAST_SUPPORT_ASTHELPERS_H
#define HOLDFAST_SUPPORT_ASTHELPERS_H

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"

#include <optional>
#include <string>

namespace holdfast {

/// The qualified name by which users know \p Declaration: without inline
/// namespaces (`std::__1`, `std::__cxx11`), unnamed ones and template
/// arguments, so that one spelling names it in every standard library.
std::string qualifiedName(const clang::NamedDecl &Declaration);

/// Whether \p Declaration belongs to the standard library: namespace std, or one
/// in it.
bool isInStd(const clang::Decl &Declaration);

/// The definition of \p Record; of a specialisation nobody has instantiated,
/// the template it would be instantiated from; null when there is neither.
const clang::CXXRecordDecl *definitionOrPattern(const clang::CXXRecordDecl *Record);

/// The body of \p Function, or of the template it would be instantiated from;
/// null when it is defined elsewhere.
const clang::Stmt *bodyOf(const clang::FunctionDecl &Function);

/// The class \p Type names, also when it depends on template arguments: then
/// the class template's pattern. Null when it names none.
const clang::CXXRecordDecl *recordOf(clang::QualType Type);

/// Calls \p Visit for \p Record and its bases, nearest first, dependent bases
/// included, until it returns true.
/// \returns whether some call returned true.
bool anyRecordOrBase(const clang::CXXRecordDecl &Record,
                     llvm::function_ref<bool(const clang::CXXRecordDecl &)> Visit);

/// The member of \p Record named \p Name, looked for in its bases too, functions
/// seen through their templates. Null when there is none.
const clang::NamedDecl *memberNamed(const clang::CXXRecordDecl &Record, llvm::StringRef Name);

/// memberNamed(), when that is a function.
const clang::FunctionDecl *methodNamed(const clang::CXXRecordDecl &Record, llvm::StringRef Name);

/// Whether \p Declaration, or what it stands in, was instantiated from a
/// template.
bool isInstantiated(const clang::Decl &Declaration);

/// The instance of a template that \p Declaration stands in, as messages name it:
/// a function, variable or member with the template arguments that made it.
struct Instantiation {
  std::string Name;
  clang::SourceLocation Where;
};

/// Nothing when \p Declaration was not instantiated.
std::optional<Instantiation> instantiationOf(const clang::Decl &Declaration);

/// \p Expression without parentheses and what nobody wrote: implicit
/// conversions, clean-ups, the binding of temporaries, copies that are left out.
const clang::Expr *spelledExpr(const clang::Expr *Expression);

/// spelledExpr(), and of a construction spelled as a cast, `std::thread(f)`,
/// the construction.
const clang::Expr *writtenExpr(const clang::Expr *Expression);

/// The function that a call or a construction runs; null when it is reached
/// through a pointer or depends on template arguments.
const clang::FunctionDecl *calleeOf(const clang::Expr &Expression);

/// The arguments of a call or a construction as written; of an overloaded
/// operator, without the object it is called on.
llvm::SmallVector<const clang::Expr *, 4> writtenArguments(const clang::Expr &Expression);

/// Calls \p Visit for each return statement's value in \p Body, not looking
/// into lambdas.
void forEachReturnedValue(const clang::Stmt &Body,
                          llvm::function_ref<void(const clang::Expr &)> Visit);

} // namespace holdfast

#endif // HOLDFAST_SUPPORT_ASTHELPERS_H
