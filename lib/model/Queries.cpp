// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/Queries.h"

#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace holdfast {

bool isQuery(const CXXMethodDecl &Method, llvm::ArrayRef<std::string> Listed) {
  if (isa<CXXConversionDecl>(Method))
    return Method.getReturnType()->isBooleanType();
  if (!Method.getIdentifier())
    return Method.getOverloadedOperator() == OO_Exclaim;
  static constexpr llvm::StringLiteral Names[] = {
      "valid",        "is_valid",    "isValid",    "IsValid",    "done",      "is_done",
      "isDone",       "ready",       "is_ready",   "isReady",    "available", "finished",
      "isStarted",    "is_finished", "isFinished", "IsFinished", "isRunning", "is_running",
      "isCanceled",   "is_canceled", "failed",     "has_value",  "hasValue",  "has_exception",
      "hasException", "joinable",    "get_id",     "id",         "GetId",     "native_handle"};
  return llvm::is_contained(Names, Method.getName()) ||
         llvm::is_contained(Listed, Method.getName());
}

} // namespace holdfast
