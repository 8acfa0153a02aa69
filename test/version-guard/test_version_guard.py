#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A module built for one LLVM must be refused by the clang-tidy of another.

Exit code 77 says that there was no other LLVM's module to try; with
HOLDFAST_REQUIRE_ALL=1 that is a failure.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

SKIPPED = 77
SOURCE = "int *P = 0;\n"

# Whatever else is asked for, the run must not end as if all were well. An
# enabled check of clang-tidy's own matters most: with it, clang-tidy passes
# over a module that it cannot use.
RUNS = {
    "our checks alone": ["--checks=-*,holdfast-*"],
    "beside another check": ["--checks=-*,holdfast-*,modernize-use-nullptr"],
    "another check alone": ["--checks=-*,modernize-use-nullptr"],
    "the list of checks": ["--checks=-*,holdfast-*", "--list-checks"],
    "the check of the configuration": ["--checks=-*,holdfast-*", "--verify-config"],
}


class Test:
    def __init__(self, source):
        self.source = source
        self.failed = 0

    def run(self, clang_tidy, module, args):
        command = [str(clang_tidy), "--load", str(module), *args, self.source, "--"]
        return subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120
        )

    def report(self, name, problems, result):
        print(f"{'FAIL' if problems else 'ok  '} {name}")
        if problems:
            self.failed += 1
            for problem in problems:
                print(f"     {problem}")
            print(f"     command: {' '.join(result.args)}")
            print(f"     exit code: {result.returncode}")
            for line in (result.stdout + result.stderr).splitlines()[:20]:
                print(f"     | {line}")

    def refused(self, clang_tidy, running, module, built):
        for name, args in RUNS.items():
            result = self.run(clang_tidy, module, args)
            problems = []
            if result.returncode <= 0:
                problems.append("expected a non-zero exit code, and no signal")
            message = next(
                (line for line in result.stderr.splitlines() if line.startswith("holdfast:")), ""
            )
            if not re.search(rf"\bLLVM {built}\.", message):
                problems.append(f"no message on stderr that names LLVM {built}")
            if not re.search(rf"\bversion {running}\.", message):
                problems.append(f"no message on stderr that names version {running}")
            if not re.search(rf"\./dev build {running}\b", message):
                problems.append(f"no message on stderr that names './dev build {running}'")
            if "warning:" in result.stdout:
                problems.append("it went on to report findings")
            self.report(f"the module for {built} in clang-tidy {running}: {name}", problems, result)

    def accepted(self, clang_tidy, version, module):
        result = self.run(clang_tidy, module, ["--checks=-*,holdfast-*", "--list-checks"])
        problems = []
        if result.returncode != 0:
            problems.append("expected exit code 0")
        if not re.search(r"^\s+holdfast-", result.stdout, re.MULTILINE):
            problems.append("no check of ours is listed")
        if result.stderr:
            problems.append("expected nothing on stderr")
        self.report(f"the module for {version} in clang-tidy {version}: listed", problems, result)

        result = self.run(
            clang_tidy, module, ["--checks=-*,holdfast-*,modernize-use-nullptr"]
        )
        problems = []
        if result.returncode != 0:
            problems.append("expected exit code 0")
        if "use nullptr" not in result.stdout:
            problems.append("expected the finding of the other check")
        self.report(f"the module for {version} in clang-tidy {version}: run", problems, result)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--version", type=int, required=True, help="the LLVM of this build")
    parser.add_argument("--clang-tidy", type=Path, required=True)
    parser.add_argument("--module", type=Path, required=True)
    parser.add_argument("--builds", type=Path, required=True, help="where build/llvm-N folders are")
    options = parser.parse_args()
    require_all = os.environ.get("HOLDFAST_REQUIRE_ALL") == "1"

    others = {}
    for module in options.builds.resolve().glob("llvm-*/lib/HoldfastTidy.so"):
        version = module.parent.parent.name.removeprefix("llvm-")
        if version.isdigit() and int(version) != options.version:
            others[int(version)] = module

    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "source.cpp")
        Path(source).write_text(SOURCE, encoding="utf-8")
        test = Test(source)
        test.accepted(options.clang_tidy, options.version, options.module)
        for version, module in sorted(others.items()):
            test.refused(options.clang_tidy, options.version, module, version)

    if test.failed:
        return 1
    if not others:
        print(f"{'FAIL' if require_all else 'skipped:'} no module for another LLVM in {options.builds}")
        return 1 if require_all else SKIPPED
    return 0


if __name__ == "__main__":
    sys.exit(main())
