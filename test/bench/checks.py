#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What the checks cost, as tables in Markdown.

    checks.py --clang-tidy <program> --module <module> [--statements 1000,10000,100000]

All numbers of a row come from one run of clang-tidy with --enable-check-profile, in
which bugprone-unused-return-value ran beside our checks. They are seconds of
processor time, user and system together.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

YARDSTICK = "bugprone-unused-return-value"

HEAVY_HEADERS = """algorithm any array atomic bitset charconv chrono complex condition_variable deque
exception execution filesystem forward_list fstream functional future iomanip iostream list locale
map memory memory_resource mutex numeric optional queue random ranges regex set shared_mutex sstream
stack string thread tuple unordered_map unordered_set valarray variant vector""".split()

# Ten statements as programs have them, one of which loses a handle in every tenth
# function.
BODY = """  std::string text = names.at({n} % names.size());
  if (text.empty() || text.size() > {n}u)
    text.append(std::to_string(count)).append("x");
  std::vector<int> numbers(text.begin(), text.end());
  for (int &each : numbers)
    each += transform(each, [&](int value) {{ return value * count; }});
  auto task = std::async(std::launch::async, [numbers] {{ return sum(numbers); }});
  count += task.get();
  names.push_back(std::move(text));
  {statement}
"""
STATEMENTS_OF_BODY = 10
KEPT = "log(count, names.back());"
LOST = "std::async(std::launch::async, log, count, names.back());"

PROLOGUE = """#include <future>
#include <string>
#include <vector>
void log(int, std::string);
int sum(const std::vector<int> &);
template <class Callable> int transform(int value, Callable callable) { return callable(value); }
"""


def heavy_program():
    includes = "".join(f"#include <{header}>\n" for header in HEAVY_HEADERS)
    return includes + "int main() { return std::async([] { return 0; }).get(); }\n"


def generated_program(statements):
    text = [PROLOGUE]
    for number in range(statements // STATEMENTS_OF_BODY):
        body = BODY.format(n=number, statement=LOST if number % 10 == 0 else KEPT)
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


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--clang-tidy", required=True)
    parser.add_argument("--module", required=True)
    parser.add_argument("--statements", default="1000,10000,100000")
    options = parser.parse_args()

    print(f"| program | all `holdfast-*` | `{YARDSTICK}` | ratio |")
    print("|---|---|---|---|")
    for title, extra in (
        (f"{len(HEAVY_HEADERS)} standard headers, as by default", ()),
        (f"{len(HEAVY_HEADERS)} standard headers, `--system-headers`", ("--system-headers",)),
    ):
        costs = profile(options, "heavy.cpp", heavy_program(), *extra)
        row(title, costs)
    print()
    print(f"| statements | all `holdfast-*` | per statement | `{YARDSTICK}` | ratio |")
    print("|---|---|---|---|---|")
    for count in map(int, options.statements.split(",")):
        costs = profile(options, "generated.cpp", generated_program(count))
        mine, theirs = ours(costs), costs[YARDSTICK]
        print(
            f"| {count:,} | {mine:.4f} s | {mine / count * 1e6:.1f} us | {theirs:.4f} s "
            f"| {mine / theirs:.2f} |" if theirs else f"| {count:,} | {mine:.4f} s | | 0 | |",
            flush=True,
        )


def row(title, costs):
    mine, theirs = ours(costs), costs[YARDSTICK]
    ratio = f"{mine / theirs:.4f}" if theirs else ""
    print(f"| {title} | {mine:.4f} s | {theirs:.4f} s | {ratio} |", flush=True)


if __name__ == "__main__":
    main()
