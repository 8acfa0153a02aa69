// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// holdfast analyze: one translation unit in, one report out.

#include "Commands.h"

#include "CompileCommands.h"
#include "Config.h"
#include "Files.h"
#include "Finding.h"
#include "Heap.h"
#include "TextReport.h"
#include "Unit.h"

#include "clang/Tooling/DiagnosticsYaml.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/YAMLTraits.h"

namespace tidy = clang::tidy;
namespace tooling = clang::tooling;
using namespace llvm;

namespace holdfast {

namespace {

cl::SubCommand Analyze("analyze", "Analyze one translation unit: holdfast analyze --out FILE "
                                  "--depfile FILE SOURCE -- [COMPILER] FLAGS...");
cl::opt<std::string> OutFile("out",
                             cl::desc("Write the findings to FILE, as clang-tidy exports them"),
                             cl::value_desc("FILE"), cl::sub(Analyze), cl::cat(Ours));
cl::opt<std::string> DepFile("depfile",
                             cl::desc("Write the files that were read to FILE, as a makefile rule"),
                             cl::value_desc("FILE"), cl::sub(Analyze), cl::cat(Ours));
cl::opt<std::string> ConfigFile("config-file",
                                cl::desc("Take the configuration from FILE alone, and not from the "
                                         ".clang-tidy files above the source"),
                                cl::value_desc("FILE"), cl::sub(Analyze), cl::cat(Ours));
cl::opt<std::string> Folder("directory", cl::desc("Compile in FOLDER"), cl::value_desc("FOLDER"),
                            cl::init("."), cl::sub(Analyze), cl::cat(Ours));
cl::opt<bool> Portable("portable",
                       cl::desc("Leave out of the report in which folder it was made, and read no "
                                ".clang-tidy above that folder"),
                       cl::sub(Analyze), cl::cat(Ours));
cl::opt<std::string> InputsFile("inputs", cl::desc("FILE lists files that may be read, one a line"),
                                cl::value_desc("FILE"), cl::sub(Analyze), cl::cat(Ours));
cl::opt<std::string> UnusedFile("unused", cl::desc("Write to FILE which of --inputs were not read"),
                                cl::value_desc("FILE"), cl::sub(Analyze), cl::cat(Ours));
cl::opt<bool> Stats("stats", cl::desc("Print whether the unit had to be parsed a second time"),
                    cl::sub(Analyze), cl::cat(Ours));
cl::opt<std::string> EngineKey("engine-key", cl::Hidden,
                               cl::desc("Ignored: a change makes a build engine run this again"),
                               cl::sub(Analyze), cl::cat(Ours));
cl::opt<std::string> Source(cl::Positional, cl::Required, cl::desc("SOURCE"), cl::sub(Analyze),
                            cl::cat(Ours));
cl::list<std::string> Flags(cl::ConsumeAfter, cl::desc("[-- [COMPILER] FLAGS...]"),
                            cl::sub(Analyze), cl::cat(Ours));

tooling::CompileCommand givenCommand() {
  tooling::CompileCommand Command;
  Command.Directory = absolutePath(Folder, "");
  Command.Filename = absolutePath(Source, "");
  std::vector<std::string> Arguments(Flags.begin(), Flags.end());
  if (!Arguments.empty() && Arguments.front() == "--")
    Arguments.erase(Arguments.begin());
  if (Arguments.empty() || StringRef(Arguments.front()).starts_with("-"))
    Arguments.insert(Arguments.begin(), "clang++");
  const auto IsSource = [&](StringRef Argument) {
    return !Argument.starts_with("-") &&
           absolutePath(Argument, Command.Directory) == Command.Filename;
  };
  if (none_of(drop_begin(Arguments), IsSource))
    Arguments.push_back(relativeTo(Command.Filename, Command.Directory).str());
  Command.CommandLine = std::move(Arguments);
  std::vector<std::string> Dropped;
  Command.CommandLine = analysisCommand(Command, Dropped);
  return Command;
}

std::string makeEscaped(StringRef Path) {
  std::string Escaped;
  for (const char C : Path) {
    if (C == ' ' || C == '#')
      Escaped += '\\';
    else if (C == '$')
      Escaped += '$';
    Escaped += C;
  }
  return Escaped;
}

/// The rule that names what was read, by the names under which it was found and,
/// where links are in them, those of the files themselves.
std::string depfileText(const UnitReport &Report, const tooling::CompileCommand &Command) {
  StringSet<> Names;
  std::string Text = makeEscaped(OutFile) + ":";
  const auto Add = [&](StringRef Path) {
    if (Names.insert(Path).second)
      Text += " \\\n  " + makeEscaped(Path);
  };
  for (const std::string &Path : Report.Dependencies) {
    const std::string Spelled = absolutePath(Path, Command.Directory);
    Add(canonicalPath(Spelled));
    // Engines shorten "a/../b" without asking what a is.
    if (!StringRef(Spelled).contains("/../"))
      Add(Spelled);
  }
  return Text + "\n";
}

std::string yamlText(UnitReport &Report) {
  std::string Text;
  raw_string_ostream Out(Text);
  yaml::Output Writer(Out);
  Writer << Report.Findings;
  return Text;
}

Expected<tidy::ClangTidyOptions> givenOptions(const tooling::CompileCommand &Command) {
  if (!ConfigFile.empty())
    return readConfig(ConfigFile);
  return Config(/*Checks=*/"", Portable ? StringRef(Command.Directory) : "")
      .optionsFor(Command.Filename);
}

/// Those lines of \p Inputs that name no file which was read.
std::string unusedText(StringRef Inputs, const UnitReport &Report,
                       const tooling::CompileCommand &Command) {
  StringSet<> Read;
  for (const std::string &Path : Report.Dependencies)
    Read.insert(canonicalPath(Path, Command.Directory));
  std::string Text;
  for (const StringRef Line : split(Inputs, '\n'))
    if (!Line.empty() && !Read.contains(canonicalPath(Line, Command.Directory)))
      Text += Line.str() + '\n';
  return Text;
}

Error writeUnused(const UnitReport &Report, const tooling::CompileCommand &Command) {
  if (UnusedFile.empty())
    return Error::success();
  Expected<std::string> Inputs = readFile(InputsFile);
  if (!Inputs)
    return Inputs.takeError();
  return writeFile(UnusedFile, unusedText(*Inputs, Report, Command));
}

/// Takes out of \p Report what differs between two checkouts of the same code. Other
/// names are as the compiler spells them.
void makePortable(UnitReport &Report, const tooling::CompileCommand &Command) {
  std::string &Main = Report.Findings.MainSourceFile;
  Main = relativeTo(Main, Command.Directory).str();
  for (tooling::Diagnostic &Each : Report.Findings.Diagnostics)
    Each.BuildDirectory.clear();
}

/// Prints why the unit has no report.
Error refuse(const UnitReport &Report) {
  SourceTexts Texts;
  for (const tooling::Diagnostic &Each : Report.Errors)
    printFinding(errs(), findingOf(Each, Texts), canonicalPath("."), Texts);
  return trouble("'", Source, "' was not analyzed: clang cannot parse it");
}

} // namespace

bool isAnalyze() { return static_cast<bool>(Analyze); }

Expected<int> runAnalyze() {
  prepareHeap();
  const sys::TimePoint<> Started = std::chrono::system_clock::now();
  // Whatever happens, no report of an earlier run may pass for one of this.
  if (!OutFile.empty())
    if (const std::error_code Code = sys::fs::remove(OutFile))
      return trouble("cannot remove the earlier '", OutFile, "': ", Code.message());
  const tooling::CompileCommand Command = givenCommand();
  if (!sys::fs::exists(Command.Filename))
    return trouble("there is no file '", Source, "'");
  if (Portable && !isWithin(shortenedPath(Source, ""), Command.Directory))
    return trouble("'", Source, "' is not in '", Folder, "', as --portable wants");
  Expected<tidy::ClangTidyOptions> Options = givenOptions(Command);
  if (!Options)
    return Options.takeError();
  UnitReport Report = analyzeUnit(Command, *Options);
  if (!Report.Errors.empty())
    return refuse(Report);
  if (Stats)
    errs() << (Report.WasParsedInFull ? "parsed with all bodies\n"
                                      : "parsed without the library's bodies\n");
  if (!DepFile.empty())
    if (Error Failed = writeFile(DepFile, depfileText(Report, Command)))
      return Failed;
  if (Error Failed = writeUnused(Report, Command))
    return Failed;
  if (!OutFile.empty()) {
    if (Portable)
      makePortable(Report, Command);
    if (Error Failed = writeFile(OutFile, yamlText(Report), Started))
      return Failed;
    return ExitClean;
  }
  SourceTexts Texts;
  for (const tooling::Diagnostic &Each : Report.Findings.Diagnostics)
    printFinding(outs(), findingOf(Each, Texts), canonicalPath("."), Texts);
  return Report.Findings.Diagnostics.empty() ? ExitClean : ExitFindings;
}

} // namespace holdfast
