// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "Run.h"

#include "Cache.h"
#include "CompileCommands.h"
#include "Config.h"
#include "Graph.h"
#include "Program.h"
#include "Provenance.h"
#include "Scan.h"
#include "Unit.h"
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
  Runner(const RunOptions &Options, const Cache &Folder)
      : Options(Options), Folder(Folder), MadeFrom(Folder.path("provenance")) {}

  Error configure(std::vector<CompileCommand> Commands);
  Error scan();
  Error analyze();
  Error reduce(StringRef Root, SourceTexts &Texts);

  RunResult Result;

private:
  Error addUnit(CompileCommand Command, const ClangTidyOptions &Effective);
  Error addConfig(WorkUnit &Unit, const ClangTidyOptions &Effective);
  void makeVocabulary();
  Error findPaths();
  void choose();
  void findUnread(const StringSet<> &Changed);
  std::string originOf(const WorkUnit &Unit) const;
  Error findStale();
  Error runNinja();
  bool hasFailed(const WorkUnit &Unit) const { return FailedReports.contains(Unit.reportFile()); }

  const RunOptions &Options;
  const Cache &Folder;
  std::vector<WorkUnit> Units;
  /// By folder: the name of the configuration file.
  StringMap<std::string> ConfigFiles;
  /// By configuration file: what the user's catalogues and options add to what
  /// has to be looked for.
  StringMap<std::shared_ptr<const UserCatalog>> Catalogs;
  StringSet<> SpawnFunctions;
  std::optional<Vocabulary> Words;
  std::optional<Scan> Known;
  /// The canonical names of Options.Paths.
  std::vector<std::string> WantedPaths;
  /// Units whose findings are asked for, and those of them that have no report yet.
  std::vector<const WorkUnit *> Wanted;
  std::vector<const WorkUnit *> Stale;
  Provenance MadeFrom;
  std::string Version;
  StringSet<> FailedReports;
};

/// Writes the unit's configuration into the cache.
Error Runner::addConfig(WorkUnit &Unit, const ClangTidyOptions &Effective) {
  std::string &File = ConfigFiles[sys::path::parent_path(Unit.Command.Filename)];
  if (!File.empty()) {
    Unit.ConfigFile = File;
    return Error::success();
  }
  Expected<std::string> Text = configText(Effective, Unit.Command.Filename);
  if (!Text)
    return Text.takeError();
  Unit.ConfigFile = File = "config/" + digest(*Text) + ".yaml";
  if (!Catalogs.try_emplace(Unit.ConfigFile).second)
    return Error::success();
  for (const std::string &Value : optionValues(Effective, "Catalogs"))
    if (auto Read = readUserCatalog(splitList(Value), Unit.Command.Filename); !Read->Files.empty())
      Catalogs[Unit.ConfigFile] = std::move(Read);
  for (const std::string &Value : optionValues(Effective, "SpawnFunctions"))
    for (const std::string &Name : splitList(Value))
      SpawnFunctions.insert(Name);
  return updateFile(Folder.path(Unit.ConfigFile), *Text);
}

Error Runner::addUnit(CompileCommand Command, const ClangTidyOptions &Effective) {
  WorkUnit Unit;
  Unit.Arguments = analysisArguments(Command, Effective);
  Unit.Key = keyOf(Command, Unit.Arguments);
  Unit.Command = std::move(Command);
  if (Error Failed = addConfig(Unit, Effective))
    return Failed;
  Units.push_back(std::move(Unit));
  return Error::success();
}

Error Runner::configure(std::vector<CompileCommand> Commands) {
  Config Configuration(Options.Checks);
  for (CompileCommand &Command : Commands) {
    Expected<ClangTidyOptions> Effective = Configuration.optionsFor(Command.Filename);
    if (!Effective)
      return Effective.takeError();
    if (enabledChecks(*Effective).empty())
      ++Result.SwitchedOff;
    else if (Error Failed = addUnit(std::move(Command), *Effective))
      return Failed;
  }
  if (Units.empty())
    return trouble("no check is enabled for any unit; see 'Checks' in .clang-tidy, or --checks");
  return Error::success();
}

void Runner::makeVocabulary() {
  std::vector<std::shared_ptr<const Catalog>> Kept = {Catalog::embedded()};
  for (const auto &Each : Catalogs)
    if (Each.getValue())
      Kept.push_back(Each.getValue()->All);
  std::vector<const Catalog *> All;
  All.reserve(Kept.size());
  for (const auto &Each : Kept)
    All.push_back(Each.get());
  std::vector<std::string> Spawners;
  Spawners.reserve(SpawnFunctions.size());
  for (const auto &Name : SpawnFunctions)
    Spawners.push_back(Name.getKey().str());
  llvm::sort(Spawners);
  Words.emplace(All, Spawners);
}

Error Runner::scan() {
  makeVocabulary();
  Known.emplace(*Words, Folder.path("scan"));
  Known->scan(Units, Options.Jobs);
  if (Error Failed = Known->save(Units))
    return Failed;
  if (Error Failed = findPaths())
    return Failed;
  choose();
  return Error::success();
}

