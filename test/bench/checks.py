#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What the checks cost, as tables in Markdown.

    checks.py --clang-tidy <program> --module <module> [--statements 1000,10000,100000]

All numbers of a row come from one run of clang-tidy with --enable-check-profile, in
which bugprone-unused-return-value ran beside our checks. They are seconds of
processor time, user and system together. What a start costs, the catalogue included,
is measured from outside.
"""

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

YARDSTICK = "bugprone-unused-return-value"

HEAVY_HEADERS = """algorithm any array atomic bitset charconv chrono complex condition_variable deque
exception execution filesystem forward_list fstream functional future iomanip iostream list locale
map memory memory_resource mutex numeric optional queue random ranges regex set shared_mutex sstream
stack string thread tuple unordered_map unordered_set valarray variant vector""".split()

# Ten statements as programs have them. The last may lose a handle. No lambdas: each would instantiate std::async() anew, for which clang's own
# time grows with the square of their number.
BODY = """  std::string text = names.at({n} % names.size());
  if (text.empty() || text.size() > {n}u)
    text.append(std::to_string(count)).append("x");
  std::vector<int> numbers(text.begin(), text.end());
  for (int &each : numbers)
    each += transform(each, times{{count}});
  auto task = std::async(std::launch::async, sum, numbers);
  count += task.get();
  names.push_back(std::move(text));
  {statement}
"""
STATEMENTS_OF_BODY = 10
# As many as a program with a finding in each tenth function would have.
FUNCTIONS_PER_FINDING = 10
KEPT = "log(count, names.back());"
LOST = "std::async(std::launch::async, log, count, names.back());"

PROLOGUE = """#include <future>
#include <string>
#include <vector>
void log(int, std::string);
int sum(const std::vector<int> &);
struct times {
  int factor;
  int operator()(int value) const { return value * factor; }
};
template <class Callable> int transform(int value, Callable callable) { return callable(value); }
"""


def heavy_program():
    includes = "".join(f"#include <{header}>\n" for header in HEAVY_HEADERS)
    return includes + "int main() { return std::async([] { return 0; }).get(); }\n"


def generated_program(statements, has_findings):
    text = [PROLOGUE]
    for number in range(statements // STATEMENTS_OF_BODY):
        loses = has_findings and number % FUNCTIONS_PER_FINDING == 0
        body = BODY.format(n=number, statement=LOST if loses else KEPT)
        text.append(f"void function_{number}(std::vector<std::string> &names, int count) {{\n{body}}}\n")
    return "".join(text)


def profile(options, name, text, *extra):
    """Check -> seconds of processor time."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, name)
        source.write_text(text, encoding="utf-8")
        command = [
            options.clang_tidy,
            f"--load={options.module}",
            f"--checks=-*,holdfast-*,{YARDSTICK}",
            "--config={}",
            "--enable-check-profile",
            *extra,
            str(source),
            "--",
            "-std=c++20",
        ]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {result.returncode}:\n{result.stderr[-2000:]}")
    costs = {}
    for line in (result.stdout + result.stderr).splitlines():
        # user, system, both, wall clock, each with its share; then the check.
        match = re.match(r"^((?:\s+[\d.]+ \(\s*[\d.]+%\))+)\s+([a-z-]+)$", line)
        if match:
            times = re.findall(r"([\d.]+) \(", match[1])
            costs[match[2]] = float(times[-2])
    if YARDSTICK not in costs:
        sys.exit(f"clang-tidy printed no profile of {YARDSTICK}:\n{result.stderr[-2000:]}")
    return costs


def ours(costs):
    return sum(seconds for check, seconds in costs.items() if check.startswith("holdfast-"))


