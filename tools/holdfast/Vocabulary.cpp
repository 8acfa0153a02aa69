// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "Vocabulary.h"

#include "Files.h"
#include "model/CallFacts.h"

#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace holdfast {

namespace {

/// What makes a coroutine type, an awaiter, or a sender, and the attributes of
/// their declarations.
constexpr StringLiteral TypeWords[] = {"promise_type",       "coroutine_traits", "await_suspend",
                                       "sender_concept",     "sends_done",       "coro_return_type",
                                       "coro_await_elidable"};

/// Declares, in the standard library itself, what others make coroutine types of.
bool isCoroutineHeader(StringRef Path) {
  const StringRef Folder = sys::path::parent_path(Path);
  return sys::path::filename(Path) == "coroutine" && Folder.contains("c++");
}

/// \p Word as what is named last in a qualified name.
std::string lastWord(StringRef Word) { return ("::" + Word).str(); }

const clang::LangOptions &language() {
  static const clang::LangOptions Language = [] {
    clang::LangOptions Options;
    Options.CPlusPlus = Options.CPlusPlus11 = Options.CPlusPlus14 = Options.CPlusPlus17 = true;
    Options.CPlusPlus20 = Options.LineComment = Options.Digraphs = Options.CXXOperatorNames = true;
    return Options;
  }();
  return Language;
}

} // namespace

Vocabulary::Vocabulary(ArrayRef<const Catalog *> Catalogs, ArrayRef<std::string> SpawnNames)
    : Spawner(number(" spawner")), Annotation(number(" annotation")),
      SpawnFunctions(SpawnNames.begin(), SpawnNames.end()) {
  Clues = {{Spawner}, {Annotation}};
  for (const StringRef Word : TypeWords)
    Clues.push_back({number(Word)});
  for (const Catalog *Each : Catalogs)
    for (const Library *In : Each->libraries()) {
      for (const HandleEntry &Entry : In->Handles)
        addNames(Entry.Types);
      for (const SpawnerEntry &Entry : In->Spawners)
        addNames(Entry.Functions);
      for (const ArgumentEntry &Entry : In->Arguments)
        addNames(Entry.Types);
      for (const DetacherEntry &Entry : In->Detachers) {
        addNames(Entry.Functions);
        addNames(Entry.Arguments);
        addNames(Entry.AssignedTo);
      }
    }
  llvm::sort(Clues);
  Clues.erase(std::unique(Clues.begin(), Clues.end()), Clues.end());
}

unsigned Vocabulary::number(StringRef Word) {
  const auto [At, IsNew] = Numbers.try_emplace(Word, Count);
  Count += IsNew;
  return At->second;
}

void Vocabulary::addName(StringRef QualifiedName) {
  std::vector<unsigned> Words;
  SmallVector<StringRef, 4> Parts;
  QualifiedName.split(Parts, "::");
  for (const StringRef Part : Parts) {
    // Of "operator|" and "future<void>" the first word.
    const StringRef Word = Part.take_while([](char C) { return isAlnum(C) || C == '_'; });
    if (!Word.empty())
      Words.push_back(number(Part.data() == Parts.back().data() ? lastWord(Word) : Word.str()));
  }
  if (!Words.empty())
    Clues.push_back(std::move(Words));
}

void Vocabulary::addNames(ArrayRef<std::string> Names) {
  for (const std::string &Name : Names)
    addName(Name);
}

std::string Vocabulary::digest() const {
  std::vector<StringRef> Words;
  for (const auto &Word : Numbers)
    Words.push_back(Word.getKey());
  llvm::sort(Words);
  std::string Text = join(Words, "\n") + "\n\n" + join(SpawnFunctions, "\n");
  for (const std::vector<unsigned> &Clue : Clues)
    for (const unsigned Word : Clue)
      Text += " " + std::to_string(Word);
  return holdfast::digest(Text);
}

BitVector Vocabulary::wordsIn(StringRef Path, StringRef Text) const {
  BitVector Found(Count);
  if (isCoroutineHeader(Path))
    return Found;
  if (Text.contains("holdfast::"))
    Found.set(Annotation);
  clang::Lexer Lexer(clang::SourceLocation(), language(), Text.begin(), Text.begin(), Text.end());
  clang::Token Token;
  StringSet<> Seen;
  StringRef Before;
  enum { Code, Hash, Include } Line = Code;
  for (bool IsEnd = false; !IsEnd;) {
    IsEnd = Lexer.LexFromRawLexer(Token);
    // What comes before "::" is not what is declared there.
    if (!Before.empty() && !Token.is(clang::tok::coloncolon))
      addWord(Found, lastWord(Before));
    Before = "";
    if (Token.isAtStartOfLine())
      Line = Token.is(clang::tok::hash) ? Hash : Code;
    if (!Token.is(clang::tok::raw_identifier))
      continue;
    const StringRef Word = Token.getRawIdentifier();
    if (Line == Hash)
      Line = Word == "include" || Word == "include_next" ? Include : Code;
    // Nor is the name of a file.
    if (Line == Include)
      continue;
    if (Seen.insert(Word).second) {
      addWord(Found, Word);
      if (isNamedAlike(Word, SpawnFunctions))
        Found.set(Spawner);
    }
    Before = Word;
  }
  return Found;
}

void Vocabulary::addWord(BitVector &Found, StringRef Word) const {
  const auto At = Numbers.find(Word);
  if (At != Numbers.end())
    Found.set(At->second);
}

bool Vocabulary::canMakeHandle(const BitVector &Words) const {
  return any_of(Clues, [&](const std::vector<unsigned> &Clue) {
    return all_of(Clue, [&](unsigned Word) { return Words.test(Word); });
  });
}

} // namespace holdfast
