// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "ResourceHeaders.h"

#include "../common/ResourceFolder.h"
#include "Program.h"

#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace holdfast {

const std::string &resourceFolder() {
  static const std::string Folder = resourceFolder(programPath().c_str());
  return Folder;
}

std::vector<std::string> withResourceHeaders(std::vector<std::string> CommandLine) {
  const bool IsSaid = any_of(CommandLine, [](StringRef Argument) {
    return Argument.starts_with("-resource-dir") || Argument.starts_with("--resource-dir");
  });
  if (!IsSaid)
    CommandLine.insert(CommandLine.begin() + !CommandLine.empty(),
                       "-resource-dir=" + resourceFolder());
  return CommandLine;
}

} // namespace holdfast
