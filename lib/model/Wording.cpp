// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/Wording.h"

#include "clang/Basic/CharInfo.h"

using namespace clang;

namespace holdfast {

std::string effectAt(llvm::StringRef Effect, llvm::StringRef Moment) {
  static constexpr llvm::StringLiteral Here = "here";
  const auto IsWord = [&](std::size_t At) {
    const std::size_t End = At + Here.size();
    return (At == 0 || !isAsciiIdentifierContinue(Effect[At - 1])) &&
           (End == Effect.size() || !isAsciiIdentifierContinue(Effect[End]));
  };
  std::string Result;
  std::size_t Copied = 0;
  for (std::size_t At = Effect.find(Here); At != llvm::StringRef::npos;
       At = Effect.find(Here, At + Here.size())) {
    if (!IsWord(At))
      continue;
    Result += Effect.slice(Copied, At);
    Result += Moment;
    Copied = At + Here.size();
  }
  return Result + Effect.substr(Copied).str();
}

} // namespace holdfast
