// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_MODEL_HANDLEMODEL_H
#define HOLDFAST_MODEL_HANDLEMODEL_H

#include "model/CoroutineType.h"
#include "model/Handle.h"

#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseMap.h"

#include <optional>

namespace holdfast {

/// Answers what kind of handle, if any, an expression makes, and what dropping
/// that does. One model serves one translation unit.
///
/// The catalogue is asked first, about the spawner before the type; what it
/// does not know is read from the code: a coroutine's promise type, an awaiter's
/// shape.
class HandleModel {
public:
  explicit HandleModel(const Catalog &Known) : Known(Known) {}

  /// The handle that \p Value makes.
  /// \param Value an expression as written; see writtenExpr().
  /// \returns nothing when its value is not a handle of its own: no class
  ///   object, a reference to one somebody else owns, an empty one, or a type
  ///   made to be dropped.
  std::optional<Handle> handleOf(const clang::Expr &Value);

private:
  std::optional<Handle> fromSpawner(const clang::Expr &Value, const clang::CXXRecordDecl &Record,
                                    unsigned Depth);
  std::optional<Handle> fromType(const clang::CXXRecordDecl &Record) const;
  std::optional<Handle> fromCoroutine(const clang::CXXRecordDecl &Record,
                                      const clang::FunctionDecl *Callee);
  std::optional<Handle> fromAwaiter(const clang::Expr &Value,
                                    const clang::CXXRecordDecl &Record) const;
  const HandleEntry *entryOf(const clang::CXXRecordDecl &Record) const;

  const Catalog &Known;
  /// Reading a type's code costs more than any other question, and programs ask
  /// it about few types.
  llvm::DenseMap<std::pair<const clang::CXXRecordDecl *, const clang::FunctionDecl *>,
                 std::optional<CoroutineType>>
      CoroutineTypes;
};

} // namespace holdfast

#endif // HOLDFAST_MODEL_HANDLEMODEL_H
