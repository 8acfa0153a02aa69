// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "Cache.h"

#include "Files.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/WithColor.h"
#include "llvm/Support/raw_ostream.h"

#include <unistd.h>
#include <utility>

using namespace llvm;

namespace holdfast {

namespace {

/// Parts of files that a run which was killed had begun.
void removeParts(StringRef Folder) {
  std::error_code Code;
  for (sys::fs::directory_iterator At(Folder, Code), End; At != End && !Code; At.increment(Code))
    if (StringRef(At->path()).ends_with(".part"))
      (void)sys::fs::remove(At->path());
}

} // namespace

Cache::Cache(Cache &&Other) noexcept
    : Folder(std::exchange(Other.Folder, "")), IsTemporary(std::exchange(Other.IsTemporary, false)),
      Lock(std::exchange(Other.Lock, -1)) {}

Cache::~Cache() {
  if (Lock >= 0)
    close(Lock);
  if (IsTemporary)
    (void)sys::fs::remove_directories(Folder);
}

Error Cache::prepare() {
  std::error_code Code = sys::fs::create_directories(path("units"));
  if (!Code)
    Code = sys::fs::create_directories(path("config"));
  if (!Code)
    Code = sys::fs::openFileForWrite(path("lock"), Lock, sys::fs::CD_OpenAlways);
  if (Code)
    return trouble("cannot work in the folder '", Folder, "': ", Code.message(),
                   "; name another with --cache FOLDER");
  if (sys::fs::tryLockFile(Lock)) {
    WithColor::note(errs(), "holdfast") << "waiting for another run in '" << Folder << "'\n";
    Code = sys::fs::lockFile(Lock);
    if (Code)
      return trouble("cannot lock '", path("lock"), "': ", Code.message());
  }
  removeParts(path("units"));
  removeParts(path("config"));
  return Error::success();
}

Expected<Cache> Cache::open(StringRef Path) {
  Cache Result;
  Result.Folder = absolutePath(Path, "");
  if (Error Failed = Result.prepare())
    return Failed;
  return Expected<Cache>(std::move(Result));
}

Expected<Cache> Cache::temporary() {
  SmallString<128> Path;
  if (const std::error_code Code = sys::fs::createUniqueDirectory("holdfast", Path))
    return trouble("cannot make a temporary folder: ", Code.message());
  Cache Result;
  Result.Folder = canonicalPath(Path);
  Result.IsTemporary = true;
  if (Error Failed = Result.prepare())
    return Failed;
  return Expected<Cache>(std::move(Result));
}

} // namespace holdfast
