// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Feeds libFuzzer's inputs to the reader of catalogue files: whatever they are, it
// ends with a library or with an error that has a place.

#include "catalog/LibraryReader.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  holdfast::ListedNames Listed;
  llvm::Expected<holdfast::Library> Parsed = holdfast::readLibrary(
      llvm::StringRef(reinterpret_cast<const char *>(Data), Size), "fuzz.yaml", Listed);
  if (Parsed)
    return 0;
  const std::string Error = llvm::toString(Parsed.takeError());
  if (!llvm::StringRef(Error).starts_with("fuzz.yaml:") ||
      !llvm::StringRef(Error).contains(": error: "))
    std::abort();
  return 0;
}
