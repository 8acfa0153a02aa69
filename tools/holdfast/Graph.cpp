// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "Graph.h"

#include "Files.h"

#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace holdfast {

namespace {

/// \p Text as a value in a ninja file.
std::string ninjaValue(StringRef Text) {
  std::string Escaped;
  for (const char C : Text) {
    // A line of a ninja file cannot hold a line break at all.
    if (C == '$')
      Escaped += '$';
    Escaped += C == '\n' ? ' ' : C;
  }
  return Escaped;
}

/// \p Path as an input or output in a ninja file.
std::string ninjaPath(StringRef Path) {
  std::string Escaped;
  for (const char C : Path) {
    if (C == '$' || C == ' ' || C == ':')
      Escaped += '$';
    Escaped += C;
  }
  return Escaped;
}

/// What a shell takes on its command line at most, with room to spare.
constexpr size_t LongCommand = 100000;

} // namespace

std::string shellQuoted(StringRef Word) {
  const auto IsPlain = [](char C) { return isAlnum(C) || StringRef("_-+=./:,@%").contains(C); };
  if (!Word.empty() && all_of(Word, IsPlain))
    return Word.str();
  std::string Quoted = "'";
  for (const char C : Word)
    Quoted += C == '\'' ? std::string("'\\''") : std::string(1, C);
  return Quoted + "'";
}

std::string keyOf(const clang::tooling::CompileCommand &Command, ArrayRef<std::string> Arguments) {
  return digest(Command.Filename + '\0' + Command.Directory + '\0' +
                join(Arguments, StringRef("\0", 1)));
}

std::string ninjaGraph(ArrayRef<WorkUnit> Units, ArrayRef<const WorkUnit *> Wanted,
                       StringRef Program, StringRef Version) {
  std::string Text =
      "# Written by holdfast for its own use; edits are lost.\n"
      "ninja_required_version = 1.8\n"
      "program = " +
      ninjaValue(shellQuoted(Program)) + "\nversion = " + Version.str() +
      "\n\n"
      "rule analyze\n"
      "  command = $program analyze --engine-key $version --out $out --depfile $out.d"
      " --config-file $config --directory $folder $file -- $arguments\n"
      "  depfile = $out.d\n"
      "  deps = gcc\n"
      "  description = $file\n\n"
      "rule analyze-long\n"
      "  command = $program analyze --engine-key $version --out $out --depfile $out.d"
      " --config-file $config --directory $folder $file -- @$out.rsp\n"
      "  depfile = $out.d\n"
      "  deps = gcc\n"
      "  rspfile = $out.rsp\n"
      "  rspfile_content = $arguments\n"
      "  description = $file\n\n";
  for (const WorkUnit &Unit : Units) {
    std::string Arguments;
    for (const std::string &Argument : Unit.Command.CommandLine)
      Arguments += (Arguments.empty() ? "" : " ") + shellQuoted(Argument);
    const bool IsLong = Arguments.size() > LongCommand;
    Text += "build " + ninjaPath(Unit.reportFile()) + ": " +
            (IsLong ? "analyze-long " : "analyze ") + ninjaPath(Unit.Command.Filename) + " | " +
            ninjaPath(Program) + " " + ninjaPath(Unit.ConfigFile) +
            "\n  config = " + ninjaValue(Unit.ConfigFile) +
            "\n  folder = " + ninjaValue(shellQuoted(Unit.Command.Directory)) +
            "\n  file = " + ninjaValue(shellQuoted(Unit.Command.Filename)) +
            "\n  arguments = " + ninjaValue(Arguments) + "\n";
  }
  Text += "\nbuild wanted: phony";
  for (const WorkUnit *Unit : Wanted)
    Text += " " + ninjaPath(Unit->reportFile());
  return Text + "\ndefault wanted\n";
}

} // namespace holdfast
