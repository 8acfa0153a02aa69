// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Reading, writing and naming files.

#ifndef HOLDFAST_TOOLS_HOLDFAST_FILES_H
#define HOLDFAST_TOOLS_HOLDFAST_FILES_H

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Chrono.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBuffer.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace holdfast {

/// An error that is told to the user as "holdfast: error: <message>".
template <typename... Parts> llvm::Error trouble(const Parts &...Message) {
  std::string Text;
  (Text.append(llvm::StringRef(Message).str()), ...);
  return llvm::createStringError(llvm::inconvertibleErrorCode(), "%s", Text.c_str());
}

/// The text of \p Path, or an error that names it.
llvm::Expected<std::string> readFile(llvm::StringRef Path);

/// Writes \p Text under a temporary name and renames it to \p Path: whoever reads
/// it sees all of it or what was there before.
/// \param Time what is said to be the time of writing, if not now: an engine takes
///   what was made before something changed for older than that.
llvm::Error writeFile(llvm::StringRef Path, llvm::StringRef Text,
                      std::optional<llvm::sys::TimePoint<>> Time = std::nullopt);

/// writeFile(), unless the file has that text already.
llvm::Error updateFile(llvm::StringRef Path, llvm::StringRef Text);

/// \p Path, absolute with regard to \p Directory, as it is: links may be in it.
std::string absolutePath(llvm::StringRef Path, llvm::StringRef Directory);

/// The same without "..", whatever folders they leave.
std::string shortenedPath(llvm::StringRef Path, llvm::StringRef Directory);

/// The one name of the file \p Path: absolute, without links and "..". The path
/// itself, made absolute, when there is no such file.
std::string canonicalPath(llvm::StringRef Path, llvm::StringRef Directory = "");

/// Whether \p Path is \p Folder or in it; both canonical.
bool isWithin(llvm::StringRef Path, llvm::StringRef Folder);

/// \p Path as seen from \p Folder if it is in it, else as it is.
llvm::StringRef relativeTo(llvm::StringRef Path, llvm::StringRef Folder);

/// A hash as sixteen hexadecimal digits.
std::string digest(llvm::StringRef Text);

/// A place in a file as people count: both from 1; the column in bytes.
struct LineColumn {
  unsigned Line = 0;
  unsigned Column = 0;
};

/// The files that findings are about, each read once.
class SourceTexts {
public:
  /// The text of \p Path; empty when it cannot be read.
  llvm::StringRef text(llvm::StringRef Path);
  LineColumn position(llvm::StringRef Path, unsigned Offset);
  /// Line \p Number of \p Path, without its end; empty when there is none.
  llvm::StringRef line(llvm::StringRef Path, unsigned Number);

private:
  struct Text {
    std::unique_ptr<llvm::MemoryBuffer> Buffer;
    std::vector<unsigned> LineStarts;
  };
  const Text &load(llvm::StringRef Path);

  llvm::StringMap<Text> Texts;
};

} // namespace holdfast

#endif // HOLDFAST_TOOLS_HOLDFAST_FILES_H
