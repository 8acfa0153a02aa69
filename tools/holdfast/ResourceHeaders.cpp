// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "ResourceHeaders.h"

#include "Program.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace holdfast {

const std::string &resourceFolder() {
  static const std::string Folder = [] {
    SmallString<256> Own(sys::path::parent_path(programPath()));
    sys::path::append(Own, "..", "lib", "clang", sys::path::filename(HOLDFAST_RESOURCE_DIR));
    return sys::fs::is_directory(Own) ? Own.str().str() : std::string(HOLDFAST_RESOURCE_DIR);
  }();
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
