// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_TOOLS_CLANGD_PAGELINKS_H
#define HOLDFAST_TOOLS_CLANGD_PAGELINKS_H

#include "llvm/Support/raw_ostream.h"

#include <string>

namespace holdfast {

/// What clangd writes to its client, with the documentation links of our
/// diagnostics led to our pages. clangd makes each link from the name of the
/// check, to a page under clang.llvm.org that only its own checks have.
///
/// Messages of the protocol go through whole; what is none goes through as it is.
class PageLinkStream : public llvm::raw_ostream {
public:
  /// \param Client where the messages go, each flushed.
  /// \param Pretty whether clangd indents its messages.
  PageLinkStream(llvm::raw_ostream &Client, bool Pretty);
  ~PageLinkStream() override;

private:
  void write_impl(const char *Data, size_t Size) override;
  uint64_t current_pos() const override;

  llvm::raw_ostream &Client;
  const bool Pretty;
  /// The beginning of a message that is not complete yet.
  std::string Pending;
};

} // namespace holdfast

#endif // HOLDFAST_TOOLS_CLANGD_PAGELINKS_H
