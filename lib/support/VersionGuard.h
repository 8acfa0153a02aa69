// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_SUPPORT_VERSIONGUARD_H
#define HOLDFAST_SUPPORT_VERSIONGUARD_H

namespace holdfast {

/// Ends the program, with a message and exit code 1, when the LLVM that runs is
/// not the major and minor version this code was built for.
///
/// A module for another LLVM can load, list its checks and then match nothing:
/// a run that looks clean. To be called before anything else of LLVM is touched.
void requireMatchingLLVM();

} // namespace holdfast

#endif // HOLDFAST_SUPPORT_VERSIONGUARD_H