/// Each path must be, or be included by, some unit.
Error Runner::findPaths() {
  for (const std::string &Given : Options.Paths) {
    const std::string Path = canonicalPath(Given);
    if (!sys::fs::exists(Path))
      return trouble("there is no file or folder '", Given, "'");
    const BitVector Files = Known->filesThat([&](StringRef File) { return isWithin(File, Path); });
    if (none_of(Units, [&](const WorkUnit &Unit) { return Known->readsAny(Unit, Files); }))
      return trouble("no unit is, or includes anything in, '", Given, "'");
    WantedPaths.push_back(Path);
  }
  return Error::success();
}

/// Chooses the units that were asked for and may have findings.
void Runner::choose() {
  const BitVector InPaths = Known->filesThat([&](StringRef File) {
    return WantedPaths.empty() ||
           any_of(WantedPaths, [&](StringRef Path) { return isWithin(File, Path); });
  });
  StringSet<> Changed;
  if (Options.ChangedFiles)
    for (const std::string &File : *Options.ChangedFiles)
      Changed.insert(File);
  const BitVector HaveChanged = Known->filesThat(
      [&](StringRef File) { return !Options.ChangedFiles || Changed.contains(File); });
  for (const WorkUnit &Unit : Units) {
    if (!Known->readsAny(Unit, InPaths))
      continue;
    ++Result.Units;
    if (Known->readsAny(Unit, HaveChanged) && (!Options.LeavesOut || Known->mayHaveFindings(Unit)))
      Wanted.push_back(&Unit);
  }
  Result.LeftOut = Result.Units - Wanted.size();
  findUnread(Changed);
}

/// What no unit reads cannot be checked, and must not look as if it were clean.
void Runner::findUnread(const StringSet<> &Changed) {
  StringSet<> Read;
  Known->filesThat([&](StringRef File) {
    Read.insert(File);
    return false;
  });
  for (const auto &File : Changed)
    if (isCxxOrC(File.getKey()) && !Read.contains(File.getKey()))
      Result.Unread.push_back(File.getKey().str());
  llvm::sort(Result.Unread);
}

/// Finds the units whose report is missing or was made from something else.
Error Runner::findStale() {
  Expected<std::string> Digest = programDigest();
  if (!Digest)
    return Digest.takeError();
  Version = std::move(*Digest);
  for (const WorkUnit *Unit : Wanted) {
    const std::string Report = Folder.path(Unit->reportFile());
    if (MadeFrom.isMadeFrom(Unit->reportFile(), originOf(*Unit)) && sys::fs::exists(Report))
      continue;
    // Ninja, which goes by times, would keep what is known to be of something else.
    if (MadeFrom.forget(Unit->reportFile()))
      if (const std::error_code Code = sys::fs::remove(Report))
        return trouble("cannot remove the earlier '", Report, "': ", Code.message());
    Stale.push_back(Unit);
  }
  // In case this run is killed.
  return MadeFrom.save();
}

/// A digest of everything that the report of \p Unit is made from; empty when that
/// is not known.
std::string Runner::originOf(const WorkUnit &Unit) const {
  const std::string Contents = Known->contentsOf(Unit);
  return Contents.empty() ? "" : digest(Contents + Unit.ConfigFile + Version);
}

Error Runner::runNinja() {
  if (Error Failed =
          updateFile(Folder.path("build.ninja"), ninjaGraph(Units, Stale, programPath(), Version)))
    return Failed;
  StringMap<const WorkUnit *> ByReport;
  for (const WorkUnit *Unit : Stale)
    ByReport[Unit->reportFile()] = Unit;
  Expected<EngineResult> Ran = runEngine(Folder.folder(), Options.Jobs, Options.ShowsProgress);
  if (!Ran)
    return Ran.takeError();
  const auto Fail = [&](const WorkUnit &Unit, std::string Text) {
    if (FailedReports.insert(Unit.reportFile()).second)
      Result.Failed.push_back({Unit.Command.Filename, std::move(Text)});
  };
  for (FailedEdge &Edge : Ran->Failed)
    if (const WorkUnit *Unit = ByReport.lookup(Edge.Output))
      Fail(*Unit, std::move(Edge.Text));
  for (const WorkUnit *Unit : Stale)
    if (!sys::fs::exists(Folder.path(Unit->reportFile())))
      Fail(*Unit, "");
  Result.Analyzed = Ran->Ran - std::min<size_t>(Ran->Ran, Ran->Failed.size());
  return Error::success();
}

Error Runner::analyze() {
  if (Error Failed = findStale())
    return Failed;
  if (!Stale.empty())
    if (Error Failed = runNinja())
      return Failed;
  Result.Cached = Wanted.size() - std::min(Wanted.size(), Result.Analyzed + Result.Failed.size());
  for (const WorkUnit *Unit : Stale)
    // Of what was written to in the meantime nobody knows what was read.
    if (const std::string Origin = originOf(*Unit);
        !Origin.empty() && !hasFailed(*Unit) && Known->isUnchanged(*Unit))
      MadeFrom.record(Unit->reportFile(), Origin);
  return MadeFrom.save();
}

Error Runner::reduce(StringRef Root, SourceTexts &Texts) {
  FindingSet Found(Texts, Root);
  for (const WorkUnit *Unit : Wanted)
    if (!hasFailed(*Unit))
      if (Error Failed = Found.addReport(Folder.path(Unit->reportFile())))
        return Failed;
  Result.Findings = Found.take();
  if (!WantedPaths.empty())
    erase_if(Result.Findings, [&](const Finding &Each) {
      return none_of(WantedPaths,
                     [&](StringRef Path) { return isWithin(Each.Main.At.File, Path); });
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
