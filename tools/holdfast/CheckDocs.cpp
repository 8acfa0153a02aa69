// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "CheckDocs.h"

#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace holdfast {

StringRef docOf(StringRef Check) {
  for (const CheckDoc &Each : checkDocs())
    if (Check == Each.Check)
      return Each.Text;
  return "";
}

std::string summaryOf(StringRef Check) {
  // After the title and a blank line, up to the end of the sentence.
  StringRef Text = docOf(Check).split("\n\n").second;
  Text = Text.take_front(Text.find("\n\n"));
  std::string Sentence;
  for (size_t I = 0; I < Text.size(); ++I) {
    Sentence += Text[I] == '\n' ? ' ' : Text[I];
    if (Text[I] == '.' && (I + 1 == Text.size() || isSpace(Text[I + 1])))
      break;
  }
  return Sentence;
}

} // namespace holdfast
