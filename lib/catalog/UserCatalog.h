// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_CATALOG_USERCATALOG_H
#define HOLDFAST_CATALOG_USERCATALOG_H

#include "catalog/Catalog.h"

#include <memory>
#include <string>

namespace holdfast {

/// The embedded catalogue with the files a user named before it.
struct UserCatalog {
  /// What a user named, and what was found there.
  std::vector<CatalogFile> Files;
  /// Never null: without the user's files when they can't be used.
  std::shared_ptr<const Catalog> All;
  /// Why they can't; empty when they can.
  std::string Error;
};

/// Reads the files at \p Paths.
/// \param SourceFile where a relative path starts: in the folder of this file
///   or, when there is no such file, in the nearest one above it.
/// \returns the catalogue, which is shared by those in one thread who ask for
///   the same files at the same time.
std::shared_ptr<const UserCatalog> readUserCatalog(llvm::ArrayRef<std::string> Paths,
                                                   llvm::StringRef SourceFile);

} // namespace holdfast

#endif // HOLDFAST_CATALOG_USERCATALOG_H
