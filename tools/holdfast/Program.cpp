// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "Program.h"

#include "Files.h"

#include "clang/Basic/Version.h"
#include "llvm/Support/FileSystem.h"

namespace holdfast {

const std::string &programPath() {
  static const std::string Path = canonicalPath(
      llvm::sys::fs::getMainExecutable(nullptr, reinterpret_cast<void *>(&programPath)));
  return Path;
}

llvm::Expected<std::string> programDigest() {
  llvm::Expected<std::string> Bytes = readFile(programPath());
  if (!Bytes)
    return Bytes.takeError();
  return digest(*Bytes + clang::getClangFullVersion());
}

} // namespace holdfast
