// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "Doctor.h"

#include "ClangdConfig.h"
#include "RegisteredChecks.h"

#include "catalog/UserCatalog.h"
#include "support/ClangVersion.h"

#include "clang-tidy/ClangTidyCheck.h"
#include "clang-tidy/ClangTidyDiagnosticConsumer.h"
#include "clang-tidy/ClangTidyOptions.h"
#include "clang-tidy/GlobList.h"
#include "clang-tidy/utils/OptionsUtils.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"

#include <atomic>
#include <memory>
#include <set>
#include <string>
#include <vector>

using namespace clang;

namespace holdfast {

namespace {

/// Where the explanation goes; null when nobody asked for one, and once it has
/// been given.
std::atomic<llvm::raw_ostream *> Asked = nullptr;

constexpr llvm::StringLiteral Prefix = "holdfast: ";

using Source = tidy::ClangTidyOptionsProvider::OptionsSource;
using Checks = std::vector<std::unique_ptr<tidy::ClangTidyCheck>>;

std::string inOneLine(llvm::StringRef Text) {
  llvm::SmallVector<llvm::StringRef> Lines;
  Text.trim().split(Lines, '\n');
  return llvm::join(llvm::map_range(Lines, [](llvm::StringRef Line) { return Line.trim(); }), " ");
}

/// The .clang-tidy files that hold for \p File, farthest first.
std::vector<Source> configurationsOf(llvm::StringRef File) {
  tidy::ClangTidyOptions None;
  None.Checks = "";
  tidy::FileOptionsProvider Provider(tidy::ClangTidyGlobalOptions(), None, None);
  std::vector<Source> Files;
  for (Source &Each : Provider.getRawOptions(File))
    if (llvm::sys::fs::exists(Each.second))
      Files.push_back(std::move(Each));
  return Files;
}

/// Says whether \p Check is switched on, and by what.
void explain(llvm::StringRef Check, llvm::ArrayRef<Source> Files, const tidy::ClangTidyContext &In,
             const Checks &Running, llvm::raw_ostream &Output) {
  std::string Globs;
  bool IsOn = false;
  std::string Decider;
  for (const Source &File : Files) {
    if (!File.first.Checks)
      continue;
    Globs += "," + *File.first.Checks;
    if (tidy::GlobList(Globs).contains(Check) != IsOn) {
      IsOn = !IsOn;
      Decider = File.second;
    }
  }
  // What clangd was told beside them: .clangd, its configuration of the user, and
  // --clang-tidy-checks.
  const bool IsEnabled = const_cast<tidy::ClangTidyContext &>(In).isCheckEnabled(Check);
  if (IsEnabled != IsOn)
    Decider = "clangd's configuration (.clangd, config.yaml)";

  Output << Prefix << Check << ": ";
  const bool Runs = llvm::any_of(Running, [&](const std::unique_ptr<tidy::ClangTidyCheck> &Each) {
    // The name is public in the base alone.
    return static_cast<ast_matchers::MatchFinder::MatchCallback &>(*Each).getID() == Check;
  });
  if (Runs)
    Output << "runs; enabled by " << Decider;
  else if (IsEnabled)
    Output << "does not run: the checks read C++11 or newer, and this file is "
           << (In.getLangOpts().CPlusPlus ? "older C++" : "not C++") << "; see the compile command";
  else if (!Decider.empty())
    Output << "is off; switched off by " << Decider;
  else
    Output << "is off; nothing enables it";
  Output << "\n";
}

/// The catalogue files that \p Options name for our checks, each list once.
std::set<std::string> catalogsOf(const tidy::ClangTidyOptions &Options) {
  std::set<std::string> Lists;
  for (const auto &Option : Options.CheckOptions)
    if (Option.getKey() == "Catalogs" ||
        (isOurs(Option.getKey()) && Option.getKey().ends_with(".Catalogs")))
      Lists.insert(Option.getValue().Value);
  return Lists;
}

void explainCatalogs(const tidy::ClangTidyOptions &Options, llvm::StringRef File,
                     llvm::raw_ostream &Output) {
  for (llvm::StringRef List : catalogsOf(Options)) {
    std::vector<std::string> Paths;
    for (llvm::StringRef Path : tidy::utils::options::parseStringList(List))
      Paths.push_back(Path.str());
    const std::shared_ptr<const UserCatalog> Read = readUserCatalog(Paths, File);
    if (!Read->Error.empty())
      Output << Prefix << "catalogue: not used: " << inOneLine(Read->Error) << "\n";
    else
      for (const CatalogFile &Each : Read->Files)
        Output << Prefix << "catalogue: " << Each.Name << ": read\n";
  }
}

void explainFile(const tidy::ClangTidyContext &In, const Checks &Running,
                 llvm::raw_ostream &Output) {
  llvm::SmallString<256> File(const_cast<tidy::ClangTidyContext &>(In).getCurrentFile());
  (void)llvm::sys::fs::make_absolute(File);
  const std::vector<Source> Files = configurationsOf(File);
  Output << Prefix << File << "\n";
  for (const Source &Each : Files)
    Output << Prefix << "configuration: " << Each.second << ": "
           << (Each.first.Checks ? "Checks: '" + inOneLine(*Each.first.Checks) + "'" : "no Checks")
           << "\n";
  if (Files.empty())
    Output << Prefix << "configuration: there is no .clang-tidy here or above; one that says "
           << "\"Checks: 'holdfast-*'\" enables the checks\n";
  for (const std::string &Check : registeredChecks())
    explain(Check, Files, In, Running, Output);
  explainCatalogs(In.getOptions(), File, Output);
  for (const std::string &Config : clangdConfigsOf(File))
    for (const std::string &Suppressed : suppressedBy(Config))
      if (isOurs(Suppressed) || Suppressed == "*")
        Output << Prefix << "Suppress: '" << Suppressed << "' in " << Config
               << ": such findings are not shown\n";
  Output << Prefix << "FastCheckFilter: our checks pass it in every setting\n"
         << Prefix << "findings are shown below with --check-warnings\n";
}

} // namespace

void explainChecks(llvm::raw_ostream &Output) { Asked = &Output; }

void explainSilence(llvm::raw_ostream &Output) {
  if (Asked.exchange(nullptr))
    Output << Prefix << "clangd did not get as far as choosing checks; what is above says why\n";
}

// What clangd chooses the checks for a file with. Members and functions are
// called alike.
Checks chooseClangdsChecks(
    const tidy::ClangTidyCheckFactories *Factories,
    tidy::ClangTidyContext *Context) __asm__("__real__"
                                             "ZNK5clang4tidy23ClangTidyCheckFactories23createChecks"
                                             "ForLanguageEPNS0_16ClangTidy"
                                             "ContextE");
Checks
chooseChecks(const tidy::ClangTidyCheckFactories *Factories,
             tidy::ClangTidyContext *Context) __asm__("__wrap__"
                                                      "ZNK5clang4tidy23ClangTidyCheckFactories23cre"
                                                      "ateChecksForLanguageEPNS0_16ClangTidy"
                                                      "ContextE");

Checks chooseChecks(const tidy::ClangTidyCheckFactories *Factories,
                    tidy::ClangTidyContext *Context) {
  Checks Running = chooseClangdsChecks(Factories, Context);
  if (llvm::raw_ostream *Output = Asked.exchange(nullptr)) {
    explainFile(*Context, Running, *Output);
    Output->flush();
  }
  return Running;
}

} // namespace holdfast
