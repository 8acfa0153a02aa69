#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What the checks cost in the editor: the time until an edit is diagnosed, and
memory.

Two holdfast-clangd run side by side, one with our checks enabled and one with no
check at all. Both get the same edits, in an order that changes. Two files are
edited: one of our own sources, which has as much asynchronous work as most code,
none; and one that is made of nothing else, 15 copies of the example, whose
hundreds of findings are looked at, worded and given fixes anew at each edit.

    editor.py [--clangd build/llvm-22/bin/holdfast-clangd] [--edits 100]

Fails when the checks cost more than 5 % of time or 2 % of memory in the first
file. Processor time decides: what a clock shows depends on what else the machine
does. Both are printed, each the median of all edits.
"""

import argparse
import json
import os
import pathlib
import random
import shlex
import statistics
import sys
import tempfile
import time

SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(SOURCE / "test" / "clangd"))
import lsp  # noqa: E402

MOST_TIME = 1.05
MOST_MEMORY = 1.02


class Server:
    """A holdfast-clangd with one document, in a folder with the checks' settings."""

    def __init__(self, clangd, folder, checks, text, flags):
        folder.mkdir()
        self.document = folder / "edited.cpp"
        self.document.write_text(text, "utf-8")
        (folder / ".clang-tidy").write_text(f"Checks: '{checks}'\n")
        (folder / "compile_flags.txt").write_text("\n".join(flags))
        self.client = lsp.Client(
            [clangd, "--log=error", "--background-index=0"],
            folder,
            folder / "log",
            timeout=600,
            environment={**os.environ, "XDG_CONFIG_HOME": str(folder / "no-config")},
        )
        self.clock = []
        self.processor = []
        self.memory = []
        self.client.open(self.document)
        self.settle()
        diagnostics = self.client.diagnostics(self.document)
        errors = [d["message"] for d in diagnostics if d["severity"] == 1]
        assert not errors, errors
        self.findings = sum(map(lsp.is_ours, diagnostics))

    def seconds(self):
        """How long its threads have run so far."""
        # What clock_getcpuclockid() makes of a process.
        return time.clock_gettime((~self.client.process.pid << 3) | 2)

    def resident(self):
        """Its memory, in MiB."""
        status = pathlib.Path(f"/proc/{self.client.process.pid}/status").read_text()
        (line,) = (each for each in status.splitlines() if each.startswith("VmRSS:"))
        return int(line.split()[1]) / 1024

    def settle(self):
        """Waits for the diagnostics, and until nothing is done any more."""
        self.client.diagnostics(self.document)
        before = -1.0
        while (now := self.seconds()) > before + 0.001:
            before = now
            time.sleep(0.1)

    def edit(self, line):
        where = {"line": line, "character": 0}
        before, began = self.seconds(), time.monotonic()
        self.client.change(
            self.document, [{"range": {"start": where, "end": where}, "newText": "\n"}]
        )
        self.client.diagnostics(self.document)
        self.clock.append(time.monotonic() - began)
        self.settle()
        self.processor.append(self.seconds() - before)
        self.memory.append(self.resident())


def ordinary(build):
    """One of our own sources, and its flags."""
    source = SOURCE / "lib" / "model" / "HandleModel.cpp"
    database = json.loads((build / "compile_commands.json").read_text("utf-8"))
    (entry,) = (each for each in database if each["file"] == str(source))
    flags = shlex.split(entry["command"])[1:]
    del flags[flags.index("-o") :]
    return source.read_text("utf-8"), flags


def asynchronous(_):
    """The example, 15 times."""
    folder = SOURCE / "examples" / "account-service"
    lines = (folder / "account_service.cpp").read_text("utf-8").splitlines(keepends=True)
    includes = "".join(line for line in lines if line.startswith(("#", "using namespace")))
    rest = "".join(line for line in lines if not line.startswith(("#", "using namespace")))
    copies = "".join(f"namespace copy_{number} {{\n{rest}}}\n" for number in range(15))
    task_set = SOURCE / "lib" / "task_set" / "include"
    return includes + copies, ["-std=c++20", f"-I{folder}", f"-I{task_set}"]


def measure(clangd, content, edits, generator):
    """(with our checks, without) after the same edits."""
    text, flags = content
    last_include = max(n for n, line in enumerate(text.splitlines()) if line.startswith("#"))
    places = [n for n, line in enumerate(text.splitlines()) if n > last_include and not line]
    with tempfile.TemporaryDirectory(prefix="holdfast-editor-") as folder:
        root = pathlib.Path(folder).resolve()
        pair = [
            Server(clangd, root / name, checks, text, flags)
            for name, checks in (("with", "-*,holdfast-*"), ("without", "-*"))
        ]
        for _ in range(edits):
            line = generator.choice(places)
            for server in generator.sample(pair, 2):
                server.edit(line)
        result = [
            (
                statistics.median(server.processor),
                statistics.median(server.clock),
                statistics.median(server.memory),
                server.findings,
            )
            for server in pair
        ]
        for server in pair:
            server.client.close()
    return result


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    build = pathlib.Path(os.environ.get("HOLDFAST_BUILD", SOURCE / "build" / "llvm-22"))
    arguments.add_argument("--clangd", default=build / "bin" / "holdfast-clangd", type=pathlib.Path)
    arguments.add_argument("--edits", type=int, default=100)
    options = arguments.parse_args()
    clangd = options.clangd.resolve()

    generator = random.Random(1)
    failed = False
    for name, content in (("ordinary code", ordinary), ("asynchronous work alone", asynchronous)):
        ours, none = measure(
            str(clangd), content(clangd.parent.parent), options.edits, generator
        )
        processor, clock, memory = (ours[n] / none[n] for n in range(3))
        print(
            f"{name}, {ours[3]} findings, {options.edits} edits:\n"
            f"  processor time  {processor:.3f}  ({ours[0] * 1000:.0f} ms / {none[0] * 1000:.0f} ms)\n"
            f"  wait            {clock:.3f}  ({ours[1] * 1000:.0f} ms / {none[1] * 1000:.0f} ms)\n"
            f"  memory          {memory:.3f}  ({ours[2]:.0f} MiB / {none[2]:.0f} MiB)",
            flush=True,
        )
        if content is ordinary and (processor > MOST_TIME or memory > MOST_MEMORY):
            failed = True
            print(f"  too much: at most {MOST_TIME} of time and {MOST_MEMORY} of memory are allowed")
    return failed


if __name__ == "__main__":
    sys.exit(main())
