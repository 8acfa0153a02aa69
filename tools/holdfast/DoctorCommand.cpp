// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// holdfast doctor: what is installed, and why a check does not run.

#include "Commands.h"

#include "CompileCommands.h"
#include "Config.h"
#include "Files.h"
#include "Program.h"
#include "ResourceHeaders.h"
#include "flow/PathFinder.h"

#include "clang/Basic/Version.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace holdfast {

namespace {

cl::SubCommand Doctor("doctor", "Say what is installed, and why a check does not run: holdfast "
                                "doctor [-p BUILD] [SOURCE]");
cl::opt<std::string> Source(cl::Positional, cl::desc("[SOURCE]"), cl::sub(Doctor), cl::cat(Ours));
cl::opt<std::string> BuildFolder("p", cl::desc("Where compile_commands.json is"),
                                 cl::value_desc("BUILD"), cl::sub(Doctor), cl::cat(Ours));

/// Prints one line per thing looked at, and counts what is wrong.
class Examination {
public:
  void good(StringRef What, StringRef Details) { line("ok     ", What, Details); }
  void note(StringRef What, StringRef Details) { line("note   ", What, Details); }
  void bad(StringRef What, StringRef Details) {
    ++Wrong;
    line("WRONG  ", What, Details);
  }
  unsigned wrong() const { return Wrong; }

private:
  static void line(StringRef Mark, StringRef What, StringRef Details) {
    outs() << Mark << What << ": " << Details << '\n';
  }
  unsigned Wrong = 0;
};

/// The first line of what \p Program prints when asked for its version.
std::string versionOf(StringRef Program) {
  const ErrorOr<std::string> Path = sys::findProgramByName(Program);
  if (!Path)
    return "";
  SmallString<128> Output;
  if (sys::fs::createTemporaryFile("holdfast", "out", Output))
    return "";
  const FileRemover Remove(Output);
  const std::optional<StringRef> Redirects[] = {StringRef(""), StringRef(Output), StringRef("")};
  if (sys::ExecuteAndWait(*Path, {Program, "--version"}, std::nullopt, Redirects) != 0)
    return "";
  Expected<std::string> Text = readFile(Output);
  if (!Text) {
    consumeError(Text.takeError());
    return "";
  }
  for (const StringRef Line : split(*Text, '\n'))
    if (Line.contains_insensitive("version") || !Line.contains(' '))
      return (*Path + " (" + Line.trim() + ")").str();
  return *Path;
}

void examinePrograms(Examination &Found) {
  Found.good("holdfast",
             programPath() + ", " + HOLDFAST_VERSION + ", for " + clang::getClangFullVersion());
  if (sys::fs::exists(resourceFolder() + "/include/stddef.h"))
    Found.good("clang's headers", resourceFolder());
  else
    Found.bad("clang's headers", "there are none in " + resourceFolder() +
                                     "; install libclang-common-" +
                                     sys::path::filename(resourceFolder()).str() + "-dev");
  const std::string Ninja = versionOf("ninja");
  if (Ninja.empty())
    Found.bad("ninja", "not found on PATH; check needs it (Debian: ninja-build)");
  else
    Found.good("ninja", Ninja);

  SmallString<256> Module(sys::path::parent_path(sys::path::parent_path(programPath())));
  sys::path::append(Module, "lib", "HoldfastTidy.so");
  const std::string Major = sys::path::filename(resourceFolder()).str();
  if (sys::fs::exists(Module))
    Found.good("module",
               Module.str().str() + "; it works in the clang-tidy of LLVM " + Major + " alone");
  else
    Found.note("module", "there is no HoldfastTidy.so beside this program");
  const std::string Tidy = versionOf("clang-tidy-" + Major);
  Found.note("clang-tidy", Tidy.empty() ? "no clang-tidy-" + Major + " on PATH" : Tidy);
}

/// Editors ask clangd, and a stock clangd cannot load the checks.
void examineEditor(Examination &Found) {
  SmallString<256> Path(sys::path::parent_path(programPath()));
  sys::path::append(Path, "holdfast-clangd");
  if (sys::fs::exists(Path))
    Found.good("editor", Path.str().str() + "; with --check=FILE it says what it does with a file");
  else
    Found.note("editor", "there is no holdfast-clangd beside this program, and a stock clangd "
                         "cannot run the checks");
}

void examineConfig(Examination &Found, StringRef File) {
  Config Configuration;
  Expected<clang::tidy::ClangTidyOptions> Options = Configuration.optionsFor(File);
  if (!Options) {
    Found.bad("configuration", toString(Options.takeError()));
    return;
  }
  const std::vector<std::string> Sources = Configuration.sourcesFor(File);
  Found.good("configuration",
             Sources.empty() ? "no .clang-tidy above " + File.str() : join(Sources, ", "));
  const std::vector<std::string> Enabled = enabledChecks(*Options);
  for (const std::string &Check : knownChecks()) {
    if (is_contained(Enabled, Check))
      Found.good(Check, "on");
    else
      Found.note(Check, "off: 'Checks' is '" + Options->Checks.value_or("") + "'");
  }
  Found.note("flow analysis", "a function of more than " + std::to_string(PathFinder::MaxBlocks) +
                                  " basic blocks is left alone, with a warning; check --stats "
                                  "counts them");
  Expected<std::string> Text = configText(*Options, File);
  if (!Text)
    Found.bad("catalogues", toString(Text.takeError()));
}

void examineDatabase(Examination &Found, StringRef File) {
  Expected<CompileCommands> Commands = readCompileCommands(BuildFolder);
  if (!Commands) {
    Found.bad("compilation database", toString(Commands.takeError()));
    return;
  }
  Found.good("compilation database",
             Commands->Folder + ", " + std::to_string(Commands->Units.size()) + " units");
  for (const auto &[Argument, Units] : Commands->DroppedArguments)
    Found.note("compilation database", "'" + Argument + "' is dropped, clang does not know it");
  if (!Source.empty() && none_of(Commands->Units, [&](const auto &Unit) {
        return canonicalPath(Unit.Filename) == File;
      }))
    Found.bad("compilation database", "it has no command for " + File.str());
}

} // namespace

bool isDoctor() { return static_cast<bool>(Doctor); }

Expected<int> runDoctor() {
  const std::string File =
      Source.empty() ? canonicalPath(".") + "/file.cpp" : canonicalPath(Source);
  if (!Source.empty() && !sys::fs::exists(File))
    return trouble("there is no file '", Source.getValue(), "'");
  Examination Found;
  examinePrograms(Found);
  examineDatabase(Found, File);
  examineConfig(Found, File);
  examineEditor(Found);
  return Found.wrong() == 0 ? ExitClean : ExitTrouble;
}

} // namespace holdfast
