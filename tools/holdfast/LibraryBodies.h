// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Parsing without the function bodies of the standard library, which is where
// most of a unit's time goes, and telling when that may have changed a finding.

#ifndef HOLDFAST_TOOLS_HOLDFAST_LIBRARYBODIES_H
#define HOLDFAST_TOOLS_HOLDFAST_LIBRARYBODIES_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/ExternalASTSource.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/IntrusiveRefCntPtr.h"

#include <vector>

namespace clang {
class CompilerInstance;
} // namespace clang

namespace holdfast {

/// Decides which bodies are left out, and whether one of them was missed.
///
/// A body that is left out can matter in two ways: something reads it, or parsing
/// it would have instantiated a template of the user's, in which there may be
/// something to find, or which a check may ask about. A unit where either is possible has to be
/// parsed in full.
class LibraryBodies {
public:
  /// Whether the body of \p Function is left out: it is the standard library's
  /// and stands in a system header.
  bool leaveOut(const clang::Decl &Function);

  /// Watches, from now on, who reads a body that was left out; to be called when
  /// what \p Compiler parses is complete and before the checks look at it.
  void watch(clang::CompilerInstance &Compiler);

  /// Whether a finding may have been missed; to be asked after the checks have
  /// run.
  bool mayHaveMattered() const { return IsOpen || (Watcher && Watcher->WasAsked); }

private:
  /// Stands in for the bodies: whoever asks for one gets an empty one.
  struct BodySource : clang::ExternalASTSource {
    explicit BodySource(clang::ASTContext &Context) : Context(Context) {}
    clang::Stmt *GetExternalDeclStmt(uint64_t Offset) override;

    clang::ASTContext &Context;
    bool WasAsked = false;
  };

  std::vector<clang::FunctionDecl *> LeftOut;
  llvm::IntrusiveRefCntPtr<BodySource> Watcher;
  bool IsOpen = false;
};

/// Whether the standard library's functions could instantiate a template of the
/// user's that contains a call whose meaning depends on its arguments.
bool hasTemplatesForLibrary(clang::ASTContext &Context);

/// Whether the bodies of \p Functions could instantiate a class template of the
/// user's of which so far only the name was needed: the body of unique_ptr's
/// destructor, for one, tells what the class that it deletes derives from.
bool mayCompleteClasses(llvm::ArrayRef<clang::FunctionDecl *> Functions);

} // namespace holdfast

#endif // HOLDFAST_TOOLS_HOLDFAST_LIBRARYBODIES_H
