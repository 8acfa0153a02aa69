#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Does what a page of the documentation tells its reader to do.

    follow.py <page.md> <folder> [<word in a command>=<replacement>...]

A block of code after a paragraph that ends in "`name`:" is written to that file
in the folder. Each command of a console block ("$ ...") is run there; the lines
shown below it must stand in its output, in that order, and a command that shows
none must print no warning and no error.
"""

import re
import shlex
import subprocess
import sys
from pathlib import Path

FILE = re.compile(r"`([^`]+)`:\s*$")
BLOCK = re.compile(r"^```(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def steps(page):
    """Pairs of a kind and its contents: ("file", (name, text)), ("run", (command, lines))."""
    end = 0
    for block in BLOCK.finditer(page):
        before = page[end : block.start()].strip()
        end = block.end()
        if block[1] == "console":
            for part in re.split(r"^\$ ", block[2], flags=re.MULTILINE)[1:]:
                command, *lines = part.splitlines()
                yield "run", (command, [line for line in lines if line.strip()])
        elif name := FILE.search(before):
            yield "file", (name[1], block[2])


def run(folder, command, shown, replacements):
    words = [replacements.get(word, word) for word in shlex.split(command)]
    result = subprocess.run(words, cwd=folder, capture_output=True, text=True, timeout=180)
    # The reader's folder has another name.
    output = result.stdout.replace(f"{folder}/", "") + result.stderr.replace(f"{folder}/", "")
    at = 0
    for line in shown:
        found = output.find(line, at)
        if found < 0:
            return f"'{line}' is not in the output, or not in that order"
        at = found + len(line)
    if not shown and re.search(r"\b(warning|error):", output) and "--fix" not in words:
        return "it prints something"
    return None


def main():
    page, folder = Path(sys.argv[1]), Path(sys.argv[2]).resolve()
    replacements = dict(argument.split("=", 1) for argument in sys.argv[3:])
    runs = 0
    for kind, (name, content) in steps(page.read_text("utf-8")):
        if kind == "file":
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(content, "utf-8")
            continue
        runs += 1
        if problem := run(folder, name, content, replacements):
            sys.exit(f"{page}: '$ {name}': {problem}")
    if not runs:
        sys.exit(f"{page}: no command was found")


main()
