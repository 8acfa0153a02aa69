// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "Unit.h"

#include "LibraryBodies.h"
#include "ResourceHeaders.h"
#include "support/ClangVersion.h"
#include "support/ToolVersion.h"

#include "clang-tidy/ClangTidy.h"
#include "clang-tidy/ClangTidyDiagnosticConsumer.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Frontend/MultiplexConsumer.h"
#include "clang/Frontend/Utils.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"

using namespace clang;

namespace holdfast {

namespace {

/// The checks of clang-tidy, looking at a unit without the library's bodies.
class ChecksConsumer : public MultiplexConsumer {
public:
  ChecksConsumer(std::unique_ptr<ASTConsumer> Checks, LibraryBodies &Bodies)
      : MultiplexConsumer(onlyOne(std::move(Checks))), Bodies(Bodies) {}

  bool shouldSkipFunctionBody(Decl *Function) override { return Bodies.leaveOut(*Function); }

  void HandleTranslationUnit(ASTContext &Context) override {
    Bodies.watch(Context);
    MultiplexConsumer::HandleTranslationUnit(Context);
  }

private:
  static std::vector<std::unique_ptr<ASTConsumer>> onlyOne(std::unique_ptr<ASTConsumer> Consumer) {
    std::vector<std::unique_ptr<ASTConsumer>> Consumers;
    Consumers.push_back(std::move(Consumer));
    return Consumers;
  }

  LibraryBodies &Bodies;
};

class AllDependencies : public DependencyCollector {
  bool needSystemDependencies() override { return true; }
  bool sawDependency(StringRef Name, bool, bool, bool, bool IsMissing) override {
    return !IsMissing && Name != "<stdin>" && Name != "<built-in>" && Name != "<command line>";
  }
};

/// One pass over the unit.
class Pass : public tooling::FrontendActionFactory {
public:
  Pass(tidy::ClangTidyContext &Context,
       llvm::IntrusiveRefCntPtr<llvm::vfs::OverlayFileSystem> Files, LibraryBodies *Bodies)
      : Checks(Context, std::move(Files)), Bodies(Bodies),
        Dependencies(std::make_shared<AllDependencies>()) {}

  llvm::ArrayRef<std::string> dependencies() const { return Dependencies->getDependencies(); }

  std::unique_ptr<FrontendAction> create() override { return std::make_unique<Action>(*this); }

  bool runInvocation(std::shared_ptr<CompilerInvocation> Invocation, FileManager *Files,
                     std::shared_ptr<PCHContainerOperations> Containers,
                     DiagnosticConsumer *Consumer) override {
    // As clang-tidy does: __clang_analyzer__ is defined.
    Invocation->getPreprocessorOpts().SetUpStaticAnalyzer = true;
    Invocation->getFrontendOpts().SkipFunctionBodies = Bodies != nullptr;
    Invocation->getDiagnosticOpts().ShowCarets = false; // nor a count of warnings
    return FrontendActionFactory::runInvocation(std::move(Invocation), Files, std::move(Containers),
                                                Consumer);
  }

private:
  class Action : public ASTFrontendAction {
  public:
    explicit Action(Pass &Of) : Of(Of) {}

    std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &Compiler,
                                                   StringRef File) override {
      Compiler.addDependencyCollector(Of.Dependencies);
      Of.Dependencies->attachToPreprocessor(Compiler.getPreprocessor());
      auto Consumer = Of.Checks.createASTConsumer(Compiler, File);
      if (!Of.Bodies)
        return Consumer;
      return std::make_unique<ChecksConsumer>(std::move(Consumer), *Of.Bodies);
    }

  private:
    Pass &Of;
  };

