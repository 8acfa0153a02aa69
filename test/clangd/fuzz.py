# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Edits documents at random, as nobody would, and expects the server to live.

What it does is random insertions and deletions, pastes of pieces of real code,
undoing, and requests for the actions at a finding, one of which it may apply. It
fails when the server ends, stops answering, or publishes a finding or a fix that
does not lie in the document.

    fuzz.py --clangd build/llvm-22/bin/holdfast-clangd --stock clangd-22 --seconds 600

clangd has crashes of its own. When the server ends, stock clangd gets the same edits,
with checks of its own: where that ends too, it is counted, and all begins anew.
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
DOCUMENTS = ("fuzzed.cpp", "coroutines.cpp")
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

    def __init__(self, folder, generator, corpus, counts):
        self.client = None
        self.folder = folder
        self.random = generator
        self.corpus = corpus
        self.originals = {}
        self.counts = counts
        #: What the server was sent, as (document, edits), and None where its answer was
        #: waited for.
        self.history = []

    def open(self, client):
        self.client = client
        for name in DOCUMENTS:
            path = str(self.folder / name)
            self.originals[path] = pathlib.Path(path).read_text("utf-8")
            client.open(path)

    def step(self):
        path = self.random.choice(list(self.originals))
        # As fast as one types, or a paste of several edits in one notification.
        edits = []
        text = self.client.texts[path]
        for _ in range(self.random.choice((1, 1, 1, 4))):
            edit = self.edit(text, self.originals[path])
            edits.append(edit)
            text = lsp.applied(text, [edit])
        self.history.append((path, edits))
        self.client.change(path, edits)
        self.counts["edits"] += len(edits)
        if self.random.random() < 0.3:
            self.history.append((path, None))
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
            before = dict(self.client.texts)
            self.client.apply(self.random.choice(actions))
            self.counts["applied"] += 1
            for changed, text in self.client.texts.items():
                if text != before[changed]:
                    edit = lsp.replacement(before[changed], 0, len(before[changed]), text)
                    self.history.append((changed, [edit]))


def corpus():
    """Pieces of real code: our own."""
    files = sorted((SOURCE / "test").rglob("*.cpp")) + sorted(TASK_SET.rglob("*.h"))
    pieces = []
    for file in files:
        lines = file.read_text("utf-8").splitlines(keepends=True)
        pieces += ["".join(lines[at : at + 6]) for at in range(0, len(lines), 6)]
    return pieces


def workspace(checks):
    """A new folder with the documents."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="holdfast-fuzz-")).resolve()
    for name in ("work.h", "future.h", *DOCUMENTS):
        shutil.copy(pathlib.Path(__file__).parent / "Inputs" / name, folder)
    (folder / "compile_flags.txt").write_text(f"-std=c++20\n-I{TASK_SET}\n")
    (folder / ".clang-tidy").write_text(f"Checks: '{checks}'\n")
    return folder


def command_of(clangd):
    return [clangd, "--log=error", "--background-index=0"]


def ends_too(stock, history):
    """Whether clangd as it comes from LLVM ends on the same edits."""
    # Some check has to be on, or clangd leaves out what it does for checks.
    folder = workspace("-*,bugprone-*,misc-unused-using-decls")
    client = lsp.Client(command_of(stock), folder, folder / "log", timeout=120)
    try:
        for name in DOCUMENTS:
            client.open(str(folder / name))
        for path, edits in history:
            path = str(folder / pathlib.Path(path).name)
            if edits is None:
                client.diagnostics(path)
            else:
                client.change(path, edits)
        for name in DOCUMENTS:
            client.diagnostics(str(folder / name))
        client.close()
    except lsp.ServerGone:
        return True
    finally:
        client.process.kill()
        shutil.rmtree(folder)
    return False


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--clangd", required=True)
    arguments.add_argument("--stock", help="clangd of the same version, as it comes from LLVM")
    arguments.add_argument("--seconds", type=float, default=600)
    arguments.add_argument("--seed", type=int, default=int(time.time()))
    options = arguments.parse_args()

    clangd = pathlib.Path(options.clangd).resolve()
    counts = dict.fromkeys(("edits", "publications", "findings", "actions", "applied"), 0)
    counts["crashes of clangd itself"] = 0
    generator = random.Random(options.seed)
    pieces = corpus()
    deadline = time.monotonic() + options.seconds
    while time.monotonic() < deadline:
        folder = workspace("-*,holdfast-*")
        print(f"seed {options.seed}, in {folder}", flush=True)
        fuzzer = Fuzzer(folder, generator, pieces, counts)
        try:
            with lsp.Client(command_of(clangd), folder, folder / "log", timeout=120) as client:
                fuzzer.open(client)
                while time.monotonic() < deadline:
                    fuzzer.step()
                for path in fuzzer.originals:
                    client.diagnostics(path)
        except lsp.ServerGone:
            if not options.stock or not ends_too(options.stock, fuzzer.history):
                raise
            counts["crashes of clangd itself"] += 1
        shutil.rmtree(folder)
    print(", ".join(f"{count} {what}" for what, count in counts.items()))
    # Otherwise nothing of ours was tried.
    return 0 if counts["findings"] > 0 else "no finding was ever published"


if __name__ == "__main__":
    sys.exit(main())