def processor_seconds(command):
    """User and system time of one run, which has to succeed."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {child.returncode}")
    return usage.ru_utime + usage.ru_stime


def all_libraries_program():
    """Calls a function of each namespace that a file of the catalogue is about, for
    which that file is read."""
    files = list((Path(__file__).parents[2] / "lib" / "catalog").glob("*.yaml"))
    roots = set()
    for file in files:
        for line in re.findall(r"^roots: \[(.*)\]$", file.read_text(encoding="utf-8"), re.MULTILINE):
            roots.update(root.strip() for root in line.split(",") if "::" not in root)
    text = []
    for root in sorted(roots):
        text.append(f"namespace {root} {{ struct value {{ ~value(); }}; value get(); }}\n")
    calls = "".join(f"  {root}::get();\n" for root in sorted(roots))
    return len(files), "".join(text) + f"void all() {{\n{calls}}}\n"


def measure_starts(options):
    """What a start costs, by turns so that all see the same machine."""
    without = ["--checks=-*,misc-redundant-expression"]
    loaded = [f"--load={options.module}", *without]
    enabled = [f"--load={options.module}", "--checks=-*,misc-redundant-expression,holdfast-*"]
    count, every_library = all_libraries_program()
    with tempfile.TemporaryDirectory() as folder:
        empty, every = Path(folder, "empty.cpp"), Path(folder, "every.cpp")
        empty.touch()
        every.write_text(every_library, encoding="utf-8")
        starts = {
            "an empty file, without the module": (empty, without),
            "the same, the module loaded": (empty, loaded),
            "the same, `holdfast-*` enabled": (empty, enabled),
            f"a file with a call for each of the {count} libraries, the module loaded": (every, loaded),
            f"the same, `holdfast-*` enabled, all {count} files of the catalogue read": (every, enabled),
        }
        times = {title: [] for title in starts}
        for _ in range(options.starts):
            for title, (source, extra) in starts.items():
                command = [options.clang_tidy, "--config={}", *extra, str(source), "--"]
                times[title].append(processor_seconds(command))
    print("| start on | processor time, median | more than the row above |")
    print("|---|---|---|")
    above = None
    for title, seconds in times.items():
        median = statistics.median(seconds)
        more = "" if above is None else f"{(median - above) * 1e3:.1f} ms"
        print(f"| {title} | {median * 1e3:.1f} ms | {more} |", flush=True)
        above = median
    print()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--clang-tidy", required=True)
    parser.add_argument("--module", required=True)
    parser.add_argument("--statements", default="1000,10000,100000")
    parser.add_argument("--starts", type=int, default=51, help="how often each is started")
    options = parser.parse_args()

    measure_starts(options)

    print(f"| program | all `holdfast-*` | `{YARDSTICK}` | ratio |")
    print("|---|---|---|---|")
    for title, extra in (
        (f"{len(HEAVY_HEADERS)} standard headers, as by default", ()),
        (f"{len(HEAVY_HEADERS)} standard headers, `--system-headers`", ("--system-headers",)),
    ):
        costs = profile(options, "heavy.cpp", heavy_program(), *extra)
        row(title, costs)
    print()
    print(f"| statements | all `holdfast-*` | per statement | `{YARDSTICK}` | ratio | with findings | per finding |")
    print("|---|---|---|---|---|---|---|")
    for count in map(int, options.statements.split(",")):
        costs = profile(options, "generated.cpp", generated_program(count, has_findings=False))
        finding = profile(options, "generated.cpp", generated_program(count, has_findings=True))
        mine, theirs, found = ours(costs), costs[YARDSTICK], ours(finding)
        findings = count // STATEMENTS_OF_BODY // FUNCTIONS_PER_FINDING
        print(
            f"| {count:,} | {mine:.4f} s | {mine / count * 1e6:.1f} us | {theirs:.4f} s "
            f"| {mine / theirs:.2f} | {found:.4f} s | {(found - mine) / findings * 1e6:.0f} us |",
            flush=True,
        )


def row(title, costs):
    mine, theirs = ours(costs), costs[YARDSTICK]
    ratio = f"{mine / theirs:.4f}" if theirs else ""
    print(f"| {title} | {mine:.4f} s | {theirs:.4f} s | {ratio} |", flush=True)


if __name__ == "__main__":
    main()
