// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "Scan.h"

#include "Files.h"
#include "support/ToolVersion.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Support/xxhash.h"

#include <atomic>
#include <chrono>
#include <optional>

using namespace llvm;

namespace holdfast {

namespace {

/// Changes when the file \p Path does; 0 when there is none.
uint64_t stampOf(StringRef Path) {
  sys::fs::file_status Status;
  if (sys::fs::status(Path, Status) || !sys::fs::exists(Status))
    return 0;
  const uint64_t Time = Status.getLastModificationTime().time_since_epoch().count();
  return (Time * 31 + Status.getSize()) * 31 + Status.getUniqueID().getFile() + 1;
}

} // namespace

std::vector<std::string> prerequisites(StringRef Rule) {
  std::vector<std::string> Names;
  std::string Name;
  Rule = Rule.drop_front(std::min(Rule.find(": ") + 1, Rule.size()));
  for (size_t I = 0; I < Rule.size(); ++I) {
    const char C = Rule[I];
    const char Next = I + 1 < Rule.size() ? Rule[I + 1] : '\0';
    if (C == '\\' && Next == '\n') {
      ++I;
    } else if ((C == '\\' && (Next == ' ' || Next == '#')) || (C == '$' && Next == '$')) {
      Name += Next;
      ++I;
      continue;
    } else if (!isSpace(C)) {
      Name += C;
      continue;
    }
    if (!Name.empty())
      Names.push_back(std::move(Name));
    Name.clear();
  }
  if (!Name.empty())
    Names.push_back(std::move(Name));
  return Names;
}

Scan::Scan(const Vocabulary &Words, StringRef CacheFile) : Words(Words), CacheFile(CacheFile) {
  load();
}

unsigned Scan::fileNumber(StringRef Path) {
  const auto [At, IsNew] = FileNumbers.try_emplace(Path, Files.size());
  if (IsNew) {
    File Read;
    Read.Path = Path.str();
    Files.push_back(std::move(Read));
  }
  return At->second;
}

// The format, line by line: the vocabulary's digest; "F <stamp> <digest> <words>
// <path>" for each file, with words separated by commas; "U <key> <files>".
void Scan::load() {
  Expected<std::string> Text = readFile(CacheFile);
  if (!Text) {
    consumeError(Text.takeError());
    return;
  }
  StringRef Rest = *Text;
  StringRef Line;
  std::tie(Line, Rest) = Rest.split('\n');
  if (Line != Words.digest())
    return;
  while (!Rest.empty()) {
    std::tie(Line, Rest) = Rest.split('\n');
    if (Line.consume_front("F "))
      loadFile(Line);
    else if (Line.consume_front("U "))
      loadUnit(Line);
  }
}

void Scan::loadFile(StringRef Line) {
  const auto [StampText, AfterStamp] = Line.split(' ');
  const auto [DigestText, AfterDigest] = AfterStamp.split(' ');
  const auto [WordsText, Path] = AfterDigest.split(' ');
  File &Each = Files[fileNumber(Path)];
  StampText.getAsInteger(10, Each.Stamp);
  DigestText.getAsInteger(10, Each.Digest);
  Each.Words.resize(Words.size());
  for (const StringRef Word : split(WordsText, ','))
    if (unsigned Number = 0; !Word.getAsInteger(10, Number) && Number < Words.size())
      Each.Words.set(Number);
}

void Scan::loadUnit(StringRef Line) {
  const auto [Key, Numbers] = Line.split(' ');
  Reads Unit;
  Unit.IsComplete = true;
  for (const StringRef Each : split(Numbers, ' ')) {
    unsigned Number = 0;
    if (Each.getAsInteger(10, Number) || Number >= Files.size())
      return;
    Unit.Files.push_back(Number);
  }
  Units[Key] = std::move(Unit);
}

Error Scan::save(ArrayRef<WorkUnit> Kept) const {
  std::string Text = Words.digest() + "\n";
  raw_string_ostream Out(Text);
  for (const File &Each : Files) {
    Out << "F " << (Each.IsRecent ? 0 : Each.Stamp) << ' ' << Each.Digest << ' ';
    const char *Separator = "";
    for (const unsigned Word : Each.Words.set_bits()) {
      Out << Separator << Word;
      Separator = ",";
    }
    Out << ' ' << Each.Path << '\n';
  }
  for (const WorkUnit &Unit : Kept) {
    const auto At = Units.find(Unit.Key);
    if (At == Units.end() || !At->second.IsComplete)
      continue;
    Out << "U " << Unit.Key;
    for (const unsigned Number : At->second.Files)
      Out << ' ' << Number;
    Out << '\n';
  }
  return updateFile(CacheFile, Text);
}

void Scan::read(File &Each) const {
  // Within a tick of the file system's clock a file can be written to again and
  // keep its stamp.
  constexpr auto Tick = std::chrono::milliseconds(100);
  sys::fs::file_status Status;
  Each.IsRecent = !sys::fs::status(Each.Path, Status) &&
                  Status.getLastModificationTime() + Tick > std::chrono::system_clock::now();
  Each.Stamp = stampOf(Each.Path);
  Each.Digest = 0;
  Each.Words = BitVector(Words.size());
  if (auto Buffer = MemoryBuffer::getFile(Each.Path)) {
    Each.Digest = xxh3_64bits((*Buffer)->getBuffer());
    Each.Words = Words.wordsIn(Each.Path, (*Buffer)->getBuffer());
  }
}

/// Reads what may have changed, and forgets the units that read what has.
void Scan::update(ThreadPoolInterface &Pool) {
  std::vector<char> HasChanged(Files.size());
  for (size_t I = 0; I < Files.size(); ++I)
    Pool.async([this, I, &HasChanged] {
      const uint64_t Stamp = stampOf(Files[I].Path);
      if (Stamp != 0 && Stamp == Files[I].Stamp)
        return;
      const uint64_t Before = Files[I].Digest;
      read(Files[I]);
      HasChanged[I] = static_cast<char>(Files[I].Stamp == 0 || Files[I].Digest != Before);
    });
  Pool.wait();
  for (auto At = Units.begin(); At != Units.end();) {
    const auto Current = At++;
    if (any_of(Current->second.Files, [&](unsigned Number) { return HasChanged[Number] != 0; }))
      Units.erase(Current);
  }
}

void Scan::scan(ArrayRef<WorkUnit> Wanted, unsigned Jobs) {
  DefaultThreadPool Pool(hardware_concurrency(Jobs));
  update(Pool);
  std::vector<const WorkUnit *> Missing;
  for (const WorkUnit &Unit : Wanted)
    if (!Units.contains(Unit.Key))
      Missing.push_back(&Unit);
  if (Missing.empty())
    return;

  DependencyScanner::Cache Shared;
  std::vector<std::optional<std::string>> Rules(Missing.size());
  std::atomic<size_t> Next = 0;
  for (unsigned Thread = 0; Thread < Pool.getMaxConcurrency(); ++Thread)
    Pool.async([&] {
      DependencyScanner Scanner(Shared);
      for (size_t I = Next++; I < Missing.size(); I = Next++)
        Rules[I] = Scanner.rule(Missing[I]->Arguments, Missing[I]->Command.Directory);
    });
  Pool.wait();

  const size_t KnownFiles = Files.size();
  for (size_t I = 0; I < Missing.size(); ++I) {
    Reads Unit;
    if (Rules[I]) {
      Unit.IsComplete = true;
      for (const std::string &Name : prerequisites(*Rules[I]))
        Unit.Files.push_back(fileNumber(absolutePath(Name, Missing[I]->Command.Directory)));
    }
    Units[Missing[I]->Key] = std::move(Unit);
  }
  for (size_t I = KnownFiles; I < Files.size(); ++I)
    Pool.async([this, I] { read(Files[I]); });
  Pool.wait();
}

bool Scan::mayHaveFindings(const WorkUnit &Unit) const {
  const Reads &Known = Units.at(Unit.Key);
  if (!Known.IsComplete)
    return true;
  BitVector All(Words.size());
  for (const unsigned Number : Known.Files) {
    // A file that vanished in the meantime may have had any word.
    if (Files[Number].Stamp == 0)
      return true;
    All |= Files[Number].Words;
  }
  return Words.canMakeHandle(All);
}

BitVector Scan::filesThat(function_ref<bool(StringRef)> Accept) const {
  BitVector Accepted(Files.size());
  for (size_t I = 0; I < Files.size(); ++I)
    Accepted[I] = Accept(canonicalPath(Files[I].Path));
  return Accepted;
}

bool Scan::readsAny(const WorkUnit &Unit, const BitVector &Wanted) const {
  const Reads &Known = Units.at(Unit.Key);
  return !Known.IsComplete ||
         any_of(Known.Files, [&](unsigned Number) { return Wanted.test(Number); });
}

std::string Scan::contentsOf(const WorkUnit &Unit) const {
  const Reads &Known = Units.at(Unit.Key);
  if (!Known.IsComplete)
    return "";
  std::string Text;
  for (const unsigned Number : Known.Files) {
    const File &Each = Files[Number];
    if (Each.Stamp == 0)
      return "";
    Text += Each.Path + '\0' + std::to_string(Each.Digest) + '\0';
  }
  return digest(Text);
}

bool Scan::isUnchanged(const WorkUnit &Unit) const {
  return all_of(Units.at(Unit.Key).Files, [&](unsigned Number) {
    return stampOf(Files[Number].Path) == Files[Number].Stamp;
  });
}

} // namespace holdfast
