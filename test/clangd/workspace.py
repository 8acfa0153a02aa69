# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What the tests of holdfast-clangd share: where the programs are, and folders to
edit in."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

import lsp

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parent.parent
TASK_SET = SOURCE / "lib" / "task_set" / "include"

CLANGD = os.environ["HOLDFAST_TEST_CLANGD"]
"""holdfast-clangd."""
LLVM_BIN = pathlib.Path(os.environ["HOLDFAST_TEST_LLVM_DIR"])
STOCK_CLANGD = str(LLVM_BIN / "clangd")
CLANGXX = str(LLVM_BIN / "clang++")

FLAGS = ["-std=c++20", f"-I{TASK_SET}"]

TITLES = {
    "std::async": [
        "start it in the task set 'tasks', which waits for it at the end of the block",
        "wait for it here with 'wait'",
    ],
    "std::thread": [
        "start it in the task set 'tasks', which keeps it until it has finished",
        "wait for it here with 'join'",
    ],
    "step": ["await it"],
    "step outside of a coroutine": [
        "hold it in the task set 'tasks', which keeps it until it has finished"
    ],
}
"""By what is discarded in Inputs/actions.cpp, in its order: the actions for it."""


class Workspace(unittest.TestCase):
    """A test with a folder of its own, configured for our checks."""

    maxDiff = None

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="holdfast-clangd-")).resolve()
        self.addCleanup(shutil.rmtree, self.folder)
        self.write("compile_flags.txt", "\n".join(FLAGS))
        self.configure("-*,holdfast-*")
        self.copy("future.h")
        # What is configured for the user who runs the tests must not matter, and
        # without its index of the standard library clangd answers in a tenth of the time.
        self.write("config/clangd/config.yaml", "Index:\n  StandardLibrary: No\n")
        self.environment = {**os.environ, "XDG_CONFIG_HOME": str(self.folder / "config")}
        self.environment.pop("CLANGD_FLAGS", None)

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    def configure(self, checks, folder="."):
        self.write(f"{folder}/.clang-tidy", f"Checks: '{checks}'\n")

    def copy(self, name):
        return pathlib.Path(shutil.copy(HERE / "Inputs" / name, self.folder))

    def client(self, *options, command=CLANGD, **more):
        return lsp.Client(
            [command, "--log=error", "--background-index=0", *options],
            self.folder,
            self.folder / "log",
            environment=self.environment,
            **more,
        )

    def run_clangd(self, *options, command=CLANGD):
        """Runs to the end, and returns what it wrote and its exit code."""
        done = subprocess.run(
            [command, *options],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=120,
            check=False,
        )
        return done.stdout.decode(), done.returncode

    def compile(self, path):
        """Fails unless clang++ accepts the file."""
        done = subprocess.run(
            [CLANGXX, "-fsyntax-only", *FLAGS, path],
            capture_output=True,
            timeout=120,
            check=False,
        )
        self.assertEqual(done.returncode, 0, done.stderr.decode())


def key_of(diagnostic):
    """What tells one finding from another when lines have moved."""
    return diagnostic["code"], diagnostic["message"]
