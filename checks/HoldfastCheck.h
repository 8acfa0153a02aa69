// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_CHECKS_HOLDFASTCHECK_H
#define HOLDFAST_CHECKS_HOLDFASTCHECK_H

#include "UserCode.h"
#include "fix/FixPlanner.h"
#include "flow/LaterJoin.h"
#include "flow/LocalHandles.h"
#include "flow/TestIdiom.h"
#include "model/HandleModel.h"

#include "clang-tidy/ClangTidyCheck.h"
#include "clang-tidy/utils/IncludeInserter.h"

#include <initializer_list>
#include <memory>
#include <string>

namespace holdfast {

struct UserCatalog;

/// What all checks share: the options that say what is a handle, one walk over the
/// code and one model for the translation unit, and the includes that fixes need.
///
/// The options are read from the check's own or, for all checks at once, from
/// the global ones; docs/options.md describes them.
class HoldfastCheck : public clang::tidy::ClangTidyCheck {
public:
  HoldfastCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context);
  ~HoldfastCheck() override;

  bool isLanguageVersionSupported(const clang::LangOptions &Language) const override {
    return Language.CPlusPlus11;
  }
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Map) override;
  void registerPPCallbacks(const clang::SourceManager &Sources, clang::Preprocessor *Preprocessor,
                           clang::Preprocessor *ModuleExpander) override;
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) final;
  void onStartOfTranslationUnit() override;
  void check(const clang::ast_matchers::MatchFinder::MatchResult &Result) final;
  void onEndOfTranslationUnit() override;

protected:
  /// Checks one piece of the user's code; see findUserCode().
  virtual void checkCode(const UserCode &Code, clang::ASTContext &Context) = 0;

  /// The value of the option \p Name, one of \p Words; the first is its default.
  /// Any other value is an error of the configuration.
  llvm::StringRef readChoice(llvm::StringRef Name, std::initializer_list<llvm::StringRef> Words);

  /// The model of the translation unit, shared with the other checks.
  HandleModel &model() { return Known->Model; }

  /// The variables that hold handles, shared likewise.
  LocalHandles &localHandles() { return Known->Locals; }

  /// What fixes in the translation unit of \p Context need of clang-tidy.
  FixEnvironment fixEnvironment(const clang::ASTContext &Context);

  /// A planner for the fixes of findings in \p Function.
  FixPlanner planner(const clang::FunctionDecl &Function);

  /// Whether nobody need use what \p Value makes in \p Owner, which is \p Made: a test
  /// expects that it fails, or what made it waits further down for all that it has made.
  bool isNotMeantToBeUsed(const clang::Expr &Value, const Handle &Made, const clang::Decl &Owner);

  /// Reports \p Message, in which %0 is the type of \p Made, with \p Remedies and
  /// the notes that every finding has: what it was inferred from, and the
  /// instantiation that \p Owner, the declaration the code is in, comes from.
  /// \param Range what is underlined.
  void report(clang::SourceRange Range, llvm::StringRef Message, const Handle &Made,
              llvm::ArrayRef<Remedy> Remedies, const clang::Decl &Owner);

private:
  /// What is known of the translation unit.
  struct Knowledge {
    Knowledge(std::shared_ptr<const Catalog> Listed, const ModelOptions &Options)
        : Model(std::move(Listed), Options), Locals(Model) {}
    HandleModel Model;
    LocalHandles Locals;
  };
  static std::shared_ptr<Knowledge> sharedKnowledge(std::shared_ptr<const Catalog> Listed,
                                                    const ModelOptions &Options);

  ModelOptions readModelOptions();
  /// Reports \p Message, an error of the configuration.
  void complain(std::string Message);
  std::vector<std::string> readList(llvm::StringRef Name, llvm::StringRef Default);
  std::vector<NamePattern> readPatterns(llvm::StringRef Name);
  ConfiguredTaskSet readTaskSet();

  /// What is reported when there is a file to report it in.
  std::vector<std::string> Complaints;
  const std::string Catalogs;
  const std::string SpawnFunctions;
  const std::shared_ptr<const UserCatalog> Listed;
  const ModelOptions WhatIsAHandle;
  const ConfiguredTaskSet Configured;
  std::shared_ptr<Knowledge> Known;
  std::shared_ptr<FixLedger> Ledger;
  std::shared_ptr<const std::vector<UserCode>> Code;
  LaterJoins Joins;
  ExpectedThrows Throws;
  clang::tidy::utils::IncludeInserter Includes;
};

} // namespace holdfast

#endif // HOLDFAST_CHECKS_HOLDFASTCHECK_H
