#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""How long `holdfast check` takes, beside run-clang-tidy with one check of its own.

    driver.py [--units N] [--jobs N] [--real BUILD] [--only generated|real]

Generates code bases of N units (300) with a mix of the standard library's headers and
headers of its own: one in which every unit reaches a declaration of a handle, one in
which a third does. Then the same over a real code base, whose compile_commands.json is
in BUILD: by default this repository's own.

Each line is one run of both programs, one after the other, on the same units with the
same number of jobs; wall time counts, and the processor's time stands beside it,
because a busy machine makes the first uncertain. The exit code is 1 when other units
were analyzed than those that a change concerns. $HOLDFAST_BUILD is the build to
measure.
"""

import argparse
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = Path(os.environ.get("HOLDFAST_BUILD", ROOT / "build/llvm-22"))

# What sources of all kinds include, with how many of a hundred do.
COMMON = {
    "vector": 80, "string": 85, "memory": 60, "map": 35, "unordered_map": 35, "algorithm": 45,
    "utility": 40, "cstdint": 60, "optional": 30, "functional": 30, "set": 20, "array": 20,
    "iostream": 15, "sstream": 20, "chrono": 20, "mutex": 15, "variant": 10, "tuple": 10,
    "fstream": 8, "numeric": 10, "regex": 3, "random": 4,
}
OWN_HEADERS = 40


def own_header(number, rng):
    """A header with a class, a template and inline functions; some include others."""
    includes = ["map", "string", "vector", *rng.sample(["memory", "optional", "functional"], 1)]
    lines = ["#pragma once", *(f"#include <{name}>" for name in includes)]
    lines += [f'#include "h{other}.h"' for other in rng.sample(range(number), min(2, number))]
    lines += [
        f"namespace app{number % 7} {{",
        f"class record{number} {{",
        "public:",
        "  void add(std::string key, int value) { all_[std::move(key)] += value; }",
        "  int find(const std::string &key) const {",
        "    const auto at = all_.find(key);",
        "    return at == all_.end() ? 0 : at->second;",
        "  }",
        "private:",
        "  std::map<std::string, int> all_;",
        "};",
        f"template <typename T> T sum{number}(const std::vector<T> &values) {{",
        "  T total = T();",
        "  for (const T &value : values)",
        "    total += value;",
        "  return total;",
        "}",
        "}",
    ]
    return "\n".join(lines) + "\n"


def source(number, with_handle, rng):
    includes = [name for name, often in COMMON.items() if rng.randrange(100) < often]
    own = rng.sample(range(OWN_HEADERS), 4)
    lines = [f"#include <{name}>" for name in ["string", "vector", *includes]]
    lines += [f'#include "h{header}.h"' for header in own]
    if with_handle:
        lines.append('#include "async.h"')
    for function in range(25):
        space = f"app{own[function % 4] % 7}"
        lines += [
            f"static int step{function}(const std::vector<int> &in, {space}::record{own[function % 4]} &into) {{",
            f"  const int total = {space}::sum{own[function % 4]}(in) + {function};",
            f'  into.add("step{function}", total);',
            f'  return into.find("step{function}") + static_cast<int>(in.size());',
            "}",
        ]
    calls = " + ".join(
        f"step{function}(in, r{function % 4})" for function in range(25)
    )
    records = " ".join(f"app{header % 7}::record{header} r{i};" for i, header in enumerate(own))
    lines += [f"int unit{number}(const std::vector<int> &in) {{ {records} return {calls}; }}"]
    if with_handle and number % 10 == 0:
        lines.append(f"void drop{number}() {{ start(); }}")
    return "\n".join(lines) + "\n"


def generate(folder, units, handles):
    """A code base in which `handles` units in a hundred reach a handle."""
    rng = random.Random(1)
    for number in range(OWN_HEADERS):
        (folder / f"h{number}.h").write_text(own_header(number, rng))
    (folder / "async.h").write_text(
        "#pragma once\n#include <future>\nvoid work();\n"
        "inline std::future<void> start() { return std::async(std::launch::async, work); }\n"
    )
    commands = []
    for number in range(units):
        name = f"unit{number}.cpp"
        (folder / name).write_text(source(number, number * 100 < units * handles, rng))
        commands.append({"directory": str(folder), "file": name,
                         "command": f"c++ -std=c++17 -c {name} -o {name}.o"})
    rng.shuffle(commands)
    (folder / "compile_commands.json").write_text(json.dumps(commands))


class Run:
    """A program, and how long it took."""

    def __init__(self, command, folder):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.monotonic()
        process = subprocess.run(
            [str(word) for word in command], cwd=folder, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace",
        )
        self.wall = time.monotonic() - start
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
        self.code, self.out, self.err = process.returncode, process.stdout, process.stderr


def clang_tidy_dir():
    cache = (BUILD / "CMakeCache.txt").read_text(encoding="utf-8")
    version = re.search(r"HOLDFAST_LLVM_VERSION:\w+=(\d+)", cache)[1]
    return Path(f"/usr/lib/llvm-{version}/bin")


class Bench:
    def __init__(self, jobs):
        self.jobs = jobs
        self.tools = clang_tidy_dir()
        self.missed = 0

    def clang_tidy(self, folder, build):
        return Run(
            [self.tools / "run-clang-tidy", "-quiet", "-p", build, f"-j{self.jobs}",
             f"-clang-tidy-binary={self.tools / 'clang-tidy'}",
             "-checks=-*,bugprone-unused-return-value"],
            folder,
        )

    def holdfast(self, folder, build, cache):
        run = Run(
            [BUILD / "bin/holdfast", "check", "-p", build, "--cache", cache, "-j", self.jobs],
            folder,
        )
        if run.code not in (0, 1):
            print(run.err[-2000:])
            raise SystemExit("holdfast check failed")
        return run

    def line(self, what, theirs, ours, goal=None):
        ratio = ours.wall / theirs.wall
        verdict = ""
        if goal is not None:
            verdict = f"{goal:.2f}  " + ("reached" if ratio <= goal else "MISSED")
        print(f"{what:<44}{theirs.wall:8.1f}{ours.wall:8.1f}{ratio:8.3f}"
              f"{theirs.cpu:9.1f}{ours.cpu:8.1f}{ours.cpu / theirs.cpu:8.3f}   {verdict}", flush=True)

    def counts(self, run):
        print("    " + run.err.splitlines()[0] if run.err else "", flush=True)

    def generated(self, units):
        for title, handles, goal in (
            ("all reach a handle", 100, 0.45),
            ("a third reaches one", 33, 0.25),
        ):
            with tempfile.TemporaryDirectory(prefix="holdfast-bench-") as name:
                folder = Path(name).resolve()
                generate(folder, units, handles)
                theirs = self.clang_tidy(folder, folder)
                ours = self.holdfast(folder, folder, folder / "cache")
                self.line(f"{units} units, {title}: cold", theirs, ours, goal)
                self.counts(ours)
                again = self.holdfast(folder, folder, folder / "cache")
                self.line("    nothing changed", theirs, again, 0.01)
                self.touched(folder, theirs)

    def touched(self, folder, theirs):
        """A header that some units include is changed: they are analyzed, and no other."""
        header = folder / "h11.h"
        cache = folder / "cache"
        self.holdfast(folder, folder, cache)
        wanted = self.readers(folder, "h11.h")
        header.write_text(header.read_text() + "// changed\n")
        run = self.holdfast(folder, folder, cache)
        analyzed = int(re.search(r"(\d+) analyzed", run.err)[1])
        self.line("    a header changed", theirs, run)
        self.missed += analyzed != wanted
        print(f"    {analyzed} units analyzed; {wanted} of those that may have findings include it:"
              f" {'exact' if analyzed == wanted else 'MISSED'}", flush=True)

    def readers(self, folder, header):
        """How many units with a handle include a header, counted by looking at includes."""
        def reads(path, seen):
            if path.name in seen:
                return seen
            seen.add(path.name)
            for included in re.findall(r'#include "(.*)"', path.read_text()):
                reads(folder / included, seen)
            return seen
        with_handle = 0
        for unit in folder.glob("unit*.cpp"):
            seen = reads(unit, set())
            with_handle += header in seen and "async.h" in seen
        return with_handle

    def real(self, build):
        folder = Path(build).resolve()
        with tempfile.TemporaryDirectory(prefix="holdfast-bench-") as cache:
            theirs = self.clang_tidy(folder, folder)
            ours = self.holdfast(folder, folder, cache)
            self.line(f"{folder.parent.parent.name}: cold", theirs, ours)
            self.counts(ours)
            again = self.holdfast(folder, folder, cache)
            self.line("    nothing changed", theirs, again, 0.01)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--units", type=int, default=300)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--real", default=BUILD)
    parser.add_argument("--only", choices=("generated", "real"))
    options = parser.parse_args()
    bench = Bench(options.jobs)
    print(f"{'':<44}{'clang-tidy':>8}{'ours':>6}{'ratio':>8}{'cpu':>9}{'ours':>8}{'ratio':>8}   to reach")
    if options.only != "real":
        bench.generated(options.units)
    if options.only != "generated":
        bench.real(options.real)
    return 1 if bench.missed else 0


if __name__ == "__main__":
    sys.exit(main())
