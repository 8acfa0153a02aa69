// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_FLOW_PATHFINDER_H
#define HOLDFAST_FLOW_PATHFINDER_H

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "clang/AST/Stmt.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/PointerUnion.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"

#include <memory>
#include <optional>
#include <string>

namespace holdfast {

/// A statement or expression, or the declaration of a variable, as the control
/// flow graph knows it.
using CodePlace = llvm::PointerUnion<const clang::Stmt *, const clang::Decl *>;

/// What a path search does at a place in the code.
enum class PathMark {
  /// The path ends: what was looked for has happened.
  Stop,
  /// The path is found.
  Target,
};

/// A place in the code and what it means to a search.
struct PathPoint {
  CodePlace Where;
  PathMark Mark = PathMark::Stop;
};

/// A condition and whether it holds.
struct KnownCondition {
  const clang::Expr *Condition = nullptr;
  bool Holds = true;
};

/// One step of a path that was found, to be told in a note.
struct PathStep {
  clang::SourceLocation Where;
  /// "the condition is false", "the loop is left", ...
  std::string What;
};

/// A way through a function.
struct FoundPath {
  /// The decisions on the way, in order.
  llvm::SmallVector<PathStep, 4> Steps;
  /// The statement that leaves the function; null at its end, and where the path
  /// ends in a target.
  const clang::Stmt *LeftBy = nullptr;
  /// The target; null where the path leaves the function.
  CodePlace Target;
};

/// Which ends of a path count.
struct PathEnds {
  /// Leaving the function by `return` or at its end.
  bool Return = true;
  /// Leaving it by a `throw` expression.
  bool Throw = false;
};

/// Searches the control flow graph of one function for paths, in time linear in
/// its size for each search, and bounded for all of them together.
class PathFinder {
public:
  /// Beyond these a function, or the rest of its searches, is left alone; see
  /// isComplete().
  static constexpr unsigned MaxBlocks = 50'000;
  static constexpr unsigned MaxVisits = 4'000'000;
  /// What is said of such a function, behind its name: who runs the checks counts them
  /// by it.
  static constexpr llvm::StringLiteral TooLarge = "is too large for its paths to be searched";

  /// \param CallsMayThrow a call that is not noexcept may leave the function, or
  ///   go to a handler, as a `throw` would.
  PathFinder(const clang::FunctionDecl &Function, bool CallsMayThrow);

  /// A path from just after \p From.
  /// \param Points places that end it; one that the control flow graph does not
  ///   contain means that no path is found.
  /// \param Known conditions, and whether they hold, that are known at From: a
  ///   path that contradicts them is none.
  /// \param NotLeftBefore loops that are taken to run their body before they
  ///   are left.
  std::optional<FoundPath> find(CodePlace From, llvm::ArrayRef<PathPoint> Points, PathEnds Ends,
                                llvm::ArrayRef<KnownCondition> Known = {},
                                llvm::ArrayRef<const clang::Stmt *> NotLeftBefore = {});

  /// Whether the function was small enough for every search so far.
  bool isComplete() const { return Complete; }

private:
  struct Position {
    const clang::CFGBlock *Block = nullptr;
    unsigned Index = 0;
  };
  /// A block that was reached, from which visit, and as which successor.
  struct Visit {
    const clang::CFGBlock *Block = nullptr;
    int From = -1;
    unsigned Successor = 0;
  };

  FoundPath describe(llvm::ArrayRef<Visit> Reached, int Last) const;

  const clang::ASTContext &Context;
  std::unique_ptr<clang::CFG> Graph;
  llvm::DenseMap<CodePlace, Position> Positions;
  unsigned Visits = 0;
  bool Complete = true;
};

} // namespace holdfast

#endif // HOLDFAST_FLOW_PATHFINDER_H
