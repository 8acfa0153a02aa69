// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "CompileCommands.h"

#include "Files.h"
#include "support/ToolVersion.h"

#include "clang/Tooling/ArgumentsAdjusters.h"
#include "clang/Tooling/JSONCompilationDatabase.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Option/ArgList.h"
#include "llvm/Option/OptTable.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"

namespace tooling = clang::tooling;
using namespace llvm;

namespace holdfast {

namespace {

constexpr StringLiteral FileName = "compile_commands.json";

std::string inFolder(StringRef Folder, StringRef Name) {
  SmallString<256> Path(Folder);
  sys::path::append(Path, Name);
  return Path.str().str();
}

Expected<std::string> findFolder(StringRef Given) {
  if (!Given.empty()) {
    if (!sys::fs::exists(inFolder(Given, FileName)))
      return trouble("there is no ", FileName, " in '", Given,
                     "'; cmake makes one with -DCMAKE_EXPORT_COMPILE_COMMANDS=ON, other build "
                     "systems with 'bear -- <build command>'");
    return canonicalPath(Given);
  }
  const std::string Here = canonicalPath(".");
  for (StringRef Folder = Here; !Folder.empty(); Folder = sys::path::parent_path(Folder))
    for (const std::string &Candidate : {Folder.str(), inFolder(Folder, "build")})
      if (sys::fs::exists(inFolder(Candidate, FileName)))
        return canonicalPath(Candidate);
  return trouble("there is no ", FileName, " in '", Here,
                 "', its parents, or a folder 'build' in one of them; say where it is with -p");
}

} // namespace

bool isCxxOrC(StringRef File) {
  static const StringSet<> Extensions = {
      ".c", ".cc", ".cp",  ".cxx", ".cpp", ".c++", ".C",   ".CPP", ".cppm", ".ixx", ".ii", ".i",
      ".h", ".hh", ".hpp", ".hxx", ".h++", ".H",   ".inl", ".ipp", ".tpp",  ".tcc", ".mm", ".m"};
  return Extensions.contains(sys::path::extension(File));
}

std::vector<std::string> analysisCommand(const tooling::CompileCommand &Command,
                                         std::vector<std::string> &Dropped) {
  tooling::CommandLineArguments Arguments = Command.CommandLine;
  for (const tooling::ArgumentsAdjuster &Adjust :
       {tooling::getClangStripOutputAdjuster(), tooling::getClangStripDependencyFileAdjuster()})
    Arguments = Adjust(Arguments, Command.Filename);

  // The driver ends with an error at an argument that it does not know.
  StringSet<> Unknown;
  SmallVector<const char *, 64> Pointers;
  for (const std::string &Argument : drop_begin(Arguments))
    Pointers.push_back(Argument.c_str());
  unsigned Missing = 0;
  unsigned MissingCount = 0;
  const opt::InputArgList Parsed =
      driverOptions().ParseArgs(Pointers, Missing, MissingCount, driverVisibility());
  for (const opt::Arg *Each : Parsed)
    if (Each->getOption().getKind() == opt::Option::UnknownClass)
      Unknown.insert(Each->getAsString(Parsed));

  // What the driver finds beside itself depends on where it is.
  if (!Arguments.empty() && !StringRef(Arguments.front()).contains('/'))
    if (ErrorOr<std::string> Found = sys::findProgramByName(Arguments.front()))
      Arguments.front() = *Found;

  std::vector<std::string> Kept;
  for (std::string &Argument : Arguments) {
    if (Unknown.contains(Argument))
      Dropped.push_back(std::move(Argument));
    else if (Argument != "-c")
      Kept.push_back(std::move(Argument));
  }
  return Kept;
}

Expected<CompileCommands> readCompileCommands(StringRef Given) {
  Expected<std::string> Folder = findFolder(Given);
  if (!Folder)
    return Folder.takeError();
  const std::string Path = inFolder(*Folder, FileName);
  Expected<std::string> Text = readFile(Path);
  if (!Text)
    return Text.takeError();
  if (StringRef(*Text).trim().empty())
    return trouble(Path, " is empty; run the build system's configuration again");
  std::string Message;
  std::unique_ptr<tooling::CompilationDatabase> Database =
      tooling::JSONCompilationDatabase::loadFromBuffer(*Text, Message,
                                                       tooling::JSONCommandLineSyntax::AutoDetect);
  if (!Database)
    return trouble(Path, " is broken: ", StringRef(Message).trim());
  Database = tooling::inferTargetAndDriverMode(
      tooling::expandResponseFiles(std::move(Database), vfs::getRealFileSystem()));

  CompileCommands Result;
  Result.Folder = *Folder;
  std::vector<std::string> Gone;
  StringSet<> Seen;
  for (tooling::CompileCommand &Command : Database->getAllCompileCommands()) {
    Command.Directory = absolutePath(Command.Directory, *Folder);
    const std::string File = absolutePath(Command.Filename, Command.Directory);
    if (!isCxxOrC(File)) {
      ++Result.OtherLanguages;
      continue;
    }
    if (!sys::fs::exists(File)) {
      Gone.push_back(File);
      continue;
    }
    std::vector<std::string> Dropped;
    Command.CommandLine = analysisCommand(Command, Dropped);
    if (!Seen.insert(File + '\0' + Command.Directory + '\0' + join(Command.CommandLine, "\1"))
             .second) {
      ++Result.Duplicates;
      continue;
    }
    for (const std::string &Argument : Dropped)
      ++Result.DroppedArguments[Argument];
    Command.Filename = File;
    Result.Units.push_back(std::move(Command));
  }
  if (!Gone.empty())
    return trouble(Path, " names files that do not exist, such as '", Gone.front(), "' (",
                   std::to_string(Gone.size()),
                   " in all); run the build system's configuration again");
  if (Result.Units.empty())
    return trouble(Path, " has no entry for a C or C++ file; run the build system's configuration "
                         "again");
  return Result;
}

} // namespace holdfast
