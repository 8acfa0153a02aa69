// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "Engine.h"

#include "Files.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/raw_ostream.h"

#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace llvm;

namespace holdfast {

namespace {

/// What ninja puts before each edge that it has finished, so that we know it from
/// what commands print.
constexpr char Status[] = "\x1fholdfast %f %t ";
constexpr StringLiteral StatusStart = "\x1fholdfast ";

/// Reads what ninja prints, line by line.
class OutputReader {
public:
  explicit OutputReader(bool ShowsProgress) : ShowsProgress(ShowsProgress) {}

  void line(StringRef Line) {
    if (Line.consume_front(StatusStart)) {
      finished(Line);
    } else if (Line.consume_front("FAILED: ")) {
      // Since 1.12: "FAILED: [code=1] output".
      if (Line.starts_with("["))
        Line = Line.split("] ").second;
      Result.Failed.push_back({Line.trim().str(), ""});
      State = InCommand;
    } else if (State == InCommand) {
      State = InOutput; // the command itself, which tells a user nothing
    } else if (State == InOutput && !Line.starts_with("ninja: ")) {
      Result.Failed.back().Text += (Line + "\n").str();
    } else if (Line.starts_with("ninja: error:")) {
      Trouble += (Line.drop_front(StringRef("ninja: error:").size()) + "\n").str();
    }
  }

  void end() {
    if (ShowsProgress && Result.Ran > 0)
      errs() << "\r\x1b[K";
  }

  EngineResult Result;
  std::string Trouble;

private:
  void finished(StringRef Line) {
    State = Elsewhere;
    ++Result.Ran;
    if (!ShowsProgress)
      return;
    const auto [Done, Rest] = Line.split(' ');
    const auto [All, Name] = Rest.split(' ');
    const std::string Text = ("[" + Done + "/" + All + "] " + Name).str();
    const unsigned Columns = sys::Process::StandardErrColumns();
    errs() << '\r' << StringRef(Text).take_front(Columns > 1 ? Columns - 1 : Text.size())
           << "\x1b[K";
  }

  bool ShowsProgress;
  enum { Elsewhere, InCommand, InOutput } State = Elsewhere;
};

} // namespace

Expected<EngineResult> runEngine(StringRef Folder, unsigned Jobs, bool ShowsProgress) {
  ErrorOr<std::string> Ninja = sys::findProgramByName("ninja");
  if (!Ninja)
    Ninja = sys::findProgramByName("ninja-build");
  if (!Ninja)
    return trouble("ninja was not found on PATH; install it (Debian: ninja-build)");

  std::string JobsOption = "-j" + std::to_string(Jobs);
  std::string FolderCopy = Folder.str();
  SmallVector<char *, 12> Arguments;
  const auto Add = [&](const char *Word) { Arguments.push_back(const_cast<char *>(Word)); };
  for (const char *Word : {"ninja", "-C", FolderCopy.c_str(), "-k0"})
    Add(Word);
  if (Jobs > 0)
    Add(JobsOption.c_str());
  Arguments.push_back(nullptr);

  int Pipe[2];
  if (pipe2(Pipe, O_CLOEXEC) != 0)
    return trouble("cannot make a pipe to ninja");
  setenv("NINJA_STATUS", Status, /*overwrite=*/1);
  unsetenv("CLICOLOR_FORCE");
  posix_spawn_file_actions_t Actions;
  posix_spawn_file_actions_init(&Actions);
  posix_spawn_file_actions_addopen(&Actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&Actions, Pipe[1], STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&Actions, Pipe[1], STDERR_FILENO);
  pid_t Child = 0;
  const int Failed =
      posix_spawn(&Child, Ninja->c_str(), &Actions, nullptr, Arguments.data(), environ);
  posix_spawn_file_actions_destroy(&Actions);
  close(Pipe[1]);
  if (Failed != 0) {
    close(Pipe[0]);
    return trouble("cannot run '", *Ninja, "'");
  }

  OutputReader Reader(ShowsProgress);
  FILE *Output = fdopen(Pipe[0], "r");
  char *Buffer = nullptr;
  size_t Capacity = 0;
  for (ssize_t Length = 0; (Length = getline(&Buffer, &Capacity, Output)) > 0;)
    Reader.line(StringRef(Buffer, Length).rtrim("\r\n"));
  free(Buffer);
  fclose(Output);
  int ExitStatus = 0;
  waitpid(Child, &ExitStatus, 0);
  Reader.end();

  const bool IsClean = WIFEXITED(ExitStatus) && WEXITSTATUS(ExitStatus) == 0;
  if (!IsClean && (Reader.Result.Failed.empty() || WIFSIGNALED(ExitStatus)))
    return trouble("ninja stopped", Reader.Trouble.empty()
                                        ? std::string("")
                                        : ":" + StringRef(Reader.Trouble).rtrim().str());
  return std::move(Reader.Result);
}

} // namespace holdfast
