// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "ChangedLines.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/Program.h"

#include <limits>

using namespace llvm;

namespace holdfast {

namespace {

/// What git prints; an error with its message when it fails.
Expected<std::string> git(ArrayRef<StringRef> Arguments) {
  const ErrorOr<std::string> Program = sys::findProgramByName("git");
  if (!Program)
    return trouble("git was not found on PATH, and --since needs it");
  SmallString<128> Output, Errors;
  if (sys::fs::createTemporaryFile("holdfast", "out", Output) ||
      sys::fs::createTemporaryFile("holdfast", "err", Errors))
    return trouble("cannot make a temporary file for what git prints");
  const FileRemover RemoveOutput(Output), RemoveErrors(Errors);
  std::vector<StringRef> All = {"git"};
  All.insert(All.end(), Arguments.begin(), Arguments.end());
  const std::optional<StringRef> Redirects[] = {StringRef(""), StringRef(Output),
                                                StringRef(Errors)};
  if (sys::ExecuteAndWait(*Program, All, std::nullopt, Redirects) == 0)
    return readFile(Output);
  Expected<std::string> Message = readFile(Errors);
  if (!Message)
    return Message.takeError();
  return trouble("git failed: ", StringRef(*Message).rtrim());
}

/// The name in "+++ b/name", which git quotes like a C string when it must.
std::string fileName(StringRef Text) {
  Text = Text.rtrim('\t');
  std::string Name;
  if (!Text.consume_front("\"")) {
    Name = Text.str();
  } else {
    for (size_t I = 0; I < Text.size() && Text[I] != '"'; ++I) {
      if (Text[I] != '\\' || I + 1 == Text.size()) {
        Name += Text[I];
        continue;
      }
      const char Escaped = Text[++I];
      unsigned Octal = 0;
      if (isDigit(Escaped) && !Text.substr(I, 3).getAsInteger(8, Octal)) {
        Name += static_cast<char>(Octal);
        I += 2;
      } else {
        Name += Escaped == 't' ? '\t' : Escaped == 'n' ? '\n' : Escaped;
      }
    }
  }
  return StringRef(Name).starts_with("b/") ? Name.substr(2) : Name;
}

} // namespace

void ChangedLines::readDiff(StringRef Diff, StringRef Root) {
  std::string File;
  while (!Diff.empty()) {
    StringRef Line;
    std::tie(Line, Diff) = Diff.split('\n');
    if (Line.consume_front("+++ ")) {
      File = canonicalPath(fileName(Line), Root);
    } else if (Line.consume_front("@@ ")) {
      // "-a,b +c,d @@": d is 1 when left out, and 0 where lines are only gone.
      StringRef New = Line.split('+').second.split(' ').first;
      const auto [FirstText, CountText] = New.split(',');
      unsigned First = 0;
      unsigned Count = 1;
      FirstText.getAsInteger(10, First);
      if (!CountText.empty())
        CountText.getAsInteger(10, Count);
      if (Count > 0)
        Ranges[File].emplace_back(First, First + Count - 1);
      else
        Ranges[File].emplace_back(First, First + 1); // what is around the gap
    }
  }
}

Expected<ChangedLines> ChangedLines::since(StringRef Revision, StringRef Folder) {
  Expected<std::string> Root = git({"-C", Folder, "rev-parse", "--show-toplevel"});
  if (!Root)
    return Root.takeError();
  const std::string Top = canonicalPath(StringRef(*Root).rtrim());
  // Whatever is no revision must not be taken for an option or a path.
  Expected<std::string> Known = git({"-C", Top, "rev-parse", "--verify", "--quiet",
                                     "--end-of-options", (Revision + "^{commit}").str()});
  if (!Known) {
    consumeError(Known.takeError());
    return trouble("git knows no revision '", Revision, "'");
  }
  // What others have done on that branch in the meantime is no change of ours.
  std::string Base = StringRef(*Known).rtrim().str();
  if (Expected<std::string> Common = git({"-C", Top, "merge-base", Base, "HEAD"}))
    Base = StringRef(*Common).rtrim().str();
  else
    consumeError(Common.takeError());
  Expected<std::string> Diff =
      git({"-C", Top, "diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-relative",
           "--src-prefix=a/", "--dst-prefix=b/", Base, "--"});
  if (!Diff)
    return Diff.takeError();
  Expected<std::string> Unknown =
      git({"-C", Top, "ls-files", "-z", "--others", "--exclude-standard"});
  if (!Unknown)
    return Unknown.takeError();

  ChangedLines Result;
  Result.readDiff(*Diff, Top);
  for (const StringRef Name : split(*Unknown, '\0'))
    if (!Name.empty())
      Result.Ranges[canonicalPath(Name, Top)].emplace_back(1, std::numeric_limits<unsigned>::max());
  return Result;
}

std::vector<std::string> ChangedLines::files() const {
  std::vector<std::string> Files;
  for (const auto &Each : Ranges)
    Files.push_back(Each.getKey().str());
  return Files;
}

bool ChangedLines::contains(const Finding &Found, SourceTexts &Texts) const {
  const Place &At = Found.Main.At;
  const auto File = Ranges.find(At.File);
  if (File == Ranges.end())
    return false;
  unsigned Last = At.Position.Line;
  for (const auto &[Offset, Length] : Found.Main.Spans)
    Last = std::max(Last, Texts.position(At.File, Offset + Length).Line);
  return any_of(File->second, [&](const std::pair<unsigned, unsigned> &Range) {
    return Range.first <= Last && At.Position.Line <= Range.second;
  });
}

} // namespace holdfast
