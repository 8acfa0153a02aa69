// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "TextReport.h"

#include "llvm/Support/Format.h"

using namespace llvm;

namespace holdfast {

namespace {

void printLine(raw_ostream &Out, const Remark &Said, SourceTexts &Texts) {
  const LineColumn At = Said.At.Position;
  const StringRef Line = Texts.line(Said.At.File, At.Line);
  if (Line.empty())
    return;
  // One column for each of the line's bytes; tabs stay, so that both lines align.
  std::string Marks;
  for (const char C : Line)
    Marks += C == '\t' ? '\t' : ' ';
  const unsigned LineStart = Said.At.Offset - (At.Column - 1);
  for (const auto &[Offset, Length] : Said.Spans)
    for (unsigned Each = Offset; Each < Offset + Length; ++Each)
      if (Each >= LineStart && Each - LineStart < Marks.size() && Marks[Each - LineStart] == ' ')
        Marks[Each - LineStart] = '~';
  if (At.Column > Marks.size())
    Marks.resize(At.Column, ' ');
  Marks[At.Column - 1] = '^';
  // Bytes that continue a character have no column of their own.
  std::string Shown;
  for (size_t I = 0; I < Marks.size(); ++I)
    if (I >= Line.size() || (static_cast<unsigned char>(Line[I]) & 0xC0) != 0x80)
      Shown += Marks[I];

  Out << format("%5u | ", At.Line) << Line << '\n';
  Out << "      | ";
  Out.changeColor(raw_ostream::GREEN, /*Bold=*/true) << StringRef(Shown).rtrim();
  Out.resetColor() << '\n';
}

void printRemark(raw_ostream &Out, const Remark &Said, StringRef Kind, raw_ostream::Colors Color,
                 StringRef Check, StringRef Folder, SourceTexts &Texts) {
  Out.changeColor(raw_ostream::SAVEDCOLOR, /*Bold=*/true);
  if (!Said.At.File.empty())
    Out << relativeTo(Said.At.File, Folder) << ':' << Said.At.Position.Line << ':'
        << Said.At.Position.Column << ": ";
  Out.changeColor(Color, /*Bold=*/true) << Kind << ": ";
  Out.changeColor(raw_ostream::SAVEDCOLOR, /*Bold=*/Kind != "note") << Said.Text;
  if (!Check.empty())
    Out << " [" << Check << "]";
  Out.resetColor() << '\n';
  if (!Said.At.File.empty())
    printLine(Out, Said, Texts);
}

} // namespace

void printFinding(raw_ostream &Out, const Finding &Found, StringRef Folder, SourceTexts &Texts) {
  printRemark(Out, Found.Main, Found.IsError ? "error" : "warning",
              Found.IsError ? raw_ostream::RED : raw_ostream::MAGENTA, Found.Check, Folder, Texts);
  for (const Remark &Note : Found.Notes)
    printRemark(Out, Note, "note", raw_ostream::CYAN, "", Folder, Texts);
}

} // namespace holdfast
