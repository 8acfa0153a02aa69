// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// holdfast: Holdfast's checks over a whole code base.

#include "Commands.h"

#include "support/ClangVersion.h"

#include "clang/Basic/Version.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/Signals.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Support/WithColor.h"
#include "llvm/Support/raw_ostream.h"

#include <csignal>

using namespace llvm;

namespace holdfast {

cl::OptionCategory Ours("Options");

namespace {

void printVersion(raw_ostream &Out) {
  Out << "holdfast " HOLDFAST_VERSION ", " << clang::getClangFullVersion() << '\n';
}

Expected<int> runCommand() {
  if (isAnalyze())
    return runAnalyze();
  if (isCheck())
    return runCheck();
  if (isReport())
    return runReport();
  if (isExplain())
    return runExplain();
  if (isDoctor())
    return runDoctor();
  return createStringError(inconvertibleErrorCode(),
                           "no command was given; there are check, analyze, report, explain "
                           "and doctor, see holdfast --help");
}

void complain(const Twine &Message) { WithColor::error(errs(), "holdfast") << Message << '\n'; }

} // namespace

} // namespace holdfast

int main(int Count, const char **Arguments) {
  using namespace holdfast;
  const InitLLVM Init(Count, Arguments);
  // A file that grows beyond its limit is an error like a full disk.
  std::signal(SIGXFSZ, SIG_IGN);
  cl::HideUnrelatedOptions(Ours);
  for (const auto &Command : cl::getRegisteredSubcommands())
    cl::HideUnrelatedOptions(Ours, *Command);
  cl::SetVersionPrinter(printVersion);
  // With a stream of its own, the parser does not end the program.
  if (!cl::ParseCommandLineOptions(Count, Arguments,
                                   "Finds asynchronous operations whose handle nobody holds, in a "
                                   "whole code base.\nExit codes: 0 nothing found, 1 findings, 2 "
                                   "trouble.\n",
                                   &errs()))
    return ExitTrouble;
  // Assembler in functions is looked at when they are parsed.
  InitializeAllTargetInfos();
  InitializeAllTargetMCs();
  InitializeAllAsmParsers();
  for (raw_fd_ostream *Out : {&outs(), &errs()})
    Out->enable_colors(Out->is_displayed() && Out->has_colors());
  Expected<int> Result = runCommand();
  int Code = ExitTrouble;
  if (Result)
    Code = *Result;
  else
    complain(toString(Result.takeError()));
  outs().flush();
  if (const std::error_code Failed = outs().error()) {
    outs().clear_error();
    complain("cannot print: " + Failed.message());
    return ExitTrouble;
  }
  return Code;
}
