# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A small code base for tests of the CI driver, and what the driver says of it.

A test is a program of functions test_*(base); each gets a fresh code base in a
folder of its own. run_tests() runs them and fails if any of them does, or if there
is none.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

# A handle without a library, so that a unit parses in no time.
HANDLE = """#pragma once
struct [[clang::annotate("holdfast::handle", "cancels")]] job {
  void wait();
};
job spawn();
"""


class Result:
    def __init__(self, process):
        self.code, self.out, self.err = process.returncode, process.stdout or "", process.stderr

    @property
    def findings(self):
        """file:line of each finding on the terminal."""
        return re.findall(r"^(\S+:\d+):\d+: (?:warning|error): .*\[holdfast-", self.out, re.MULTILINE)

    def count(self, what):
        """The number before a word of the summary: units, analyzed, cached, ..."""
        match = re.search(rf"(\d+) {what}", self.err)
        return int(match[1]) if match else 0

    def __str__(self):
        return f"exit code {self.code}\n--- stdout\n{self.out}--- stderr\n{self.err}"


class CodeBase:
    def __init__(self, folder, holdfast, options):
        self.root = Path(folder).resolve()
        self.holdfast = holdfast
        self.options = options
        self.commands = []

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def read(self, name):
        return (self.root / name).read_text(encoding="utf-8")

    def unit(self, name, text=None, flags="-std=c++17"):
        """A source, and its entry in the compilation database."""
        if text is not None:
            self.write(name, text)
        self.commands.append(
            {"directory": str(self.root), "file": name, "command": f"c++ {flags} -c {name} -o {name}.o"}
        )
        self.write("compile_commands.json", json.dumps(self.commands))

    def check(self, *args, **kwargs):
        return self.run("check", "-p", ".", *args, **kwargs)

    def run(self, *args, env=None, program=None, cwd=None, stdout=subprocess.PIPE):
        return Result(
            subprocess.run(
                [str(program or self.holdfast), *map(str, args)],
                cwd=cwd or self.root,
                stdin=subprocess.DEVNULL,
                stdout=stdout,
                stderr=subprocess.PIPE,
                text=True,
                errors="replace",
                timeout=150,
                env={**os.environ, **(env or {})},
            )
        )

    def git(self, *args):
        identity = ["-c", "user.name=test", "-c", "user.email=test@example.org"]
        subprocess.run(
            ["git", *identity, *args], cwd=self.root, check=True, capture_output=True, text=True
        )

    def change(self, name):
        """Adds a line that means nothing."""
        self.write(name, self.read(name) + "// changed\n")

    def start(self, *args):
        """A run in a session of its own, to be killed or watched."""
        return subprocess.Popen(
            [self.holdfast, *args],
            cwd=self.root,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def wait_for_analysis(self, name):
        """The process that analyzes a unit, once there is one; None after a while."""
        deadline = time.monotonic() + 100
        while time.monotonic() < deadline:
            for pid in filter(str.isdigit, os.listdir("/proc")):
                try:
                    words = Path("/proc", pid, "cmdline").read_bytes().split(b"\0")
                except OSError:
                    continue
                if (
                    words[0].endswith(b"holdfast")
                    and b"analyze" in words
                    and str(self.root / name).encode() in words
                ):
                    return int(pid)
            time.sleep(0.05)
        return None


def expect(condition, what, *shown):
    if not condition:
        raise AssertionError("\n".join([what, *map(str, shown)]))


def expect_equal(got, wanted, *shown):
    expect(got == wanted, f"expected {wanted!r}, got {got!r}", *shown)


def run_tests(namespace, argv):
    """argv: the driver, then what the tests need."""
    tests = [(name, test) for name, test in namespace.items() if name.startswith("test_")]
    failed = 0
    for name, test in tests:
        folder = tempfile.mkdtemp(prefix="holdfast-driver-")
        try:
            test(CodeBase(folder, argv[0], argv[1:]))
            print(f"ok   {name}")
        except Exception:  # every test is reported
            failed += 1
            print(f"FAIL {name}")
            traceback.print_exc(limit=-2, file=sys.stdout)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    print(f"{len(tests)} tests, {failed} failed")
    return 0 if tests and not failed else 1
