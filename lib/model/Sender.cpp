// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/Sender.h"

#include "support/AstHelpers.h"

#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace holdfast {

namespace {

/// What \p Record or a base declares as \p Name itself: memberNamed() sees
/// functions through their templates, but an alias template only here.
const NamedDecl *declared(const CXXRecordDecl &Record, StringRef Name) {
  const NamedDecl *Found = nullptr;
  anyRecordOrBase(Record, [&](const CXXRecordDecl &Class) {
    for (const Decl *Member : Class.decls())
      if (const auto *Named = dyn_cast<NamedDecl>(Member);
          Named && Named->getIdentifier() && Named->getName() == Name)
        Found = Named;
    return Found != nullptr;
  });
  return Found;
}

} // namespace

bool isSender(const CXXRecordDecl &Record) {
  return declared(Record, "sender_concept") ||
         (declared(Record, "sends_done") && declared(Record, "value_types") &&
          declared(Record, "error_types"));
}

const CXXRecordDecl *senderConcept(const CXXRecordDecl &Record) {
  const auto *Alias = dyn_cast_or_null<TypedefNameDecl>(declared(Record, "sender_concept"));
  return Alias ? Alias->getUnderlyingType()->getAsCXXRecordDecl() : nullptr;
}

} // namespace holdfast
