// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The commands of the program. Each is a file <Name>Command.cpp with its options.

#ifndef HOLDFAST_TOOLS_HOLDFAST_COMMANDS_H
#define HOLDFAST_TOOLS_HOLDFAST_COMMANDS_H

#include "llvm/Support/CommandLine.h"
#include "llvm/Support/Error.h"

namespace holdfast {

/// Exit codes.
enum : int { ExitClean = 0, ExitFindings = 1, ExitTrouble = 2 };

/// Our options, to tell them from those that LLVM's libraries bring along.
extern llvm::cl::OptionCategory Ours;

/// Whether the command was given, and what runs it.
/// \returns the exit code, or an error that makes it ExitTrouble.
bool isAnalyze();
llvm::Expected<int> runAnalyze();
bool isCheck();
llvm::Expected<int> runCheck();
bool isExplain();
llvm::Expected<int> runExplain();
bool isReport();
llvm::Expected<int> runReport();
bool isDoctor();
llvm::Expected<int> runDoctor();

} // namespace holdfast

#endif // HOLDFAST_TOOLS_HOLDFAST_COMMANDS_H
