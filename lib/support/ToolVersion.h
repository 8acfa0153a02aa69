// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The differences between the LLVM versions in what programs use and the module
// does not: setting up diagnostics, scanning dependencies.

#ifndef HOLDFAST_SUPPORT_TOOLVERSION_H
#define HOLDFAST_SUPPORT_TOOLVERSION_H

#include "clang-tidy/ClangTidyDiagnosticConsumer.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/DiagnosticOptions.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Option/OptTable.h"
#if LLVM_VERSION_MAJOR < 22
#include "clang/Driver/Options.h"
#include "clang/Tooling/DependencyScanning/DependencyScanningService.h"
#include "clang/Tooling/DependencyScanning/DependencyScanningTool.h"
#else
#include "clang/DependencyScanning/DependencyScanningService.h"
#include "clang/Options/Options.h"
#include "clang/Tooling/DependencyScanningTool.h"
#endif

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace holdfast {

/// A diagnostics engine that hands what it gets to a client somebody else owns.
class ToolDiagnostics {
public:
  explicit ToolDiagnostics(clang::DiagnosticConsumer &Client)
#if LLVM_VERSION_MAJOR < 21
      : Engine(new clang::DiagnosticIDs, new clang::DiagnosticOptions, &Client,
               /*ShouldOwnClient=*/false)
#else
      : Engine(clang::DiagnosticIDs::create(), Options, &Client, /*ShouldOwnClient=*/false)
#endif
  {
  }

  clang::DiagnosticsEngine &engine() { return Engine; }

  /// Makes \p Context report here.
  void attachTo(clang::tidy::ClangTidyContext &Context) {
#if LLVM_VERSION_MAJOR < 21
    Context.setDiagnosticsEngine(&Engine);
#else
    Context.setDiagnosticsEngine(std::make_unique<clang::DiagnosticOptions>(), &Engine);
#endif
  }

private:
  clang::DiagnosticOptions Options;
  clang::DiagnosticsEngine Engine;
};

/// The compiler's arguments that \p Options take away; LLVM 19 has no such option.
inline std::vector<std::string>
removedArguments([[maybe_unused]] const clang::tidy::ClangTidyOptions &Options) {
#if LLVM_VERSION_MAJOR < 22
  return {};
#else
  return Options.RemovedArgs.value_or(std::vector<std::string>());
#endif
}

/// The options of the compiler's driver, and which of them it takes in C++ mode.
inline const llvm::opt::OptTable &driverOptions() {
#if LLVM_VERSION_MAJOR < 22
  return clang::driver::getDriverOptTable();
#else
  return clang::getDriverOptTable();
#endif
}
inline llvm::opt::Visibility driverVisibility() {
#if LLVM_VERSION_MAJOR < 22
  return llvm::opt::Visibility(clang::driver::options::ClangOption);
#else
  return llvm::opt::Visibility(clang::options::ClangOption);
#endif
}

/// Finds what files a unit reads by looking at preprocessor directives alone.
/// Scanners that share a cache may run in several threads.
class DependencyScanner {
#if LLVM_VERSION_MAJOR < 22
  using Service = clang::tooling::dependencies::DependencyScanningService;
  using Tool = clang::tooling::dependencies::DependencyScanningTool;
  using Mode = clang::tooling::dependencies::ScanningMode;
  using Format = clang::tooling::dependencies::ScanningOutputFormat;
#else
  using Service = clang::dependencies::DependencyScanningService;
  using Tool = clang::tooling::DependencyScanningTool;
  using Mode = clang::dependencies::ScanningMode;
  using Format = clang::dependencies::ScanningOutputFormat;
#endif

public:
  class Cache {
  public:
    Cache() : Shared(Mode::DependencyDirectivesScan, Format::Make) {}

  private:
    friend DependencyScanner;
    Service Shared;
  };

  explicit DependencyScanner(Cache &Shared) : Scanner(Shared.Shared) {}

  /// The makefile rule with what \p CommandLine reads, run in \p Folder; nothing
  /// when something is not found.
  std::optional<std::string> rule(const std::vector<std::string> &CommandLine,
                                  llvm::StringRef Folder) {
#if LLVM_VERSION_MAJOR < 22
    llvm::Expected<std::string> Rule = Scanner.getDependencyFile(CommandLine, Folder);
    if (Rule)
      return std::move(*Rule);
    llvm::consumeError(Rule.takeError());
    return std::nullopt;
#else
    // Counts errors, unlike one that ignores them.
    clang::DiagnosticConsumer Silent;
    return Scanner.getDependencyFile(CommandLine, Folder, Silent);
#endif
  }

private:
  Tool Scanner;
};

} // namespace holdfast

#endif // HOLDFAST_SUPPORT_TOOLVERSION_H
