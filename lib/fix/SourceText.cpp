// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fix/SourceText.h"

#include "clang/AST/ExprCXX.h"
#include "clang/Basic/CharInfo.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringSet.h"

using namespace clang;

namespace holdfast {

namespace {

/// The text of \p Range's tokens; empty when they are not in one file.
StringRef textOf(CharSourceRange Range, const ASTContext &Context) {
  bool Invalid = false;
  const StringRef Text =
      Lexer::getSourceText(Range, Context.getSourceManager(), Context.getLangOpts(), &Invalid);
  return Invalid ? StringRef() : Text;
}

/// The file's text and where in it \p Location points.
std::pair<StringRef, unsigned> bufferAt(SourceLocation Location, const ASTContext &Context) {
  const auto [File, Offset] = Context.getSourceManager().getDecomposedLoc(Location);
  bool Invalid = false;
  const StringRef Buffer = Context.getSourceManager().getBufferData(File, &Invalid);
  return {Invalid ? StringRef() : Buffer, Invalid ? 0 : Offset};
}

} // namespace

SourceLocation endOf(SourceRange Range, const ASTContext &Context) {
  return Lexer::getLocForEndOfToken(Range.getEnd(), 0, Context.getSourceManager(),
                                    Context.getLangOpts());
}

bool isEditable(SourceRange Range, const ASTContext &Context) {
  const SourceManager &Sources = Context.getSourceManager();
  return Range.isValid() && Range.getBegin().isFileID() && Range.getEnd().isFileID() &&
         Sources.isWrittenInSameFile(Range.getBegin(), Range.getEnd()) &&
         !Sources.isInSystemHeader(Range.getBegin());
}

bool isPostfix(const Expr &Spelled) {
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Spelled);
  return Operator ? Operator->getOperator() == OO_Call
                  : isa<CallExpr, CXXFunctionalCastExpr, CXXTemporaryObjectExpr>(Spelled);
}

bool hasComment(SourceLocation Begin, SourceLocation End, const ASTContext &Context) {
  const StringRef Text = textOf(CharSourceRange::getCharRange(Begin, End), Context);
  return Text.contains("//") || Text.contains("/*");
}

bool hasExplanation(SourceRange Range, const ASTContext &Context) {
  const SourceManager &Sources = Context.getSourceManager();
  const auto [Buffer, Begin] = bufferAt(Sources.getExpansionLoc(Range.getBegin()), Context);
  const auto [EndFile, End] = bufferAt(Sources.getExpansionLoc(Range.getEnd()), Context);
  if (Buffer.empty() || EndFile.data() != Buffer.data())
    return false;
  const auto BeginOfLine = [Text = Buffer](std::size_t At) {
    return Text.take_front(At).rfind('\n') + 1; // npos + 1 == 0
  };
  std::size_t First = BeginOfLine(Begin);
  if (First > 0) {
    const std::size_t Before = BeginOfLine(First - 1);
    if (Buffer.slice(Before, First).ltrim().starts_with("//"))
      First = Before;
  }
  const std::string Lines = Buffer.slice(First, Buffer.find('\n', End)).str();
  Lexer Raw(SourceLocation(), Context.getLangOpts(), Lines.data(), Lines.data(),
            Lines.data() + Lines.size());
  Raw.SetCommentRetentionState(true);
  Token Each;
  for (bool IsLast = false; !IsLast;) {
    IsLast = Raw.LexFromRawLexer(Each);
    if (!Each.is(tok::comment))
      continue;
    const StringRef Text(Lines.data() + Raw.getCurrentBufferOffset() - Each.getLength(),
                         Each.getLength());
    if (!Text.contains("NOLINT") && llvm::any_of(Text, isLetter))
      return true;
  }
  return false;
}

std::string unusedName(StringRef Stem, SourceRange Range, const ASTContext &Context) {
  const StringRef Text = textOf(CharSourceRange::getTokenRange(Range), Context);
  llvm::StringSet<> Words;
  for (std::size_t Begin = 0; Begin < Text.size();) {
    if (!isAsciiIdentifierStart(Text[Begin])) {
      ++Begin;
      continue;
    }
    std::size_t End = Begin;
    while (End < Text.size() && isAsciiIdentifierContinue(Text[End]))
      ++End;
    Words.insert(Text.slice(Begin, End));
    Begin = End;
  }
  std::string Name = Stem.str();
  for (unsigned Number = 2; Words.contains(Name); ++Number)
    Name = (Stem + "_" + llvm::Twine(Number)).str();
  return Name;
}

std::string separatorAt(SourceLocation Place, const ASTContext &Context) {
  const auto [Buffer, Offset] = bufferAt(Place, Context);
  const std::size_t LineBegin = Buffer.take_front(Offset).find_last_of("\r\n") + 1; // npos + 1 == 0
  const StringRef Indentation = Buffer.slice(LineBegin, Offset);
  if (!Indentation.trim(" \t").empty())
    return " ";
  const bool IsCrLf = LineBegin >= 2 && Buffer.substr(LineBegin - 2, 2) == "\r\n";
  return (IsCrLf ? "\r\n" : "\n") + Indentation.str();
}

SourceLocation afterDeclaration(SourceLocation End, const ASTContext &Context) {
  const SourceLocation After =
      Lexer::findLocationAfterToken(End, tok::semi, Context.getSourceManager(),
                                    Context.getLangOpts(), /*SkipTrailingWhitespace=*/false);
  if (After.isInvalid() || !After.isFileID())
    return SourceLocation();
  const auto [Buffer, Offset] = bufferAt(After, Context);
  const StringRef Rest = Buffer.slice(Offset, Buffer.find_first_of("\r\n", Offset));
  return Rest.ltrim().starts_with("//") ? After.getLocWithOffset(static_cast<int>(Rest.size()))
                                        : After;
}

bool maySilence(SourceLocation Location, const ASTContext &Context) {
  const auto [Buffer, Offset] = bufferAt(Location, Context);
  const auto LineAround = [&, Text = Buffer](std::size_t At) {
    const std::size_t Begin = Text.take_front(At).rfind('\n') + 1;
    return Text.slice(Begin, Text.find('\n', At));
  };
  if (LineAround(Offset).contains("NOLINT"))
    return true;
  const std::size_t LineBegin = Buffer.take_front(Offset).rfind('\n') + 1;
  return LineBegin > 0 && LineAround(LineBegin - 1).contains("NOLINTNEXTLINE");
}

} // namespace holdfast
