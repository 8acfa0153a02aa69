#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes docs/patterns.md: what this module, clang-tidy's
bugprone-unused-return-value, Clang and GCC say of each pattern.

    compare.py [--clang-tidy clang-tidy-22] [--clangxx clang++-22] [--gxx g++]
               [--module build/llvm-22/lib/HoldfastTidy.so] > docs/patterns.md

A comment `// F12: what it is` in a fixture names a pattern; its lines are those
up to the next such comment or blank line. A tool says something when it warns on one
of them.
"""

import argparse
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
MOCKS = ROOT / "test" / "catalog" / "Inputs"
FLAGS = ["-std=c++20", "-Wall", "-Wextra", f"-I{HERE.parent / 'discarded-task' / 'Inputs'}",
         f"-I{ROOT / 'lib' / 'task_set' / 'include'}"]
OTHER_FIXTURES = [
    *(ROOT / "test" / "catalog" / f"{library}.cpp" for library in ("asio", "folly", "seastar", "stdexec")),
    HERE.parent / "discarded-task" / "generated.cpp",
    HERE / "never-started.cpp",
    HERE / "terminating.cpp",
    HERE.parent / "detached-task" / "libraries.cpp",
    HERE.parent / "detached-task" / "spellings.cpp",
]
CHECKS = "holdfast-discarded-task,holdfast-task-in-void-callback"
# The fixture of handles in variables, and what it is compiled for.
KEPT = HERE / "kept.cpp"
KEPT_CHECKS = "holdfast-unused-task,holdfast-dropped-on-path,holdfast-overwritten-task,holdfast-unreaped-tasks"
KEPT_HANDLES = {"std": "STD", "own": "INFERRED", "folly": "FOLLY", "Seastar": "SEASTAR", "Qt": "QT"}
# Those that speak of unused variables and the like say nothing about a handle.
ABOUT_RESULTS = re.compile(r"-Wunused-(result|value)|-Wunused-comparison|bugprone-unused-return-value|holdfast-")
PATTERN = re.compile(r"^\s*// ([FN]\d\d(?:, [FN]\d\d)*): (.*)$")


def patterns(fixture):
    """(id, what it is, first line, last line, code) of each pattern."""
    lines = fixture.read_text(encoding="utf-8").splitlines()
    found = []
    for number, line in enumerate(lines, 1):
        match = PATTERN.match(line)
        if not match:
            continue
        last = number
        while last < len(lines) and lines[last].strip() and not PATTERN.match(lines[last]):
            last += 1
        found.append((match[1], match[2], number, last))
    return found


def warned_lines(command, fixture):
    """Line -> the warnings about lost results there."""
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if ": error:" in result.stdout + result.stderr or result.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{(result.stdout + result.stderr)[-3000:]}")
    lines = {}
    for line in (result.stdout + result.stderr).splitlines():
        match = re.match(r"(.*?):(\d+):\d+: warning: .*\[([^]]*)\]$", line)
        if match and Path(match[1]).name == fixture.name and ABOUT_RESULTS.search(match[3]):
            lines.setdefault(int(match[2]), set()).add(match[3])
    return lines


def print_kept(tidy, tools):
    """The table of handles in variables: Holdfast for each kind of handle, the others
    for std::thread."""
    config = "--config={CheckOptions: {MarkedUnused: report}}"
    said = {}
    for handle, macro in KEPT_HANDLES.items():
        command = [*tidy, config, f"--checks=-*,{KEPT_CHECKS}", KEPT, "--", *FLAGS, "-isystem", MOCKS,
                   f"-D{macro}"]
        said[handle] = warned_lines(command, KEPT)
    for tool in ("clang-tidy", "Clang", "GCC"):
        said[tool] = warned_lines([*tools[tool](KEPT), "-DSTD"], KEPT)
    print(KEPT_HEAD)
    print("| | pattern | fixture | " + " | ".join(said) + " |")
    print("|---|---|---|" + "---|" * len(said))
    for identity, what, first, last in sorted(patterns(KEPT)):
        cells = ["warns" if any(first <= line <= last for line in lines) else "" for lines in said.values()]
        ours = cells[: len(KEPT_HANDLES)]
        if ours != ["warns" if identity.startswith("F") else ""] * len(ours):
            sys.exit(f"{KEPT}:{first}: {identity}: {ours}")
        print(f"| {identity} | {what} | `{KEPT.name}:{first}` | " + " | ".join(cells) + " |")
    print()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--clang-tidy", default="clang-tidy-22")
    parser.add_argument("--clangxx", default="clang++-22")
    parser.add_argument("--gxx", default="g++")
    parser.add_argument("--module", default=ROOT / "build/llvm-22/lib/HoldfastTidy.so")
    options = parser.parse_args()

    tidy = [options.clang_tidy, f"--load={options.module}"]
    tools = {
        "Holdfast": lambda file: [*tidy, "--config={}", f"--checks=-*,{CHECKS}", file, "--", *FLAGS],
        "clang-tidy": lambda file: [*tidy, "--config={}", "--checks=-*,bugprone-unused-return-value", file, "--", *FLAGS],
        "Clang": lambda file: [options.clangxx, "-fsyntax-only", *FLAGS, file],
        "GCC": lambda file: [options.gxx, "-fsyntax-only", *FLAGS, file],
    }
    print(HEAD)
    for title, name in (("## Must be reported", "reported.cpp"), ("## Must not be reported", "silent.cpp")):
        fixture = HERE / name
        said = {tool: warned_lines(command(fixture), fixture) for tool, command in tools.items()}
        counts = dict.fromkeys(tools, 0)
        rows = []
        for identity, what, first, last in sorted(patterns(fixture)):
            cells = []
            for tool, lines in said.items():
                speaks = any(first <= line <= last for line in lines)
                counts[tool] += speaks
                cells.append("warns" if speaks else "")
            rows.append(f"| {identity} | {what} | `{name}:{first}` | " + " | ".join(cells) + " |")
        print(title + "\n")
        print("| | pattern | fixture | " + " | ".join(tools) + " |")
        print("|---|---|---|" + "---|" * len(tools))
        print("\n".join(rows))
        print(f"| | of {len(rows)} | | " + " | ".join(str(counts[tool]) for tool in tools) + " |\n")

    print_kept(tidy, tools)
    print("## Of one library, or of a whole file\n")
    print("Those that need the names of a library, or a file of their own, stand in other fixtures.\n")
    print("| | pattern | fixture | Holdfast |\n|---|---|---|---|")
    rows = []
    for fixture in OTHER_FIXTURES:
        lines = fixture.read_text(encoding="utf-8").splitlines()
        for identity, what, first, last in patterns(fixture):
            # What the fixture says is what `./dev test` finds it to be.
            says = "warns" if any("CHECK-MESSAGES" in line for line in lines[first:last]) else ""
            if says != ("warns" if identity.startswith("F") else ""):
                sys.exit(f"{fixture}:{first}: {identity} is {'' if says else 'not '}reported")
            rows.append(f"| {identity} | {what} | `{fixture.relative_to(ROOT / 'test')}:{first}` | {says} |")
    print("\n".join(sorted(rows)))


HEAD = """# Patterns of discards, and who sees them

Made by `test/checks/patterns/compare.py` from fixtures; do not edit.

Each pattern is a place in a fixture. A tool "warns" when it says something about a
lost value on one of the pattern's lines: this module, clang-tidy 22's
`bugprone-unused-return-value` with its default options, Clang 22 and GCC 12 with
`-Wall -Wextra`. Most patterns use `std::async`, which the others know best:
libstdc++ declares it `[[nodiscard]]`, and the check lists it. Of a library's own
handle without that attribute they know nothing.

The first two tables are about handles that no variable receives; the third about those
in variables, on paths, overwritten, and collected.
"""

KEPT_HEAD = """## Kept in a variable

By `holdfast-unused-task`, `holdfast-dropped-on-path`, `holdfast-overwritten-task` and
`holdfast-unreaped-tasks`, for `std::thread`, a coroutine type of one's own, and the
futures of folly, Seastar and Qt. What the others say they say of `std::thread`.
"""

if __name__ == "__main__":
    main()
