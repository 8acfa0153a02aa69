// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "HoldfastCheck.h"

#include "Remedies.h"
#include "catalog/UserCatalog.h"
#include "support/AstHelpers.h"

#include "clang-tidy/utils/OptionsUtils.h"
#include "clang/ASTMatchers/ASTMatchers.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Regex.h"

using namespace clang;
using namespace clang::ast_matchers;

namespace holdfast {

namespace {

constexpr llvm::StringLiteral DefaultSpawnFunctions =
    "spawn;spawn_task;create_task;start_task;launch;launch_task;submit;submit_task;enqueue;async;"
    "run_async;post_task";

std::vector<std::string> split(llvm::StringRef List) {
  std::vector<std::string> Parts;
  for (const llvm::StringRef Part : tidy::utils::options::parseStringList(List))
    Parts.push_back(Part.str());
  return Parts;
}

/// What the fixes of the translation unit this thread is at work on add to it. It lives
/// as long as one of the checks uses it.
std::shared_ptr<FixLedger> sharedLedger() {
  thread_local std::weak_ptr<FixLedger> Current;
  std::shared_ptr<FixLedger> Shared = Current.lock();
  if (!Shared) {
    Shared = std::make_shared<FixLedger>();
    Current = Shared;
  }
  return Shared;
}

/// The code of the translation unit this thread is at work on, likewise.
std::shared_ptr<const std::vector<UserCode>> sharedCode(ASTContext &Context) {
  struct Walk {
    const ASTContext *Of = nullptr;
    std::weak_ptr<const std::vector<UserCode>> Found;
  };
  thread_local Walk Current;
  std::shared_ptr<const std::vector<UserCode>> Shared = Current.Found.lock();
  if (!Shared || Current.Of != &Context) {
    Shared = std::make_shared<const std::vector<UserCode>>(findUserCode(Context));
    Current = {&Context, Shared};
  }
  return Shared;
}

} // namespace

HoldfastCheck::HoldfastCheck(llvm::StringRef Name, tidy::ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context), Catalogs(Options.getLocalOrGlobal("Catalogs", "")),
      SpawnFunctions(Options.getLocalOrGlobal("SpawnFunctions", DefaultSpawnFunctions)),
      // Without a file the checks are only asked what options they have.
      Listed(readUserCatalog(getCurrentMainFile().empty() ? std::vector<std::string>()
                                                          : split(Catalogs),
                             getCurrentMainFile())),
      WhatIsAHandle(readModelOptions()), Configured(readTaskSet()),
      // The ledger knows what other fixes include.
      Includes(Options.getLocalOrGlobal("IncludeStyle", tidy::utils::IncludeSorter::IS_LLVM),
               /*SelfContainedDiags=*/true) {
  // Only the first of the checks that share it speaks.
  if (!Listed->Error.empty() && Listed.use_count() == 1)
    complain(llvm::StringRef(Listed->Error).rtrim().str());
}

HoldfastCheck::~HoldfastCheck() = default;

/// That of the translation unit this thread is at work on, likewise.
std::shared_ptr<HoldfastCheck::Knowledge>
HoldfastCheck::sharedKnowledge(std::shared_ptr<const Catalog> Listed, const ModelOptions &Options) {
  thread_local std::weak_ptr<Knowledge> Current;
  std::shared_ptr<Knowledge> Shared = Current.lock();
  if (!Shared || &Shared->Model.catalog() != Listed.get() || Shared->Model.options() != Options) {
    Shared = std::make_shared<Knowledge>(std::move(Listed), Options);
    Current = Shared;
  }
  return Shared;
}

// clangd, which alone wants self-contained diagnostics, drops an error that has no
// place (LLVM 19), and then a mistake looks like a clean file.
void HoldfastCheck::complain(std::string Message) {
  if (areDiagsSelfContained())
    Complaints.push_back(std::move(Message));
  else
    configurationDiag("%0", DiagnosticIDs::Error) << Message;
}

// clang-tidy's own reading of an enumeration only warns about a value it does not
// know, and goes on with the default: a run that looks clean.
llvm::StringRef HoldfastCheck::readChoice(llvm::StringRef Name,
                                          std::initializer_list<llvm::StringRef> Words) {
  const llvm::StringRef Value = Options.getLocalOrGlobal(Name, *Words.begin());
  const auto *Found = llvm::find(Words, Value);
  if (Found != Words.end())
    return *Found;
  complain(("invalid value '" + Value + "' for option '" + getID() + "." + Name + "': expected '" +
            llvm::join(Words, "' or '") + "'")
               .str());
  return *Words.begin();
}

std::vector<NamePattern> HoldfastCheck::readPatterns(llvm::StringRef Name) {
  std::vector<NamePattern> Patterns;
  for (std::string &Each : split(Options.getLocalOrGlobal(Name, ""))) {
    const auto Text = std::make_shared<const std::string>(std::move(Each));
    llvm::Expected<llvm::GlobPattern> Glob = llvm::GlobPattern::create(*Text);
    if (!Glob) {
      complain(("invalid pattern '" + *Text + "' in option '" + getID() + "." + Name +
                "': " + llvm::toString(Glob.takeError()))
                   .str());
      continue;
    }
    Patterns.push_back({Text, std::move(*Glob)});
  }
  return Patterns;
}

ModelOptions HoldfastCheck::readModelOptions() {
  ModelOptions Result;
  Result.SpawnFunctions = split(SpawnFunctions);
  Result.AllowedFunctions = readPatterns("AllowedFunctions");
  Result.AllowedTypes = readPatterns("AllowedTypes");
  Result.InfersHandles = readChoice("InferredHandles", {"report", "ignore"}) == "report";
  const llvm::StringRef Minimum = readChoice("MinimumSeverity", {"medium", "low", "high"});
  Result.MinimumSeverity = Minimum == "low"    ? Severity::Low
                           : Minimum == "high" ? Severity::High
                                               : Severity::Medium;
  return Result;
}

ConfiguredTaskSet HoldfastCheck::readTaskSet() {
  ConfiguredTaskSet Result{Options.getLocalOrGlobal("TaskSet", "").str(),
                           Options.getLocalOrGlobal("TaskSetHeader", "").trim('"').str()};
  // A chain of names and calls without arguments: "app::tasks()", "tasks".
  static constexpr llvm::StringLiteral Shape =
      "^((::)?[A-Za-z_][A-Za-z_0-9]*)(::[A-Za-z_][A-Za-z_0-9]*)*([(][)])?"
      "((->|[.])[A-Za-z_][A-Za-z_0-9]*([(][)])?)*$";
  if (!Result.Expression.empty() && !llvm::Regex(Shape).match(Result.Expression)) {
    configurationDiag("invalid value '%0' for option '%1.TaskSet': expected an expression such as "
                      "'app::tasks()' or 'app::tasks'",
                      DiagnosticIDs::Error)
        << Result.Expression << getID();
    Result.Expression.clear();
  }
  return Result;
}

void HoldfastCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Map) {
  const auto Joined = [](llvm::ArrayRef<NamePattern> Patterns) {
    return llvm::join(llvm::map_range(Patterns, [](const NamePattern &Each) { return *Each.Text; }),
                      ";");
  };
  Options.store(Map, "Catalogs", Catalogs);
  Options.store(Map, "SpawnFunctions", SpawnFunctions);
  Options.store(Map, "AllowedFunctions", Joined(WhatIsAHandle.AllowedFunctions));
  Options.store(Map, "AllowedTypes", Joined(WhatIsAHandle.AllowedTypes));
  Options.store(Map, "InferredHandles", WhatIsAHandle.InfersHandles ? "report" : "ignore");
  Options.store(Map, "MinimumSeverity",
                WhatIsAHandle.MinimumSeverity == Severity::Low    ? "low"
                : WhatIsAHandle.MinimumSeverity == Severity::High ? "high"
                                                                  : "medium");
  Options.store(Map, "TaskSet", Configured.Expression);
  Options.store(Map, "TaskSetHeader", Configured.Header);
  Options.store(Map, "IncludeStyle", Includes.getStyle());
}

