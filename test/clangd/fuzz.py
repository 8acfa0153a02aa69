# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Edits documents at random, as nobody would, and expects the server to live.

What it does is random insertions and deletions, pastes of pieces of real code,
undoing, and requests for the actions at a finding, one of which it may apply. It
fails when the server ends, stops answering, or publishes a finding or a fix that
does not lie in the document.

    fuzz.py --clangd build/llvm-22/bin/holdfast-clangd --seconds 600
"""

import argparse
import pathlib
import random
import re
import shutil
import sys
import tempfile
import time

import lsp

SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
TASK_SET = SOURCE / "lib" / "task_set" / "include"
FRAGMENTS = [
    "{", "}", "(", ")", ";", "<", ">", "[&]", "[=]", "[this]", ", ", "\n", '"', "'", "/*", "*/",
    "//", "#include ", "#define X ", "#if 0\n", "#endif\n", "co_await ", "co_return ", "return ",
    "template <class T> ", "auto ", "auto &&", "static ", "(void)", "std::ignore = ", "throw ",
    "std::async(std::launch::async, [] {});", "std::future<void> F;", "delete ", "struct S {",
    "F = ", "if (", "for (;;) {", "try {", "} catch (...) {", "std::move(", "~", "operator", "::",
    "while (co_await ", "decltype(", "sizeof(", "requires ", "\U0001f9f5", "ä", "\\\n", "R\"(",
]  # fmt: skip


class Fuzzer:
    """The documents of one server, and what is done to them."""

    def __init__(self, client, folder, generator, corpus):
        self.client = client
        self.folder = folder
        self.random = generator
        self.corpus = corpus
        self.originals = {}
        self.counts = dict.fromkeys(("edits", "publications", "findings", "actions", "applied"), 0)

    def open(self, name):
        path = str(self.folder / name)
        self.originals[path] = pathlib.Path(path).read_text("utf-8")
        self.client.open(path)

    def step(self):
        path = self.random.choice(list(self.originals))
        # As fast as one types, or a paste of several edits in one notification.
        edits = []
        text = self.client.texts[path]
        for _ in range(self.random.choice((1, 1, 1, 4))):
            edit = self.edit(text, self.originals[path])
            edits.append(edit)
            text = lsp.applied(text, [edit])
        self.client.change(path, edits)
        self.counts["edits"] += len(edits)
        if self.random.random() < 0.3:
            for diagnostic in self.client.diagnostics(path):
                self.examine(path, diagnostic)
            self.counts["publications"] += 1

    def edit(self, text, original):
        """A random edit of a document."""
        if len(text) > 3 * len(original) + 2000 or self.random.random() < 0.03:
            # Start again, or the code would soon be nothing but noise.
            return lsp.replacement(text, 0, len(text), original)
        begin = self.random.randint(0, len(text))
        kind = self.random.random()
        if kind < 0.35:
            return lsp.replacement(text, begin, begin, self.random.choice(FRAGMENTS))
        if kind < 0.6:
            end = min(len(text), begin + self.random.choice((1, 1, 2, 5, 20, 100)))
            return lsp.replacement(text, begin, end, "")
        if kind < 0.75:
            pasted = self.random.choice(self.corpus)
            return lsp.replacement(text, begin, begin, pasted)
        # At the end of a word, where a user types.
        words = [match.end() for match in re.finditer(r"[\w)>;}]+", text)] or [0]
        begin = self.random.choice(words)
        return lsp.replacement(text, begin, begin, self.random.choice(FRAGMENTS))

    def examine(self, path, diagnostic):
        if not lsp.is_ours(diagnostic):
            return
        self.counts["findings"] += 1
        text = self.client.texts[path]
        begin, end = (lsp.offset_of(text, diagnostic["range"][side]) for side in ("start", "end"))
        assert begin <= end <= len(text), diagnostic
        if self.random.random() < 0.5:
            return
        actions = self.client.actions(path, diagnostic)
        self.counts["actions"] += len(actions)
        if actions and self.random.random() < 0.5:
            self.client.apply(self.random.choice(actions))
            self.counts["applied"] += 1


def corpus():
    """Pieces of real code: our own."""
    files = sorted((SOURCE / "test").rglob("*.cpp")) + sorted(TASK_SET.rglob("*.h"))
    pieces = []
    for file in files:
        lines = file.read_text("utf-8").splitlines(keepends=True)
        pieces += ["".join(lines[at : at + 6]) for at in range(0, len(lines), 6)]
    return pieces


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--clangd", required=True)
    arguments.add_argument("--seconds", type=float, default=600)
    arguments.add_argument("--seed", type=int, default=int(time.time()))
    options = arguments.parse_args()

    folder = pathlib.Path(tempfile.mkdtemp(prefix="holdfast-fuzz-")).resolve()
    for name in ("work.h", "future.h", "fuzzed.cpp", "coroutines.cpp"):
        shutil.copy(pathlib.Path(__file__).parent / "Inputs" / name, folder)
    (folder / "compile_flags.txt").write_text(f"-std=c++20\n-I{TASK_SET}\n")
    (folder / ".clang-tidy").write_text("Checks: '-*,holdfast-*'\n")

    print(f"seed {options.seed}, in {folder}", flush=True)
    deadline = time.monotonic() + options.seconds
    command = [pathlib.Path(options.clangd).resolve(), "--log=error", "--background-index=0"]
    with lsp.Client(command, folder, folder / "log", timeout=120) as client:
        fuzzer = Fuzzer(client, folder, random.Random(options.seed), corpus())
        fuzzer.open("fuzzed.cpp")
        fuzzer.open("coroutines.cpp")
        while time.monotonic() < deadline:
            fuzzer.step()
        for path in fuzzer.originals:
            client.diagnostics(path)
    shutil.rmtree(folder)
    print(", ".join(f"{count} {what}" for what, count in fuzzer.counts.items()))
    # Otherwise nothing of ours was tried.
    return 0 if fuzzer.counts["findings"] > 0 else "no finding was ever published"


if __name__ == "__main__":
    sys.exit(main())
