// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "Config.h"

#include "Files.h"
#include "catalog/UserCatalog.h"
#include "support/ClangVersion.h"

#include "clang-tidy/ClangTidy.h"
#include "clang-tidy/ClangTidyCheck.h"
#include "clang-tidy/ClangTidyDiagnosticConsumer.h"
#include "clang-tidy/GlobList.h"
#include "clang-tidy/utils/OptionsUtils.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/VirtualFileSystem.h"
#include "llvm/Support/raw_ostream.h"

namespace tidy = clang::tidy;
using namespace llvm;

namespace holdfast {

namespace {

constexpr StringLiteral Ours = "holdfast";
constexpr StringLiteral DefaultChecks = "holdfast-*,-holdfast-detached-task";

tidy::ClangTidyOptions defaults() {
  tidy::ClangTidyOptions Options = tidy::ClangTidyOptions::getDefaults();
  Options.Checks = DefaultChecks.str();
  Options.HeaderFilterRegex = ".*";
  return Options;
}

/// The candidate that is spelled most like \p Name, as a question, or nothing.
template <typename Range> std::string suggestion(StringRef Name, const Range &Candidates) {
  std::string Best;
  unsigned Distance = Name.size() / 3 + 1;
  for (const auto &Candidate : Candidates) {
    const unsigned Each = Name.edit_distance(Candidate);
    if (Each < Distance) {
      Distance = Each;
      Best = StringRef(Candidate).str();
    }
  }
  return Best.empty() ? "" : "; did you mean '" + Best + "'?";
}

/// "file:line: " of the first line of \p File that contains \p Word; \p File
/// alone if it is not a file.
std::string placeOf(StringRef Word, StringRef File) {
  SourceTexts Texts;
  const size_t Offset = Texts.text(File).find(Word);
  if (Offset == StringRef::npos)
    return File.str() + ": ";
  return File.str() + ":" + std::to_string(Texts.position(File, Offset).Line) + ": ";
}

/// What is wrong with what \p Options, read from \p Source, say about us.
Error verify(const tidy::ClangTidyOptions &Options, StringRef Source) {
  const std::vector<std::string> Checks = knownChecks();
  const std::string Globs = Options.Checks.value_or("");
  for (StringRef Glob : split(Globs, ',')) {
    Glob = Glob.trim();
    const StringRef Name = Glob.ltrim('-').trim();
    if (!Name.starts_with(Ours))
      continue;
    const tidy::GlobList Matcher(Name);
    if (none_of(Checks, [&](StringRef Check) { return Matcher.contains(Check); }))
      return trouble(placeOf(Name, Source), "there is no check '", Name, "'",
                     suggestion(Name, Checks));
  }
  const StringMap<std::string> Known = knownOptions();
  for (const auto &Option : Options.CheckOptions)
    if (Option.getKey().starts_with("holdfast-") && !Known.contains(Option.getKey()))
      return trouble(placeOf(Option.getKey(), Source), "there is no option '", Option.getKey(), "'",
                     suggestion(Option.getKey(), Known.keys()));
  return Error::success();
}

bool speaksOfUs(const tidy::ClangTidyOptions &Options) {
  return Options.Checks && StringRef(*Options.Checks).contains(Ours);
}

Expected<tidy::ClangTidyOptions> parseConfig(StringRef Text, StringRef Path) {
  std::string Errors;
  ErrorOr<tidy::ClangTidyOptions> Options = tidy::parseConfigurationWithDiags(
      MemoryBufferRef(Text, Path), [&](const SMDiagnostic &Found) {
        if (Errors.empty())
          Errors = (Found.getFilename() + ":" + Twine(Found.getLineNo()) + ":" +
                    Twine(Found.getColumnNo() + 1) + ": " + Found.getMessage())
                       .str();
      });
  if (Options && Errors.empty())
    return *Options;
  return trouble(Errors.empty() ? Path.str() + ": not a configuration of clang-tidy" : Errors);
}

/// A file system that has files in one folder alone.
class FilesWithin : public vfs::ProxyFileSystem {
public:
  FilesWithin(IntrusiveRefCntPtr<vfs::FileSystem> All, StringRef Root)
      : ProxyFileSystem(std::move(All)), Root(Root) {}

