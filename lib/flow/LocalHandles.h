// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_FLOW_LOCALHANDLES_H
#define HOLDFAST_FLOW_LOCALHANDLES_H

#include "model/HandleModel.h"

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"

#include <vector>

namespace holdfast {

/// What a mention of a variable does with the handle in it.
enum class Mention {
  /// It looks at the handle and leaves it where it is: `t.get_id()`.
  Query,
  /// It asks whether there is one, so that a branch may know: `t.joinable()`.
  Test,
  /// It only keeps the compiler quiet: `(void)t`.
  Silence,
  /// It puts another value, or nothing, in its place: `t = spawn(f)`, `t.reset()`.
  Overwrite,
  /// Anything else: it consumes the handle, passes it on or gives it another name.
  Use,
};

/// One mention of a local variable.
struct LocalUse {
  Mention Kind = Mention::Use;
  /// The reference; of an Overwrite the assignment or call; of a mention in the body of a
  /// lambda the lambda, the outermost one. It is an element of the function's
  /// control flow.
  const clang::Stmt *Where = nullptr;
  /// What encloses Where, from the function's body down.
  llvm::SmallVector<const clang::Stmt *, 8> Path;
  /// Of an Overwrite: it puts in no other work, as `t = nullptr` does.
  bool IsEmptying = false;
};

/// A handle that comes into a variable.
struct HandleMade {
  Handle Made;
  /// The expression that makes it; see writtenExpr().
  const clang::Expr *Value = nullptr;
  /// The child of the declaration or assignment that Value is.
  const clang::Expr *Outermost = nullptr;
  /// The declaration, assignment or call of reset().
  const clang::Stmt *Where = nullptr;
  /// The variable holds a pointer to a new one, which nothing destroys.
  bool IsNew = false;
  /// What encloses Value, from the function's body down.
  llvm::SmallVector<const clang::Stmt *, 8> Path;
};

/// A local variable, structured binding, capture or member that holds handles, and
/// all that the function does with it.
struct LocalHandle {
  /// A VarDecl, a BindingDecl or a FieldDecl.
  const clang::ValueDecl *Variable = nullptr;
  llvm::SmallVector<HandleMade, 1> Made;
  llvm::SmallVector<LocalUse, 4> Uses;
  /// Of an initialised capture: nothing ever runs or receives its closure.
  bool IsInDroppedClosure = false;
  bool IsCapture = false;

  /// Whether nothing but queries and assignments mentions it.
  bool isUnused() const;
  /// Whether the author says that it is not used: by an attribute, a cast to
  /// void, or the placeholder `_` of C++26.
  bool isMarkedUnused() const;
};

/// The local variables of the functions of one translation unit into which the model
/// knows a handle to come. Several checks ask for them, and each function is walked
/// once.
class LocalHandles {
public:
  explicit LocalHandles(HandleModel &Model) : Model(Model) {}

  /// Those of \p Function. The variables of nested lambdas belong to those; what their
  /// bodies do with variables of \p Function counts as a use.
  llvm::ArrayRef<LocalHandle> of(const clang::FunctionDecl &Function);

private:
  HandleModel &Model;
  llvm::DenseMap<const clang::FunctionDecl *, std::vector<LocalHandle>> Found;
};

/// The same for the members of the object of \p Function that it assigns handles
/// to. Everything that gets the object, and every call of its functions, counts
/// as a use.
std::vector<LocalHandle> findMemberHandles(const clang::FunctionDecl &Function, HandleModel &Model);

/// Whether the template that \p Function was instantiated from mentions the
/// variable of \p Local where the instantiation does not, as in the branches that
/// `if constexpr` leaves out.
bool hasOtherUsesInTemplate(const LocalHandle &Local, const clang::FunctionDecl &Function);

} // namespace holdfast

#endif // HOLDFAST_FLOW_LOCALHANDLES_H
