// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_MODEL_KNOWNDECLARATIONS_H
#define HOLDFAST_MODEL_KNOWNDECLARATIONS_H

#include "catalog/Catalog.h"

#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"

#include <memory>
#include <string>

namespace holdfast {

/// What the catalogue says of a function.
struct KnownFunction {
  /// Qualified, as the catalogue has it.
  std::string Name;
  Listing<SpawnerEntry> Spawner;
  llvm::SmallVector<const ContinuationEntry *, 2> Continuations;
  const DetacherEntry *Detacher = nullptr;
  bool IsConsumer = false;
  bool IsDropper = false;
};

/// What the catalogue says of a class.
struct KnownClass {
  /// Qualified, as the catalogue has it.
  std::string Name;
  /// The class's own, or that of a base.
  Listing<HandleEntry> Handle;
  Listing<ArgumentEntry> Argument;
  const DetacherEntry *DetachingArgument = nullptr;
  const DetacherEntry *DetachingTarget = nullptr;
  bool IsWrapper = false;
  /// The class or a base is made to be dropped, or looks like a handle and is none.
  bool IsExempt = false;
};

/// What the catalogue says of the declarations of one translation unit. To put a
/// declaration's name together and to look it up costs more than anything else that is
/// asked of a call, so each is looked up once.
class KnownDeclarations {
public:
  explicit KnownDeclarations(const Catalog &Known) : Known(Known) {}

  const KnownFunction &of(const clang::FunctionDecl &Function);
  const KnownClass &of(const clang::CXXRecordDecl &Class);

private:
  const Catalog &Known;
  // Behind pointers: what was handed out stays where it is.
  llvm::DenseMap<const clang::FunctionDecl *, std::unique_ptr<KnownFunction>> Functions;
  llvm::DenseMap<const clang::CXXRecordDecl *, std::unique_ptr<KnownClass>> Classes;
};

} // namespace holdfast

#endif // HOLDFAST_MODEL_KNOWNDECLARATIONS_H
