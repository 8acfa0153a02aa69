#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs clang-tidy over the sources of this repository.

    tidy_sources.py <root> <work folder> <build folder>... -- <clang-tidy> [<arg>...]

Each source is read once, however many variants of it are built, and a finding
in a header is told once, however many sources include it. What is generated in
a build folder is nobody's to correct and left out. The exit code is 1 when
there was a finding.
"""

import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

JOBS = 2
FINDING = re.compile(r"^(?=\S.*:[0-9]+:[0-9]+: (?:warning|error): )", re.MULTILINE)


def own_sources(root, builds):
    """The first compile command of each of our sources."""
    entries = {}
    for build in builds:
        for entry in json.loads(Path(build, "compile_commands.json").read_text(encoding="utf-8")):
            file = Path(entry["directory"], entry["file"]).resolve()
            if file.is_relative_to(root) and not file.is_relative_to(root / "build"):
                entries.setdefault(file, entry)
    return dict(sorted(entries.items()))


def main(argv):
    at = argv.index("--")
    root, work, builds, command = Path(argv[0]).resolve(), Path(argv[1]), argv[2:at], argv[at + 1 :]
    entries = own_sources(root, builds)
    if not entries:
        print(f"no source of {root} in the compile commands of {', '.join(builds)}", file=sys.stderr)
        return 1
    work.mkdir(parents=True, exist_ok=True)
    (work / "compile_commands.json").write_text(json.dumps(list(entries.values()), indent=1), "utf-8")

    def tidy(file):
        return subprocess.run(
            # GCC's commands, which may have warnings that clang does not know.
            [
                *command,
                *("-p", str(work), "--quiet", "--warnings-as-errors=*"),
                "--extra-arg=-Wno-unknown-warning-option",
                str(file),
            ],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
        )

    failed, told = 0, set()
    with ThreadPoolExecutor(JOBS) as pool:
        for file, result in zip(entries, pool.map(tidy, entries)):
            findings = FINDING.split(result.stdout)
            for finding in findings:
                if finding.strip() and finding.splitlines()[0] not in told:
                    told.add(finding.splitlines()[0])
                    print(finding.rstrip("\n"), flush=True)
            if result.returncode != 0:
                failed += 1
                # It failed for another reason than a finding.
                if not any(": error: " in finding for finding in findings):
                    print(f"{file}: clang-tidy ended with {result.returncode}\n{result.stderr}")
    print(f"{len(entries)} sources, {failed} with findings, {len(told)} findings")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
