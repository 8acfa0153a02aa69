// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_FIX_MEMBERSETS_H
#define HOLDFAST_FIX_MEMBERSETS_H

#include "clang/AST/DeclCXX.h"
#include "clang/Basic/Diagnostic.h"

#include <optional>
#include <string>

namespace holdfast {

/// A task set that a class could have.
struct NewMember {
  const clang::CXXRecordDecl *Class = nullptr;
  /// In the style of the class's other members: "tasks_", "m_tasks", "tasks".
  std::string Name;
  clang::FixItHint Declaration;
};

/// The task set that the class whose member \p Function is, or whose object a
/// lambda captures, could have as its last member: destroyed first, so that tasks
/// may use all others.
/// \returns nothing for a class that is moved or copied, as a task set is not; that
///   may be the base of one with members of its own, which are destroyed before the
///   set; whose destructor does something while the tasks still run; and for what
///   is no class's, const, or can't be edited.
std::optional<NewMember> newMemberFor(const clang::FunctionDecl &Function);

} // namespace holdfast

#endif // HOLDFAST_FIX_MEMBERSETS_H
