// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "Scan.h"

#include "Files.h"
#include "ResourceHeaders.h"
#include "support/ToolVersion.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/ThreadPool.h"
#include "llvm/Support/raw_ostream.h"

#include <mutex>

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

// The format, line by line: the vocabulary's digest; "F <stamp> <words> <path>"
// for each file, with words separated by commas; "U <key> <complete> <files>".
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
  std::vector<bool> IsCurrent;
  while (!Rest.empty()) {
    std::tie(Line, Rest) = Rest.split('\n');
    if (Line.consume_front("F ")) {
      const auto [StampText, Tail] = Line.split(' ');
      const auto [WordsText, Path] = Tail.split(' ');
      File &Read = Files[fileNumber(Path)];
      Read.Words.resize(Words.size());
      for (const StringRef Each : split(WordsText, ','))
        if (unsigned Number = 0; !Each.getAsInteger(10, Number) && Number < Words.size())
          Read.Words.set(Number);
      StampText.getAsInteger(10, Read.Stamp);
      const uint64_t Now = stampOf(Path);
      IsCurrent.push_back(Now != 0 && Now == Read.Stamp);
      if (!IsCurrent.back())
        Read.Stamp = 0;
    } else if (Line.consume_front("U ")) {
      const auto [Key, Tail] = Line.split(' ');
      const auto [Complete, Numbers] = Tail.split(' ');
      Reads Unit;
      Unit.IsComplete = Complete == "1";
      bool IsGood = Unit.IsComplete;
      for (const StringRef Each : split(Numbers, ' ')) {
        unsigned Number = 0;
        IsGood = IsGood && !Each.getAsInteger(10, Number) && Number < IsCurrent.size() &&
                 IsCurrent[Number];
        Unit.Files.push_back(Number);
      }
      if (IsGood)
        Units[Key] = std::move(Unit);
    }
  }
}

Error Scan::save(ArrayRef<WorkUnit> Kept) const {
  std::string Text = Words.digest() + "\n";
  raw_string_ostream Out(Text);
  for (const File &Each : Files) {
    Out << "F " << Each.Stamp << ' ';
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
    Out << "U " << Unit.Key << " 1";
    for (const unsigned Number : At->second.Files)
      Out << ' ' << Number;
    Out << '\n';
  }
  return updateFile(CacheFile, Text);
}

void Scan::readWords(File &Read) const {
  Read.Stamp = stampOf(Read.Path);
  Read.Words = BitVector(Words.size());
  if (auto Buffer = MemoryBuffer::getFile(Read.Path))
    Read.Words = Words.wordsIn(Read.Path, (*Buffer)->getBuffer());
}

void Scan::scan(ArrayRef<WorkUnit> Wanted, unsigned Jobs) {
  std::vector<const WorkUnit *> Missing;
  for (const WorkUnit &Unit : Wanted)
    if (!Units.contains(Unit.Key))
      Missing.push_back(&Unit);
  Scanned = Missing.size();
  if (Missing.empty())
    return;

  DefaultThreadPool Pool(hardware_concurrency(Jobs));
  DependencyScanner::Cache Shared;
  std::vector<std::optional<std::string>> Rules(Missing.size());
  std::atomic<size_t> Next = 0;
  for (unsigned Thread = 0; Thread < Pool.getMaxConcurrency(); ++Thread)
    Pool.async([&] {
      DependencyScanner Scanner(Shared);
      for (size_t I = Next++; I < Missing.size(); I = Next++)
        Rules[I] = Scanner.rule(withResourceHeaders(Missing[I]->Command.CommandLine),
                                Missing[I]->Command.Directory);
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
  for (size_t I = 0; I < Files.size(); ++I)
    if (I >= KnownFiles || Files[I].Stamp == 0)
      Pool.async([this, I] { readWords(Files[I]); });
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

bool Scan::reads(const WorkUnit &Unit, function_ref<bool(StringRef)> Accept) const {
  const Reads &Known = Units.at(Unit.Key);
  return !Known.IsComplete || any_of(Known.Files, [&](unsigned Number) {
    return Accept(canonicalPath(Files[Number].Path));
  });
}

} // namespace holdfast