void HoldfastCheck::registerPPCallbacks(const SourceManager &Sources, Preprocessor *Preprocessor,
                                        clang::Preprocessor *) {
  for (const std::string &Complaint : Complaints)
    diag(Sources.getLocForStartOfFile(Sources.getMainFileID()), "%0", DiagnosticIDs::Error)
        << Complaint;
  Includes.registerPreprocessor(Preprocessor);
}

void HoldfastCheck::onStartOfTranslationUnit() {
  Known = sharedKnowledge(Listed->All, WhatIsAHandle);
  Ledger = sharedLedger();
  Joins = LaterJoins();
  Throws = ExpectedThrows();
}

void HoldfastCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(translationUnitDecl(), this);
  // clangd shows a check what is declared in the file, and not the unit around it.
  if (areDiagsSelfContained())
    Finder->addMatcher(decl(), this);
}

void HoldfastCheck::check(const MatchFinder::MatchResult &Result) {
  // The first match stands for all.
  if (Code)
    return;
  Code = sharedCode(*Result.Context);
  for (const UserCode &Each : *Code)
    checkCode(Each, *Result.Context);
}

void HoldfastCheck::onEndOfTranslationUnit() {
  for (const ModelProblem &Problem : model().takeProblems())
    diag(Problem.Where, Problem.What, DiagnosticIDs::Error);
  Known.reset();
  Ledger.reset();
  Code.reset();
}

