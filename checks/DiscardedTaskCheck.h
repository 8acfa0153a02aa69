// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_CHECKS_DISCARDEDTASKCHECK_H
#define HOLDFAST_CHECKS_DISCARDEDTASKCHECK_H

#include "fix/FixPlanner.h"
#include "model/HandleModel.h"

#include "clang-tidy/ClangTidyCheck.h"
#include "clang-tidy/utils/IncludeInserter.h"
#include "llvm/ADT/DenseSet.h"

#include <optional>

namespace holdfast {

/// Finds handles of asynchronous work that die in the statement that made them.
///
/// For the user-facing documentation see docs/checks/holdfast-discarded-task.md.
class DiscardedTaskCheck : public clang::tidy::ClangTidyCheck {
public:
  /// What is done about a discard that is spelled out: a cast to void, an
  /// assignment to std::ignore.
  enum class ExplicitDiscard {
    /// Reported where it blocks or ends the program, which the cast hides.
    Accept,
    /// Always reported.
    Report,
  };

  DiscardedTaskCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context);

  bool isLanguageVersionSupported(const clang::LangOptions &Language) const override {
    return Language.CPlusPlus11;
  }
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Options) override;
  void registerPPCallbacks(const clang::SourceManager &Sources, clang::Preprocessor *Preprocessor,
                           clang::Preprocessor *ModuleExpander) override;
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void onStartOfTranslationUnit() override;
  void check(const clang::ast_matchers::MatchFinder::MatchResult &Result) override;

private:
  ExplicitDiscard readExplicitDiscards();
  void checkFunction(const clang::FunctionDecl &Function);
  void checkDefaultArgument(const clang::ParmVarDecl &Parameter);
  void checkInitializer(const clang::Decl &Owner, const clang::Expr &Initializer);
  void checkDiscard(const Discard &Dropped, const clang::Decl &Owner, FixPlanner *Planner);
  bool isAccepted(const Discard &Dropped, const Handle &Made) const;
  void report(const Discard &Dropped, const Handle &Made, const clang::Decl &Owner,
              FixPlanner *Planner);

  const ExplicitDiscard ExplicitDiscards;
  clang::tidy::utils::IncludeInserter Includes;
  clang::tidy::utils::IncludeInserter AlternativeIncludes;
  clang::ASTContext *Context = nullptr;
  std::optional<HandleModel> Model;
  /// A template is reported once, however often it is instantiated.
  llvm::DenseSet<clang::SourceLocation> Reported;
};

} // namespace holdfast

#endif // HOLDFAST_CHECKS_DISCARDEDTASKCHECK_H
