// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_MODEL_HANDLEMODEL_H
#define HOLDFAST_MODEL_HANDLEMODEL_H

#include "catalog/Catalog.h"
#include "model/CoroutineType.h"
#include "model/Handle.h"
#include "model/KnownDeclarations.h"
#include "model/ModelOptions.h"
#include "model/Scopes.h"

#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseMap.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace holdfast {

/// Something about the user's code that keeps the model from understanding it.
struct ModelProblem {
  clang::SourceLocation Where;
  std::string What;
};

/// Answers what kind of handle, if any, an expression makes or a type is, and
/// what dropping it does. One model serves one translation unit; a type is read
/// once.
///
/// The first that knows decides: the catalogue, the user's before the embedded
/// one and the function that was called before the type; annotations; what the
/// code tells: a coroutine's promise type, an awaiter's or a sender's shape; what
/// a container or smart pointer holds; the name of the function.
class HandleModel {
public:
  HandleModel(std::shared_ptr<const Catalog> Known, ModelOptions Options);

  /// The handle that \p Value makes.
  /// \param Value an expression as written; see writtenExpr().
  /// \returns nothing when nobody need hold its value: it is no object of its
  ///   own, a reference to one somebody else owns, an empty one, a type made to
  ///   be dropped, a call whose receiver holds the work, a chain that has seen to
  ///   its errors, or something the options allow.
  std::optional<Handle> handleOf(const clang::Expr &Value);

  /// The handle that an object of \p Type is, as far as the type tells: classes,
  /// pointers to those that are held by pointer, and what holds one of them.
  std::optional<Handle> handleOfType(clang::QualType Type);

  /// The handle that a call of \p Function returns, as far as that can be said
  /// without arguments: its body, else its return type, tells.
  /// \param Function null when only the type is known.
  /// \param Result what it returns.
  std::optional<Handle> handleReturnedBy(const clang::FunctionDecl *Function,
                                         clang::QualType Result);

  /// What is known of \p Type as a scope that holds work.
  std::optional<ScopeType> scopeOf(clang::QualType Type);
  std::optional<ScopeType> scopeOf(const clang::CXXRecordDecl &Record);

  /// Whether \p Call gives work to a scope, a consumer or a function annotated
  /// "holdfast::consumes", so that nobody need hold what it returns.
  bool isTakenCareOf(const clang::Expr &Call);

  /// How \p Call drops a handle on purpose: in its library's way or, of a type that no
  /// library lists, by a member named detach(); null when it does not.
  const DetacherEntry *detacherOf(const clang::Expr &Call);

  const Catalog &catalog() const { return *Known; }
  const ModelOptions &options() const { return Options; }

  /// What was found wrong since the last call.
  std::vector<ModelProblem> takeProblems() { return std::exchange(Problems, {}); }

private:
  std::optional<Handle> handleOfValue(const clang::Expr &Value);
  std::optional<Handle> fromSpawner(const clang::Expr &Value, unsigned Depth);
  std::optional<Handle> fromArguments(const clang::Expr &Value);
  std::optional<Handle> fromRecord(const clang::CXXRecordDecl &Record,
                                   const clang::FunctionDecl *Callee);
  std::optional<Handle> readRecord(const clang::CXXRecordDecl &Record,
                                   const clang::FunctionDecl *Callee);
  std::optional<Handle> fromAnnotation(const clang::Decl &Declared, const DropEffect *Drop);
  std::optional<Handle> fromWrapped(const clang::CXXRecordDecl &Record);
  /// An awaiter that is built by hand: `timer(1s)`.
  std::optional<Handle> fromBuiltAwaiter(const clang::CXXRecordDecl &Record);
  std::optional<Handle> fromAwaiter(const clang::CXXRecordDecl &Record) const;
  std::optional<Handle> fromName(const clang::FunctionDecl &Callee,
                                 const clang::CXXRecordDecl &Record);
  std::optional<Handle> fromContinuation(const clang::Expr &Value,
                                         const clang::FunctionDecl &Callee,
                                         const clang::CXXRecordDecl &Record);
  /// A continuation of work that never starts does not start either.
  void followUnstarted(const clang::Expr &Value, Handle &Made);
  bool seesToItsErrors(const clang::Expr &Value, unsigned Depth);
  /// Whether \p Value comes, through at most \p Depth functions and continuations, from a
  /// spawner whose result nobody need hold.
  bool isMeantToBeDropped(const clang::Expr &Value, unsigned Depth);
  bool isDetachedByName(const clang::Expr &Call);
  bool isAllowed(const clang::FunctionDecl &Function);
  bool isAllowed(const clang::CXXRecordDecl &Type);
  bool isHandle(clang::QualType Type) { return handleOfType(Type).has_value(); }

  const std::shared_ptr<const Catalog> Known;
  const ModelOptions Options;
  KnownDeclarations Declarations;
  /// Reading a type's code costs more than any other question, and programs ask
  /// it about few types. Of a function only the promise type that its coroutine
  /// body shows matters.
  llvm::DenseMap<std::pair<const clang::CXXRecordDecl *, const clang::FunctionDecl *>,
                 std::optional<Handle>>
      Records;
  llvm::DenseMap<const clang::CXXRecordDecl *, std::optional<Handle>> BuiltAwaiters;
  llvm::DenseMap<const clang::CXXRecordDecl *, std::optional<ScopeType>> ScopeTypes;
  std::vector<ModelProblem> Problems;
};

} // namespace holdfast

#endif // HOLDFAST_MODEL_HANDLEMODEL_H
