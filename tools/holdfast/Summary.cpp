// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "Summary.h"

#include "flow/PathFinder.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/WithColor.h"

#include <set>

using namespace llvm;

namespace holdfast {

namespace {

std::string counted(unsigned Count, StringRef What) {
  if (Count == 1)
    return ("1 " + What).str();
  // "entry": the only word here that is irregular.
  return (Twine(Count) + " " + (What.ends_with("y") ? What.drop_back() + "ies" : What + "s")).str();
}

} // namespace

void printFailure(raw_ostream &Out, const FailedUnit &Unit) {
  // A unit that failed in order says why, and ends with this.
  constexpr StringLiteral Refusal = "holdfast: error: ";
  const size_t At = Unit.Text.rfind(Refusal.str());
  if (At != std::string::npos) {
    Out << StringRef(Unit.Text).take_front(At);
    WithColor::error(Out, "holdfast") << StringRef(Unit.Text).drop_front(At + Refusal.size());
    return;
  }
  WithColor::error(Out, "holdfast")
      << "'" << Unit.File << "' was not analyzed: its analysis crashed or was killed\n";
  // The end of what it printed has the stack, if anything.
  SmallVector<StringRef, 32> Lines;
  StringRef(Unit.Text).rtrim().split(Lines, '\n');
  for (const StringRef Line : ArrayRef(Lines).take_front(12))
    if (!Line.empty())
      Out << "    " << Line << '\n';
}

void printUnread(raw_ostream &Out, ArrayRef<std::string> Files) {
  constexpr size_t Shown = 5;
  WithColor::warning(Out, "holdfast")
      << "not checked, because no unit reads " << (Files.size() == 1 ? "it" : "them") << ": "
      << join(Files.take_front(Shown), ", ");
  if (Files.size() > Shown)
    Out << " and " << counted(Files.size() - Shown, "other file");
  Out << '\n';
}

void printSummary(raw_ostream &Out, const RunResult &Result, bool IsDryRun) {
  Out << counted(Result.Units, "unit") << ": " << Result.Analyzed << " analyzed, " << Result.Cached
      << " cached, " << Result.LeftOut << " left out";
  if (!Result.Failed.empty())
    Out << ", " << Result.Failed.size() << " failed";
  Out << '\n';
  if (Result.SwitchedOff > 0)
    Out << counted(Result.SwitchedOff, "unit") << " without any check enabled\n";
  if (Result.Duplicates > 0)
    Out << counted(Result.Duplicates, "duplicate entry")
        << " of the compilation database dropped\n";
  if (Result.OtherLanguages > 0)
    Out << counted(Result.OtherLanguages, "entry") << " not in C or C++ passed over\n";
  for (const auto &[Argument, Units] : Result.DroppedArguments)
    Out << "dropped '" << Argument << "', which clang does not know, in " << counted(Units, "unit")
        << '\n';
  printCounts(Out, Result, IsDryRun);
}

void printCounts(raw_ostream &Out, const RunResult &Result, bool IsDryRun) {
  const auto Count = [&](auto Predicate) { return count_if(Result.Findings, Predicate); };
  Out << counted(Count([](const Finding &Each) { return Each.Judged == Status::New; }),
                 "new finding");
  if (const auto Known = Count([](const Finding &Each) { return Each.Judged == Status::Known; }))
    Out << ", " << Known << " in the baseline";
  if (const auto Elsewhere =
          Count([](const Finding &Each) { return Each.Judged == Status::Elsewhere; }))
    Out << ", " << Elsewhere << " on lines that have not changed";
  Out << ", " << Count([](const Finding &Each) {
    return Each.Judged == Status::New && !Each.Main.Edits.empty();
  }) << " with a fix";
  if (const auto Fixed = Count([](const Finding &Each) { return Each.IsFixed; }))
    Out << ", " << Fixed << (IsDryRun ? " fixed by the patch" : " fixed");
  Out << '\n';
}

void printStats(raw_ostream &Out, const RunResult &Result) {
  for (const auto &[Phase, Seconds] : Result.Phases)
    Out << format("%8.2f s  ", Seconds) << Phase << '\n';
  // More than one check can say it of a function.
  std::set<std::pair<StringRef, unsigned>> LeftAlone;
  for (const Finding &Each : Result.Findings)
    if (StringRef(Each.Main.Text).ends_with(PathFinder::TooLarge))
      LeftAlone.insert({Each.Main.At.File, Each.Main.At.Offset});
  Out << counted(LeftAlone.size(), "function") << " left alone, too large for the flow analysis\n";
}

} // namespace holdfast
