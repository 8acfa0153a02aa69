// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/Sender.h"

#include "support/AstHelpers.h"

#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace holdfast {

namespace {

/// Whether \p Record or a base declares \p Name itself: memberNamed() sees
/// functions through their templates, but an alias template only here.
bool declares(const CXXRecordDecl &Record, StringRef Name) {
  return anyRecordOrBase(Record, [&](const CXXRecordDecl &Class) {
    return llvm::any_of(Class.decls(), [&](const Decl *Member) {
      const auto *Named = dyn_cast<NamedDecl>(Member);
      return Named && Named->getIdentifier() && Named->getName() == Name;
    });
  });
}

} // namespace

bool isSender(const CXXRecordDecl &Record) {
  return declares(Record, "sender_concept") ||
         (declares(Record, "sends_done") && declares(Record, "value_types") &&
          declares(Record, "error_types"));
}

} // namespace holdfast
