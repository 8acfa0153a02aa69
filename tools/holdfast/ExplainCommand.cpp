// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// holdfast explain: what a check finds, what a library's handles do when dropped.

#include "Commands.h"

#include "CheckDocs.h"
#include "Config.h"
#include "Files.h"
#include "catalog/Catalog.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace holdfast {

namespace {

cl::SubCommand Explain("explain", "Explain a check, or what is known about a library");
cl::opt<std::string> Topic(cl::Positional, cl::desc("CHECK | LIBRARY"), cl::sub(Explain),
                           cl::cat(Ours));

void printTopics(raw_ostream &Out) {
  Out << "Checks:\n";
  for (const std::string &Check : knownChecks())
    Out << "  " << Check << "\n      " << summaryOf(Check) << '\n';
  Out << "Libraries:\n";
  for (const Library *Each : Catalog::embedded()->libraries())
    Out << "  " << Each->Name << "\n      " << Each->Title << '\n';
}

void printLibrary(raw_ostream &Out, const Library &About) {
  Out << About.Title << '\n';
  if (!About.Version.empty())
    Out << "as of " << About.Version << '\n';
  Out << "\nHandles, and what dropping one does:\n";
  for (const HandleEntry &Entry : About.Handles)
    Out << "  " << join(Entry.Types, ", ") << "\n      " << Entry.Effect << '\n';
  if (!About.Spawners.empty())
    Out << "\nFunctions that start work, and what dropping their result does:\n";
  for (const SpawnerEntry &Entry : About.Spawners) {
    Out << "  " << join(Entry.Functions, ", ") << '\n';
    for (const SpawnCase &Case : Entry.Cases) {
      if (!Case.Enumerators.empty())
        Out << "    with " << join(Case.Enumerators, " | ") << '\n';
      Out << "      " << (Case.Effect.empty() ? "is made to be dropped" : Case.Effect) << '\n';
    }
  }
  if (!About.Scopes.empty())
    Out << "\nScopes that hold work:\n";
  for (const ScopeEntry &Entry : About.Scopes)
    Out << "  " << join(Entry.Types, ", ") << '\n';
}

} // namespace

bool isExplain() { return static_cast<bool>(Explain); }

Expected<int> runExplain() {
  if (Topic.empty()) {
    printTopics(outs());
    return ExitClean;
  }
  for (const std::string &Name : {Topic.getValue(), "holdfast-" + Topic.getValue()})
    if (const StringRef Page = docOf(Name); !Page.empty()) {
      outs() << Page;
      return ExitClean;
    }
  const std::shared_ptr<const Catalog> Known = Catalog::embedded();
  for (const Library *Each : Known->libraries())
    if (Each->Name == Topic) {
      printLibrary(outs(), *Each);
      return ExitClean;
    }
  return trouble("there is no check and no library '", Topic.getValue(),
                 "'; holdfast explain lists what there is");
}

} // namespace holdfast