FixEnvironment HoldfastCheck::fixEnvironment(const ASTContext &Context) {
  return {Context,
          [this](FileID File, llvm::StringRef Header) {
            return Includes.createIncludeInsertion(File, Header);
          },
          *Ledger, Configured, areDiagsSelfContained()};
}

FixPlanner HoldfastCheck::planner(const FunctionDecl &Function) {
  return {Function, fixEnvironment(Function.getASTContext())};
}

bool HoldfastCheck::isNotMeantToBeUsed(const Expr &Value, const Handle &Made, const Decl &Owner) {
  const ASTContext &Context = Owner.getASTContext();
  const auto *Function = dyn_cast<FunctionDecl>(&Owner);
  return isInTestMacro(Value.getBeginLoc(), Context.getSourceManager(), Context.getLangOpts()) ||
         Joins.isJoinedLater(Value, Owner, Made.JoinedBy) ||
         (Function && Throws.isExpectedToThrow(*Function));
}

void HoldfastCheck::report(SourceRange Range, llvm::StringRef Message, const Handle &Made,
                           llvm::ArrayRef<Remedy> Remedies, const Decl &Owner) {
  // In a macro the finding belongs to whoever uses it.
  const SourceLocation Location =
      Owner.getASTContext().getSourceManager().getFileLoc(Range.getBegin());
  const PrimaryFix Place = primaryFixPlace(areDiagsSelfContained());
  {
    auto Warning = diag(Location, Message) << Made.Type;
    if (Range.getBegin().isFileID())
      Warning << Range;
    addPrimaryFix(Warning, Remedies, Place);
  }
  noteRemedies(*this, Location, Remedies, Place);
  if (Made.InferredFrom)
    diag(Made.InferredFrom->Where, "inferred from here: %0", DiagnosticIDs::Note)
        << Made.InferredFrom->What;
  if (const std::optional<Instantiation> Instance = instantiationOf(Owner))
    diag(Instance->Where, "in the instantiation of '%0'", DiagnosticIDs::Note) << Instance->Name;
}

} // namespace holdfast
