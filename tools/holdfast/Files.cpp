// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "Files.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Support/xxhash.h"

#include <algorithm>

using namespace llvm;

namespace holdfast {

Expected<std::string> readFile(StringRef Path) {
  auto Buffer = MemoryBuffer::getFile(Path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
  if (!Buffer)
    return trouble("cannot read '", Path, "': ", Buffer.getError().message());
  return (*Buffer)->getBuffer().str();
}

namespace {

std::error_code writeInPlace(StringRef Path, StringRef Text,
                             std::optional<sys::TimePoint<>> Time = std::nullopt) {
  int Descriptor = -1;
  if (const std::error_code Code = sys::fs::openFileForWrite(Path, Descriptor))
    return Code;
  raw_fd_ostream Out(Descriptor, /*shouldClose=*/true);
  Out << Text;
  // Closing with an error pending would end the program.
  Out.flush();
  std::error_code Code = Out.error();
  Out.clear_error();
  if (!Code && Time)
    Code = sys::fs::setLastAccessAndModificationTime(Descriptor, *Time);
  Out.close();
  if (!Code)
    Code = Out.error();
  Out.clear_error();
  return Code;
}

} // namespace

Error writeFile(StringRef Path, StringRef Text, std::optional<sys::TimePoint<>> Time) {
  const StringRef Folder = sys::path::parent_path(Path);
  if (!Folder.empty())
    if (const std::error_code Code = sys::fs::create_directories(Folder))
      return trouble("cannot make the folder '", Folder, "': ", Code.message());
  std::error_code Code;
  sys::fs::file_status Present;
  const bool Exists = !sys::fs::status(Path, Present) && sys::fs::exists(Present);
  // A device or a pipe is written to, and never replaced.
  if (Exists && Present.type() != sys::fs::file_type::regular_file) {
    Code = writeInPlace(Path, Text);
  } else {
    const std::string Part =
        Path.str() + "." + std::to_string(sys::Process::getProcessId()) + ".part";
    Code = writeInPlace(Part, Text, Time);
    if (!Code && Exists)
      Code = sys::fs::setPermissions(Part, Present.permissions());
    if (!Code)
      Code = sys::fs::rename(Part, Path);
    if (Code)
      (void)sys::fs::remove(Part);
  }
  if (Code)
    return trouble("cannot write '", Path, "': ", Code.message());
  return Error::success();
}

Error updateFile(StringRef Path, StringRef Text) {
  auto Present = MemoryBuffer::getFile(Path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
  if (Present && (*Present)->getBuffer() == Text)
    return Error::success();
  return writeFile(Path, Text);
}

std::string absolutePath(StringRef Path, StringRef Directory) {
  SmallString<256> Result(Path);
  if (!Directory.empty() && !sys::path::is_absolute(Path)) {
    Result = Directory;
    sys::path::append(Result, Path);
  }
  (void)sys::fs::make_absolute(Result);
  sys::path::remove_dots(Result, /*remove_dot_dot=*/false);
  return Result.str().str();
}

std::string shortenedPath(StringRef Path, StringRef Directory) {
  SmallString<256> Result(absolutePath(Path, Directory));
  sys::path::remove_dots(Result, /*remove_dot_dot=*/true);
  return Result.str().str();
}

std::string canonicalPath(StringRef Path, StringRef Directory) {
  const std::string Absolute = absolutePath(Path, Directory);
  SmallString<256> Real;
  return sys::fs::real_path(Absolute, Real) ? Absolute : Real.str().str();
}

bool isWithin(StringRef Path, StringRef Folder) {
  Folder = Folder.rtrim('/');
  return Path.consume_front(Folder) && (Path.empty() || Path.starts_with("/"));
}

StringRef relativeTo(StringRef Path, StringRef Folder) {
  Folder = Folder.rtrim('/');
  StringRef Rest = Path;
  return Rest.consume_front(Folder) && Rest.consume_front("/") ? Rest : Path;
}

std::string digest(StringRef Text) {
  return utohexstr(xxh3_64bits(Text), /*LowerCase=*/true, /*Width=*/16);
}

const SourceTexts::Text &SourceTexts::load(StringRef Path) {
  const auto [At, IsNew] = Texts.try_emplace(Path);
  Text &Loaded = At->second;
  if (!IsNew)
    return Loaded;
  if (auto Buffer = MemoryBuffer::getFile(Path, /*IsText=*/false, /*RequiresNullTerminator=*/false))
    Loaded.Buffer = std::move(*Buffer);
  else
    Loaded.Buffer = MemoryBuffer::getMemBuffer("");
  const StringRef All = Loaded.Buffer->getBuffer();
  Loaded.LineStarts.push_back(0);
  for (size_t At = All.find('\n'); At != StringRef::npos; At = All.find('\n', At + 1))
    Loaded.LineStarts.push_back(At + 1);
  return Loaded;
}

StringRef SourceTexts::text(StringRef Path) { return load(Path).Buffer->getBuffer(); }

LineColumn SourceTexts::position(StringRef Path, unsigned Offset) {
  const std::vector<unsigned> &Starts = load(Path).LineStarts;
  const auto Line = std::upper_bound(Starts.begin(), Starts.end(), Offset) - 1;
  return {static_cast<unsigned>(Line - Starts.begin()) + 1, Offset - *Line + 1};
}

StringRef SourceTexts::line(StringRef Path, unsigned Number) {
  const Text &Loaded = load(Path);
  if (Number == 0 || Number > Loaded.LineStarts.size())
    return "";
  const StringRef Rest = Loaded.Buffer->getBuffer().drop_front(Loaded.LineStarts[Number - 1]);
  return Rest.take_until([](char C) { return C == '\n'; }).rtrim('\r');
}

} // namespace holdfast
