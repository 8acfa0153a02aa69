// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_FLOW_TESTIDIOM_H
#define HOLDFAST_FLOW_TESTIDIOM_H

#include "flow/Discards.h"

#include "clang/AST/Decl.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/LangOptions.h"
#include "clang/Basic/SourceLocation.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace holdfast {

/// Whether \p Dropped stands where a test expects it to fail, so that nothing it
/// returns is meant to be held: in a test macro, see isInTestMacro(); in a macro
/// that tries its argument and remembers whether something was thrown; before a
/// statement that says that it must not be reached, try { spawn(f); FAIL(); }.
bool isExpectedToFail(const Discard &Dropped, const clang::ASTContext &Context);

/// Whether the code at \p Location is the operand of a test macro that expects
/// it to throw, to die or to be called on a mock (EXPECT_THROW, ASSERT_DEATH,
/// REQUIRE_THROWS_AS, BOOST_CHECK_THROW, EXPECT_CALL, ...): what it returns is
/// not meant to be held.
bool isInTestMacro(clang::SourceLocation Location, const clang::SourceManager &Sources,
                   const clang::LangOptions &Language);

/// Whether the code at \p Location belongs to a macro that ends a test or the
/// program when an assertion fails (ASSERT_TRUE, REQUIRE, CHECK_EQ, ...).
bool isInAssertion(clang::SourceLocation Location, const clang::SourceManager &Sources,
                   const clang::LangOptions &Language);

/// Knows which lambdas are arguments of functions that expect them to throw:
/// assert_throws<error>([] { spawn(nullptr); }). Reads each function once, however many
/// lambdas are in there.
class ExpectedThrows {
public:
  /// Whether \p Function is the body of such a lambda.
  bool isExpectedToThrow(const clang::FunctionDecl &Function);

private:
  using Closures = llvm::SmallPtrSet<const clang::CXXRecordDecl *, 2>;
  const Closures &throwingIn(const clang::FunctionDecl &Function);

  llvm::DenseMap<const clang::FunctionDecl *, Closures> Known;
};

} // namespace holdfast

#endif // HOLDFAST_FLOW_TESTIDIOM_H
