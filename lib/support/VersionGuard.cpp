// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/VersionGuard.h"

#include "clang/Basic/Version.h"

#include <cstdio>
#include <cstdlib>
#include <string>

// Of LLVM this file uses getClangFullVersion() alone, which every supported
// version exports under the same name: whatever else it used might be the very
// symbol that the wrong LLVM lacks.

namespace {

/// "22.1" of "Debian clang version 22.1.8 (...)"; empty when there is none.
std::string majorAndMinor(const std::string &FullVersion) {
  const std::string Marker = "clang version ";
  const std::size_t At = FullVersion.find(Marker);
  if (At == std::string::npos)
    return {};
  const std::size_t Begin = At + Marker.size();
  const std::size_t MajorEnd = FullVersion.find('.', Begin);
  if (MajorEnd == std::string::npos)
    return {};
  const std::size_t End = FullVersion.find_first_not_of("0123456789", MajorEnd + 1);
  return FullVersion.substr(Begin, End == std::string::npos ? End : End - Begin);
}

} // namespace

void holdfast::requireMatchingLLVM() {
  const std::string Running = clang::getClangFullVersion();
  const std::string RunningVersion = majorAndMinor(Running);
  const std::string Built = majorAndMinor("clang version " CLANG_VERSION_STRING);
  if (RunningVersion == Built)
    return;
  const std::string RunningMajor = RunningVersion.substr(0, RunningVersion.find('.'));
  std::fprintf(stderr,
               "holdfast: this module was built for LLVM %s, but '%s' loads it; "
               "use the module built for LLVM %s (./dev build %s)\n",
               Built.c_str(), Running.c_str(), RunningMajor.c_str(), RunningMajor.c_str());
  std::fflush(stderr);
  std::_Exit(EXIT_FAILURE);
}
