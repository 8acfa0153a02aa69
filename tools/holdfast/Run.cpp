// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "Run.h"

#include "Cache.h"
#include "CompileCommands.h"
#include "Config.h"
#include "Graph.h"
#include "Program.h"
#include "Scan.h"
#include "catalog/UserCatalog.h"

#include "clang-tidy/utils/OptionsUtils.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"

#include <chrono>

using namespace llvm;
using clang::tidy::ClangTidyOptions;
using clang::tooling::CompileCommand;

namespace holdfast {

namespace {

/// Measures how long phases take.
class Stopwatch {
public:
  explicit Stopwatch(RunResult &Result) : Result(Result) {}
  void lap(StringRef Phase) {
    const auto Now = std::chrono::steady_clock::now();
    Result.Phases.emplace_back(Phase, std::chrono::duration<double>(Now - Last).count());
    Last = Now;
  }

private:
  RunResult &Result;
  std::chrono::steady_clock::time_point Last = std::chrono::steady_clock::now();
};

std::vector<std::string> splitList(StringRef List) {
  std::vector<std::string> Parts;
  for (const StringRef Part : clang::tidy::utils::options::parseStringList(List))
    Parts.push_back(Part.str());
  return Parts;
}

/// One run, step by step.
class Runner {
public:
  Runner(const RunOptions &Options, const Cache &Folder) : Options(Options), Folder(Folder) {}

  Error configure(std::vector<CompileCommand> Commands);
  Error scan();
  Error analyze();
  Error reduce(StringRef Root, SourceTexts &Texts);

  RunResult Result;

private:
  Error addConfig(WorkUnit &Unit, const ClangTidyOptions &Effective);
  Error keepWithin(const Scan &Known, ArrayRef<std::string> Paths);

