# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# The fixtures of the checks. lit.site.cfg.py, in the build folder, says which
# LLVM they are run with and then loads this file.

import os
import pathlib
import shlex
import sys

sys.path.insert(0, os.path.join(config.holdfast_source_dir, "test", "harness"))
from lit_format import QuotingShTest

# Everything else in test/ is run by other means.
FIXTURE_FOLDERS = {"checks", "fix", "catalog", "model", "docs"}

config.name = f"holdfast-llvm-{config.llvm_version}"
config.test_source_root = os.path.join(config.holdfast_source_dir, "test")
config.test_exec_root = os.path.join(config.holdfast_binary_dir, "test", "lit")
config.suffixes = [".cpp", ".test"]
config.excludes = ["Inputs"] + [
    entry for entry in os.listdir(config.test_source_root) if entry not in FIXTURE_FOLDERS
]
# Programs of GoogleTest may stand among the fixtures; CMake builds and runs them.
for folder in FIXTURE_FOLDERS:
    found = pathlib.Path(config.test_source_root, folder).rglob("*_test.cpp")
    config.excludes += [path.name for path in found if "RUN:" not in path.read_text("utf-8")]
config.available_features.add(f"llvm-{config.llvm_version}")


def quoted(*words):
    return shlex.join(words)


source = config.holdfast_source_dir
clang_tidy = os.path.join(config.llvm_tools_dir, "clang-tidy")
clangxx = os.path.join(config.llvm_tools_dir, "clang++")
task_set_include = os.path.join(source, "lib", "task_set", "include")
# A test that hangs must not hang the suite; lit's own limit needs psutil.
limit = quoted("timeout", "-k", "5", "180") + " "

config.test_format = QuotingShTest(
    [
        (
            "%check_holdfast",
            quoted(
                config.python,
                os.path.join(source, "test", "harness", "check_fixture.py"),
                f"--clang-tidy={clang_tidy}",
                f"--clangxx={clangxx}",
                f"--filecheck={config.filecheck}",
                f"--module={config.holdfast_module}",
                f"--include={task_set_include}",
            ),
        ),
        ("%clang_tidy_program", quoted(clang_tidy)),
        ("%clang_tidy", limit + quoted(clang_tidy, "--load", config.holdfast_module)),
        ("%clangxx", limit + quoted(clangxx)),
        (
            "%holdfast_tidy",
            limit + quoted(os.path.join(config.holdfast_binary_dir, "bin", "holdfast-tidy")),
        ),
        ("%python", quoted(config.python)),
        ("%holdfast_module", quoted(config.holdfast_module)),
        ("%task_set_include", quoted(task_set_include)),
    ]
)
# FileCheck, not, and the symbolizer of the sanitizers.
config.environment["PATH"] = os.pathsep.join(
    [os.path.dirname(config.filecheck), os.environ["PATH"]]
)
