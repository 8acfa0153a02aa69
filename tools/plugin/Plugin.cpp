// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Holdfast's checks as a part of compiling: clang++ -fplugin=libHoldfastPlugin.so.
// Caches and distributors of compiles then cache and distribute them too.

#include "Config.h"

#include "support/ClangVersion.h"
#include "support/ToolVersion.h"

#include "clang-tidy/ClangTidy.h"
#include "clang-tidy/ClangTidyDiagnosticConsumer.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendPluginRegistry.h"
#include "clang/Frontend/MultiplexConsumer.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

using namespace clang;

namespace holdfast {

namespace {

/// What the checks find becomes diagnostics of the compiler.
struct Reporting {
  Reporting(CompilerInstance &Compiler, const tidy::ClangTidyOptions &Options)
      : Context(std::make_unique<tidy::DefaultOptionsProvider>(tidy::ClangTidyGlobalOptions(),
                                                               Options)),
        Found(Context, &Compiler.getDiagnostics()), Diagnostics(Found) {
    Diagnostics.attachTo(Context);
  }

  tidy::ClangTidyContext Context;
  tidy::ClangTidyDiagnosticConsumer Found;
  ToolDiagnostics Diagnostics;
};

/// Runs the checks, which refer to what they report to.
class ChecksConsumer : Reporting, public MultiplexConsumer {
public:
  ChecksConsumer(CompilerInstance &Compiler, llvm::StringRef File,
                 const tidy::ClangTidyOptions &Options)
      : Reporting(Compiler, Options), MultiplexConsumer(checks(Context, Compiler, File)) {}

private:
  static std::vector<std::unique_ptr<ASTConsumer>>
  checks(tidy::ClangTidyContext &Context, CompilerInstance &Compiler, llvm::StringRef File) {
    std::vector<std::unique_ptr<ASTConsumer>> All;
    All.push_back(tidy::ClangTidyASTConsumerFactory(Context).createASTConsumer(Compiler, File));
    return All;
  }
};

class Plugin : public PluginASTAction {
public:
  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &Compiler,
                                                 llvm::StringRef File) override {
    llvm::Expected<tidy::ClangTidyOptions> Options = optionsFor(File);
    if (Options)
      return std::make_unique<ChecksConsumer>(Compiler, File, *Options);
    complain(Compiler, toString(Options.takeError()));
    return std::make_unique<ASTConsumer>();
  }

  bool ParseArgs(const CompilerInstance &Compiler,
                 const std::vector<std::string> &Arguments) override {
    for (const llvm::StringRef Argument : Arguments) {
      const auto [Name, Value] = Argument.split('=');
      if (Name == "checks")
        Checks = Value.str();
      else if (Name == "config")
        InlineConfig = Value.str();
      else {
        complain(Compiler, "there is no argument '" + Name + "'; there are 'checks' and 'config'");
        return false;
      }
    }
    return true;
  }

  /// The compiler may clear what was parsed when it generates code.
  ActionType getActionType() override { return AddBeforeMainAction; }

private:
  llvm::Expected<tidy::ClangTidyOptions> optionsFor(llvm::StringRef File) const {
    if (InlineConfig)
      return configOf(*InlineConfig, Checks);
    llvm::SmallString<256> Path(File);
    (void)llvm::sys::fs::make_absolute(Path);
    return Config(Checks).optionsFor(Path);
  }

  static void complain(const CompilerInstance &Compiler, const llvm::Twine &Message) {
    DiagnosticsEngine &Engine = Compiler.getDiagnostics();
    Engine.Report(Engine.getCustomDiagID(DiagnosticsEngine::Error, "holdfast: %0"))
        << Message.str();
  }

  std::string Checks;
  std::optional<std::string> InlineConfig;
};

const FrontendPluginRegistry::Add<Plugin> Registered("holdfast", "finds dropped handles");

} // namespace

} // namespace holdfast