  const RunOptions &Options;
  const Cache &Folder;
  std::vector<WorkUnit> Units;
  /// Those that ninja knows.
  std::vector<WorkUnit> Edges;
  /// By configuration file: what the user's catalogues and options add to what
  /// has to be looked for.
  StringMap<std::shared_ptr<const UserCatalog>> Catalogs;
  StringSet<> SpawnFunctions;
  StringSet<> FailedReports;
};

/// Writes the unit's configuration into the cache.
Error Runner::addConfig(WorkUnit &Unit, const ClangTidyOptions &Effective) {
  Expected<std::string> Text = configText(Effective, Unit.Command.Filename);
  if (!Text)
    return Text.takeError();
  Unit.ConfigFile = "config/" + digest(*Text) + ".yaml";
  if (!Catalogs.try_emplace(Unit.ConfigFile).second)
    return Error::success();
  for (const std::string &Value : optionValues(Effective, "Catalogs"))
    if (auto Known = readUserCatalog(splitList(Value), Unit.Command.Filename);
        !Known->Files.empty())
      Catalogs[Unit.ConfigFile] = std::move(Known);
  for (const std::string &Value : optionValues(Effective, "SpawnFunctions"))
    for (const std::string &Name : splitList(Value))
      SpawnFunctions.insert(Name);
  return updateFile(Folder.path(Unit.ConfigFile), *Text);
}

Error Runner::configure(std::vector<CompileCommand> Commands) {
  Config Configuration(Options.Checks);
  StringMap<std::string> ConfigFiles;
  for (CompileCommand &Command : Commands) {
    Expected<ClangTidyOptions> Effective = Configuration.optionsFor(Command.Filename);
    if (!Effective)
      return Effective.takeError();
    if (enabledChecks(*Effective).empty()) {
      ++Result.SwitchedOff;
      continue;
    }
    WorkUnit Unit;
    Unit.Key = keyOf(Command);
    Unit.Command = std::move(Command);
    std::string &Known = ConfigFiles[sys::path::parent_path(Unit.Command.Filename)];
    if (!Known.empty()) {
      Unit.ConfigFile = Known;
    } else {
      if (Error Failed = addConfig(Unit, *Effective))
        return Failed;
      Known = Unit.ConfigFile;
    }
    Units.push_back(std::move(Unit));
  }
  if (Units.empty())
    return trouble("no check is enabled for any unit; see 'Checks' in .clang-tidy, or --checks");
  return Error::success();
}

Error Runner::keepWithin(const Scan &Known, ArrayRef<std::string> Paths) {
  std::vector<std::string> Wanted;
  for (const std::string &Given : Paths) {
    const std::string Path = canonicalPath(Given);
    if (!sys::fs::exists(Path))
      return trouble("there is no file or folder '", Given, "'");
    const auto Reads = [&](const WorkUnit &Unit) {
      return Known.reads(Unit, [&](StringRef File) { return isWithin(File, Path); });
    };
    if (none_of(Units, Reads))
      return trouble("no unit is, or includes anything in, '", Given, "'");
    Wanted.push_back(Path);
  }
  erase_if(Units, [&](const WorkUnit &Unit) {
    return !Known.reads(Unit, [&](StringRef File) {
      return any_of(Wanted, [&](StringRef Path) { return isWithin(File, Path); });
    });
  });
  return Error::success();
}

Error Runner::scan() {
  std::vector<std::shared_ptr<const Catalog>> Kept = {Catalog::embedded()};
  for (const auto &Each : Catalogs)
    if (Each.getValue())
      Kept.push_back(Each.getValue()->All);
  std::vector<const Catalog *> All;
  for (const auto &Each : Kept)
    All.push_back(Each.get());
  std::vector<std::string> Spawners;
  for (const auto &Name : SpawnFunctions)
    Spawners.push_back(Name.getKey().str());
  llvm::sort(Spawners);

  const Vocabulary Words(All, Spawners);
  Scan Known(Words, Folder.path("scan"));
  Known.scan(Units, Options.Jobs);
  if (Error Failed = Known.save(Units))
    return Failed;
  if (!Options.Paths.empty())
    if (Error Failed = keepWithin(Known, Options.Paths))
      return Failed;
  Result.Units = Units.size();
  for (const WorkUnit &Unit : Units)
    if ((!Options.LeavesOut || Known.mayHaveFindings(Unit)) &&
        (!Options.Reading || Known.reads(Unit, Options.Reading)))
      Edges.push_back(Unit);
  Result.LeftOut = Units.size() - Edges.size();
  return Error::success();
}

Error Runner::analyze() {
  if (Edges.empty())
    return Error::success();
  Expected<std::string> Version = programDigest();
  if (!Version)
    return Version.takeError();
  if (Error Failed =
          updateFile(Folder.path("build.ninja"), ninjaGraph(Edges, programPath(), *Version)))
    return Failed;
  StringMap<const WorkUnit *> ByReport;
  for (const WorkUnit &Unit : Edges)
    ByReport[Unit.reportFile()] = &Unit;
  Expected<EngineResult> Ran = runEngine(Folder.folder(), Options.Jobs, Options.ShowsProgress);
  if (!Ran)
    return Ran.takeError();
  for (FailedEdge &Edge : Ran->Failed)
    if (const WorkUnit *Unit = ByReport.lookup(Edge.Output)) {
      FailedReports.insert(Edge.Output);
      Result.Failed.push_back({Unit->Command.Filename, std::move(Edge.Text)});
    }
  for (const WorkUnit &Unit : Edges)
    if (!FailedReports.contains(Unit.reportFile()) &&
        !sys::fs::exists(Folder.path(Unit.reportFile()))) {
      FailedReports.insert(Unit.reportFile());
      Result.Failed.push_back({Unit.Command.Filename, ""});
    }
  Result.Analyzed = Ran->Ran;
  Result.Cached = Edges.size() - std::min<size_t>(Ran->Ran, Edges.size());
  return Error::success();
}

Error Runner::reduce(StringRef Root, SourceTexts &Texts) {
  FindingSet Found(Texts);
  for (const WorkUnit &Unit : Edges)
    if (!FailedReports.contains(Unit.reportFile()))
      if (Error Failed = Found.addReport(Folder.path(Unit.reportFile())))
        return Failed;
  Result.Findings = Found.take(Root);
  if (Options.Paths.empty())
    return Error::success();
  std::vector<std::string> Wanted;
  for (const std::string &Path : Options.Paths)
    Wanted.push_back(canonicalPath(Path));
  erase_if(Result.Findings, [&](const Finding &Each) {
    return none_of(Wanted, [&](StringRef Path) { return isWithin(Each.Main.At.File, Path); });
  });
  return Error::success();
}

} // namespace

Expected<RunResult> run(const RunOptions &Options, StringRef Root, SourceTexts &Texts) {
  Expected<CompileCommands> Commands = readCompileCommands(Options.BuildFolder);
  if (!Commands)
    return Commands.takeError();
  Expected<Cache> Folder =
      Options.NoCache ? Cache::temporary()
                      : Cache::open(Options.CacheFolder.empty() ? Commands->Folder + "/.holdfast"
                                                                : Options.CacheFolder);
  if (!Folder)
    return Folder.takeError();

  Runner Steps(Options, *Folder);
  RunResult &Result = Steps.Result;
  Result.Duplicates = Commands->Duplicates;
  Result.OtherLanguages = Commands->OtherLanguages;
  Result.DroppedArguments = std::move(Commands->DroppedArguments);
  Stopwatch Watch(Result);
  if (Error Failed = Steps.configure(std::move(Commands->Units)))
    return Failed;
  Watch.lap("configure");
  if (Error Failed = Steps.scan())
    return Failed;
  Watch.lap("scan");
  if (Error Failed = Steps.analyze())
    return Failed;
  Watch.lap("analyze");
  if (Error Failed = Steps.reduce(Root, Texts))
    return Failed;
  Watch.lap("reduce");
  return std::move(Steps.Result);
}

} // namespace holdfast