  ErrorOr<vfs::Status> status(const Twine &Path) override {
    ErrorOr<vfs::Status> Found = ProxyFileSystem::status(Path);
    if (Found && !Found->isDirectory() && !isWithin(Path.str(), Root))
      return std::make_error_code(std::errc::no_such_file_or_directory);
    return Found;
  }

private:
  std::string Root;
};

} // namespace

std::vector<std::string> knownChecks() {
  tidy::ClangTidyCheckFactories Factories;
  for (const auto &Entry : tidy::ClangTidyModuleRegistry::entries())
    Entry.instantiate()->addCheckFactories(Factories);
  std::vector<std::string> Names;
  for (const auto &Factory : Factories)
    Names.push_back(Factory.getKey().str());
  llvm::sort(Names);
  return Names;
}

StringMap<std::string> knownOptions() {
  tidy::ClangTidyOptions All = tidy::ClangTidyOptions::getDefaults();
  All.Checks = "*";
  tidy::ClangTidyContext Context(
      std::make_unique<tidy::DefaultOptionsProvider>(tidy::ClangTidyGlobalOptions(), All));
  tidy::ClangTidyASTConsumerFactory Factory(Context);
  StringMap<std::string> Options;
  for (const auto &Option : Factory.getCheckOptions())
    Options[Option.getKey()] = Option.getValue().Value;
  return Options;
}

std::vector<std::string> enabledChecks(const tidy::ClangTidyOptions &Options) {
  const tidy::GlobList Globs(Options.Checks.value_or(""));
  std::vector<std::string> Names = knownChecks();
  llvm::erase_if(Names, [&](StringRef Name) { return !Globs.contains(Name); });
  return Names;
}

Expected<tidy::ClangTidyOptions> readConfig(StringRef Path) {
  Expected<std::string> Text = readFile(Path);
  if (!Text)
    return Text.takeError();
  return parseConfig(*Text, Path);
}

Expected<tidy::ClangTidyOptions> configOf(StringRef Text, StringRef Checks) {
  constexpr StringLiteral Source = "config";
  Expected<tidy::ClangTidyOptions> Options = parseConfig(Text, Source);
  if (!Options)
    return Options.takeError();
  if (Error Bad = verify(*Options, Source))
    return Bad;
  tidy::ClangTidyOptions Override;
  if (!Checks.empty())
    Override.Checks = Checks.str();
  else if (!speaksOfUs(*Options))
    Override.Checks = DefaultChecks.str();
  return defaults().merge(*Options, 0).merge(Override, 1);
}

std::vector<std::string> optionValues(const tidy::ClangTidyOptions &Options, StringRef Name) {
  StringSet<> Values;
  for (const auto &Option : Options.CheckOptions)
    if (Option.getKey() == Name ||
        (Option.getKey().starts_with(Ours) && Option.getKey().ends_with(("." + Name).str())))
      Values.insert(Option.getValue().Value);
  for (const auto &Option : knownOptions())
    if (Option.getKey().ends_with(("." + Name).str()))
      Values.insert(Option.getValue());
  std::vector<std::string> Result;
  for (const auto &Value : Values)
    Result.push_back(Value.getKey().str());
  llvm::sort(Result);
  return Result;
}

Expected<std::string> configText(const tidy::ClangTidyOptions &Options, StringRef File) {
  std::string Text = tidy::configurationAsText(Options);
  for (const std::string &Value : optionValues(Options, "Catalogs")) {
    std::vector<std::string> Paths;
    for (const StringRef Path : tidy::utils::options::parseStringList(Value))
      Paths.push_back(Path.str());
    const auto Catalog = readUserCatalog(Paths, File);
    if (!Catalog->Error.empty())
      return trouble(StringRef(Catalog->Error).rtrim());
    for (const CatalogFile &Each : Catalog->Files)
      Text += "# " + Each.Name + " " + digest(Each.Text) + "\n";
  }
  return Text;
}

Config::Config(StringRef Checks, StringRef Root) : HasOverride(!Checks.empty()), Root(Root) {
  tidy::ClangTidyOptions Override;
  if (HasOverride)
    Override.Checks = Checks.str();
  Provider = std::make_unique<tidy::FileOptionsProvider>(
      tidy::ClangTidyGlobalOptions(), defaults(), Override,
      makeIntrusiveRefCnt<FilesWithin>(vfs::getRealFileSystem(), Root));
}

std::vector<std::string> Config::sourcesFor(StringRef File) {
  std::vector<std::string> Sources;
  for (const auto &[Options, Source] : Provider->getRawOptions(File))
    if (sys::path::is_absolute(Source))
      Sources.push_back(Source);
  return Sources;
}

/// clang-tidy prints what is wrong with a file and goes on without it, so what it
/// will read is read here first.
Error Config::checkFiles(StringRef Folder) {
  for (; !Folder.empty() && isWithin(Folder, Root); Folder = sys::path::parent_path(Folder)) {
    SmallString<256> Path(Folder);
    sys::path::append(Path, ".clang-tidy");
    const auto Seen = GoodFiles.find(Path);
    if (Seen != GoodFiles.end()) {
      if (!Seen->second)
        break;
      continue;
    }
    if (!sys::fs::exists(Path))
      continue;
    Expected<tidy::ClangTidyOptions> Options = readConfig(Path);
    if (!Options)
      return Options.takeError();
    const bool Inherits = Options->InheritParentConfig.value_or(false);
    GoodFiles[Path] = Inherits;
    if (!Inherits)
      break;
  }
  return Error::success();
}

Expected<tidy::ClangTidyOptions> Config::readOptions(StringRef File) {
  if (Error Bad = checkFiles(sys::path::parent_path(File)))
    return Bad;
  bool IsOurs = HasOverride;
  for (const auto &[Options, Source] : Provider->getRawOptions(File)) {
    // Our own defaults are right, and name a check that may be there.
    if (Source == tidy::ClangTidyOptionsProvider::OptionsSourceTypeDefaultBinary)
      continue;
    if (Error Bad = verify(Options, Source))
      return Bad;
    IsOurs = IsOurs || speaksOfUs(Options);
  }
  tidy::ClangTidyOptions Options = Provider->getOptions(File);
  if (!IsOurs)
    Options.Checks = Options.Checks.value_or("") + "," + DefaultChecks.str();
  return Options;
}

Expected<tidy::ClangTidyOptions> Config::optionsFor(StringRef File) {
  const StringRef Folder = sys::path::parent_path(File);
  const auto At = Known.find(Folder);
  if (At != Known.end())
    return At->second;
  Expected<tidy::ClangTidyOptions> Options = readOptions(File);
  if (Options)
    Known.try_emplace(Folder, *Options);
  return Options;
}

} // namespace holdfast
