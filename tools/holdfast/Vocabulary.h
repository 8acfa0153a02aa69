// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_TOOLS_HOLDFAST_VOCABULARY_H
#define HOLDFAST_TOOLS_HOLDFAST_VOCABULARY_H

#include "catalog/Catalog.h"

#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/StringMap.h"

#include <string>
#include <vector>

namespace holdfast {

/// The words without which nothing is reported.
///
/// A finding needs a handle, and a handle needs a declaration: of a type or
/// function of the catalogue, whose names are then spelled somewhere; of a
/// coroutine, an awaiter or a sender, whose members have fixed names; of a
/// function that is named like a spawner; or an annotation. A unit that reads no
/// file with such words need not be parsed.
class Vocabulary {
public:
  /// \param SpawnFunctions the values of the option of that name.
  Vocabulary(llvm::ArrayRef<const Catalog *> Catalogs, llvm::ArrayRef<std::string> SpawnFunctions);

  unsigned size() const { return Count; }

  /// The same for vocabularies of the same words.
  std::string digest() const;

  /// Which words are in the file \p Path with the contents \p Text, comments not
  /// counted. The text must be followed by a zero.
  llvm::BitVector wordsIn(llvm::StringRef Path, llvm::StringRef Text) const;

  /// Whether \p Words, those of all files that a unit reads, can make a handle.
  bool canMakeHandle(const llvm::BitVector &Words) const;

private:
  unsigned number(llvm::StringRef Word);
  void addWord(llvm::BitVector &Found, llvm::StringRef Word) const;
  void addName(llvm::StringRef QualifiedName);
  void addNames(llvm::ArrayRef<std::string> Names);

  llvm::StringMap<unsigned> Numbers;
  unsigned Count = 0;
  unsigned Spawner;
  unsigned Annotation;
  std::vector<std::string> SpawnFunctions;
  /// Each is words that make a handle when all of them are there.
  std::vector<std::vector<unsigned>> Clues;
};

} // namespace holdfast

#endif // HOLDFAST_TOOLS_HOLDFAST_VOCABULARY_H
