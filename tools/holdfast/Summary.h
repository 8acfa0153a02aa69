// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a run tells a person beside its findings.

#ifndef HOLDFAST_TOOLS_HOLDFAST_SUMMARY_H
#define HOLDFAST_TOOLS_HOLDFAST_SUMMARY_H

#include "Run.h"

#include "llvm/Support/raw_ostream.h"

namespace holdfast {

/// Prints why \p Unit was not analyzed.
void printFailure(llvm::raw_ostream &Out, const FailedUnit &Unit);

/// Prints that no unit reads \p Files, though they have changed.
void printUnread(llvm::raw_ostream &Out, llvm::ArrayRef<std::string> Files);

/// Prints what was looked at and how much was found.
/// \param IsDryRun fixes are printed and not applied.
void printSummary(llvm::raw_ostream &Out, const RunResult &Result, bool IsDryRun);

/// The part of it that is about the findings.
void printCounts(llvm::raw_ostream &Out, const RunResult &Result, bool IsDryRun);

/// Prints how long each phase took, and how many functions were left alone for their
/// size.
void printStats(llvm::raw_ostream &Out, const RunResult &Result);

} // namespace holdfast

#endif // HOLDFAST_TOOLS_HOLDFAST_SUMMARY_H
