// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Questions about the text of the code, which edits must respect.

#ifndef HOLDFAST_FIX_SOURCETEXT_H
#define HOLDFAST_FIX_SOURCETEXT_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "clang/Basic/SourceLocation.h"

#include <string>

namespace holdfast {

/// The end of the last token of \p Range; invalid inside a macro.
clang::SourceLocation endOf(clang::SourceRange Range, const clang::ASTContext &Context);

/// Whether \p Range is written out in one file, outside of macros, where an edit
/// is possible, and that file is not a system header.
bool isEditable(clang::SourceRange Range, const clang::ASTContext &Context);

/// Whether a member can be called on the text of \p Spelled as it stands.
bool isPostfix(const clang::Expr &Spelled);

/// Whether the text from \p Begin to \p End contains a comment.
bool hasComment(clang::SourceLocation Begin, clang::SourceLocation End,
                const clang::ASTContext &Context);

/// Whether a comment on the lines of \p Range, or on the line of its own before
/// them, says something in words; a NOLINT does not.
bool hasExplanation(clang::SourceRange Range, const clang::ASTContext &Context);

/// \p Stem, or "Stem_2", "Stem_3", ...: the first that \p Range does not mention.
std::string unusedName(llvm::StringRef Stem, clang::SourceRange Range,
                       const clang::ASTContext &Context);

/// What separates a declaration put at \p Place from the statement there: a line
/// break and that statement's indentation, or a blank when other code stands
/// before it on its line.
std::string separatorAt(clang::SourceLocation Place, const clang::ASTContext &Context);

/// Where a declaration can be put after the one whose last token is at \p End:
/// behind its semicolon and a comment on the same line; invalid without one.
clang::SourceLocation afterDeclaration(clang::SourceLocation End, const clang::ASTContext &Context);

/// Whether a NOLINT comment on the line of \p Location, or a NOLINTNEXTLINE
/// before it, may silence what is reported there.
bool maySilence(clang::SourceLocation Location, const clang::ASTContext &Context);

} // namespace holdfast

#endif // HOLDFAST_FIX_SOURCETEXT_H
