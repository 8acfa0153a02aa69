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
#include "clang/Tooling/Tooling.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"

using namespace clang;

namespace holdfast {

namespace {

/// The checks of clang-tidy, looking at a unit without the library's bodies.
class ChecksConsumer : public MultiplexConsumer {
public:
  ChecksConsumer(std::unique_ptr<ASTConsumer> Checks, CompilerInstance &Compiler,
                 LibraryBodies &Bodies)
      : MultiplexConsumer(onlyOne(std::move(Checks))), Compiler(Compiler), Bodies(Bodies) {}

  bool shouldSkipFunctionBody(Decl *Function) override { return Bodies.leaveOut(*Function); }

  void HandleTranslationUnit(ASTContext &Context) override {
    Bodies.watch(Compiler);
    MultiplexConsumer::HandleTranslationUnit(Context);
  }

private:
  static std::vector<std::unique_ptr<ASTConsumer>> onlyOne(std::unique_ptr<ASTConsumer> Consumer) {
    std::vector<std::unique_ptr<ASTConsumer>> Consumers;
    Consumers.push_back(std::move(Consumer));
    return Consumers;
  }

  CompilerInstance &Compiler;
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
    Invocation->getFrontendOpts().SkipFunctionBodies = Bodies != nullptr;
    Invocation->getFrontendOpts().DisableFree = true;   // the program ends next
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
      return std::make_unique<ChecksConsumer>(std::move(Consumer), Compiler, *Of.Bodies);
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
  OneCommand(tooling::CompileCommand Given, std::vector<std::string> Arguments)
      : Command(std::move(Given)) {
    Command.CommandLine = std::move(Arguments);
  }
  std::vector<tooling::CompileCommand> getCompileCommands(StringRef) const override {
    return {Command};
  }

private:
  tooling::CompileCommand Command;
};

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

  const OneCommand Commands(Command, analysisArguments(Command, Options));
  tooling::ClangTool Tool(Commands, {Command.Filename}, std::make_shared<PCHContainerOperations>(),
                          Files);
  Tool.setPrintErrorMessage(false);
  Tool.setDiagnosticConsumer(&Consumer);
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

std::vector<std::string> analysisArguments(const tooling::CompileCommand &Command,
                                           const tidy::ClangTidyOptions &Options) {
  tooling::CommandLineArguments Arguments =
      tooling::getStripPluginsAdjuster()(Command.CommandLine, Command.Filename);
  for (const std::string &Removed : removedArguments(Options))
    llvm::erase(Arguments, Removed);
  if (Options.ExtraArgsBefore)
    Arguments.insert(Arguments.begin() + !Arguments.empty(), Options.ExtraArgsBefore->begin(),
                     Options.ExtraArgsBefore->end());
  tooling::CommandLineArguments Extra = Options.ExtraArgs.value_or(tooling::CommandLineArguments());
  // No warnings of the compiler; and clang-tidy defines that macro.
  Extra.insert(Extra.end(), {"-w", "-D__clang_analyzer__"});
  // They come before the "--" that protects a file's name.
  Arguments.insert(llvm::find(Arguments, "--"), Extra.begin(), Extra.end());
  return withResourceHeaders(std::move(Arguments));
}

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