  tidy::ClangTidyASTConsumerFactory Checks;
  LibraryBodies *Bodies;
  std::shared_ptr<AllDependencies> Dependencies;
};

class OneCommand : public tooling::CompilationDatabase {
public:
  explicit OneCommand(const tooling::CompileCommand &Command) : Command(Command) {}
  std::vector<tooling::CompileCommand> getCompileCommands(StringRef) const override {
    return {Command};
  }

private:
  const tooling::CompileCommand &Command;
};

/// What the options add to the command and take from it, and what the analysis
/// needs: our own headers of the compiler, and no warnings.
tooling::ArgumentsAdjuster adjuster(const tidy::ClangTidyOptions &Options) {
  return [&Options](const tooling::CommandLineArguments &Given, StringRef) {
    tooling::CommandLineArguments Arguments = Given;
    for (const std::string &Removed : removedArguments(Options))
      llvm::erase(Arguments, Removed);
    if (Options.ExtraArgsBefore)
      Arguments.insert(Arguments.begin() + !Arguments.empty(), Options.ExtraArgsBefore->begin(),
                       Options.ExtraArgsBefore->end());
    // They come before the "--" that protects a file's name.
    auto End = llvm::find(Arguments, "--");
    tooling::CommandLineArguments Extra =
        Options.ExtraArgs.value_or(tooling::CommandLineArguments());
    Extra.push_back("-w");
    Arguments.insert(End, Extra.begin(), Extra.end());
    return withResourceHeaders(std::move(Arguments));
  };
}

/// Whether \p Found keeps the run from meaning anything: the code cannot be
/// compiled, or the configuration makes no sense.
bool isError(const tooling::Diagnostic &Found) {
  return Found.DiagnosticName == "clang-diagnostic-error" ||
         (Found.DiagnosticName == "clang-tidy-config" &&
          Found.DiagLevel == tooling::Diagnostic::Error);
}

/// \param Bodies null to parse everything.
UnitReport runPass(const tooling::CompileCommand &Command, const tidy::ClangTidyOptions &Options,
                   LibraryBodies *Bodies) {
  auto Files =
      llvm::makeIntrusiveRefCnt<llvm::vfs::OverlayFileSystem>(llvm::vfs::getRealFileSystem());
  tidy::ClangTidyContext Context(
      std::make_unique<tidy::DefaultOptionsProvider>(tidy::ClangTidyGlobalOptions(), Options));
  tidy::ClangTidyDiagnosticConsumer Consumer(Context);
  ToolDiagnostics Diagnostics(Consumer);
  Diagnostics.attachTo(Context);

  const OneCommand Commands(Command);
  tooling::ClangTool Tool(Commands, {Command.Filename}, std::make_shared<PCHContainerOperations>(),
                          Files);
  Tool.setPrintErrorMessage(false);
  Tool.setDiagnosticConsumer(&Consumer);
  Tool.appendArgumentsAdjuster(adjuster(Options));
  Tool.appendArgumentsAdjuster(tooling::getStripPluginsAdjuster());
  Context.setCurrentBuildDirectory(Command.Directory);
  Pass ThePass(Context, Files, Bodies);
  const bool Failed = Tool.run(&ThePass) != 0;

  UnitReport Report;
  Report.Findings.MainSourceFile = Command.Filename;
  for (tidy::ClangTidyError &Found : Consumer.take())
    (isError(Found) ? Report.Errors : Report.Findings.Diagnostics).push_back(std::move(Found));
  if (Failed && Report.Errors.empty()) {
    tooling::Diagnostic Unknown;
    Unknown.DiagnosticName = "clang-diagnostic-error";
    Unknown.Message = tooling::DiagnosticMessage("clang cannot run this command");
    Report.Errors.push_back(std::move(Unknown));
  }
  Report.Dependencies = ThePass.dependencies().vec();
  return Report;
}

} // namespace

UnitReport analyzeUnit(const tooling::CompileCommand &Command,
                       const tidy::ClangTidyOptions &Options) {
  // What is found in system headers depends on their bodies.
  if (!Options.SystemHeaders.value_or(false)) {
    LibraryBodies Bodies;
    UnitReport Report = runPass(Command, Options, &Bodies);
    if (!Bodies.mayHaveMattered())
      return Report;
  }
  UnitReport Report = runPass(Command, Options, nullptr);
  Report.WasParsedInFull = true;
  return Report;
}

} // namespace holdfast
