// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "flow/TestIdiom.h"

#include "clang/Lex/Lexer.h"

using namespace clang;

namespace holdfast {

namespace {

bool isTestMacro(StringRef Name) {
  if (Name == "EXPECT_CALL" || Name == "ON_CALL")
    return true;
  const bool IsAssertion = Name.consume_front("BOOST_") || Name.starts_with("EXPECT_") ||
                           Name.starts_with("ASSERT_") || Name.starts_with("REQUIRE_") ||
                           Name.starts_with("CHECK_");
  return IsAssertion && (Name.contains("THROW") || Name.contains("DEATH") ||
                         Name.contains("EXIT") || Name.contains("EXCEPTION"));
}

} // namespace

bool isInTestMacro(SourceLocation Location, const SourceManager &Sources,
                   const LangOptions &Language) {
  while (Location.isMacroID()) {
    if (isTestMacro(Lexer::getImmediateMacroName(Location, Sources, Language)))
      return true;
    Location = Sources.getImmediateMacroCallerLoc(Location);
  }
  return false;
}

} // namespace holdfast
