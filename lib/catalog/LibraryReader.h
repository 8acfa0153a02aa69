// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_CATALOG_LIBRARYREADER_H
#define HOLDFAST_CATALOG_LIBRARYREADER_H

#include "catalog/Library.h"

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace holdfast {

/// Where a name was listed first, by "kind name"; two entries for one name would
/// contradict each other.
using ListedNames = llvm::StringMap<std::string>;

/// Reads one library's file.
/// \param Yaml its text.
/// \param FileName names it in errors.
/// \param Listed the names that the files of the same catalogue have listed so
///   far; those of this one are added.
/// \returns the library, or an error of the form "file:line:column: error: what
///   is wrong and what was expected", one line per error.
llvm::Expected<Library> readLibrary(llvm::StringRef Yaml, llvm::StringRef FileName,
                                    ListedNames &Listed);

struct EmbeddedFile;

/// Reads \p File without looking for what no file of ours has: other characters than
/// those of UTF-8, deep nesting. The tests look for it.
llvm::Expected<Library> readEmbeddedLibrary(const EmbeddedFile &File);

} // namespace holdfast

#endif // HOLDFAST_CATALOG_LIBRARYREADER_H
