# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# The fixtures of the checks. lit.site.cfg.py, in the build folder, says which
# LLVM they are run with and then loads this file.

import os
import pathlib
import shlex
import shutil
import sys

sys.path.insert(0, os.path.join(config.holdfast_source_dir, "test", "harness"))
from lit_format import QuotingShTest

# Everything else in test/ is run by other means.
FIXTURE_FOLDERS = {"checks", "fix", "catalog", "model", "docs", "real", "driver"}

# What needs the packages of a build engine is run by itself, by './dev test-engines'.
if "engines" in lit_config.params:
    FIXTURE_FOLDERS = {"engines"}

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


# What hardly depends on the LLVM, and takes long, is run with one of them.
is_brief = config.llvm_version != "22"
if is_brief:
    config.excludes.append("runs")


def quoted(*words):
    return shlex.join(words)


source = config.holdfast_source_dir
harness = os.path.join(source, "test", "harness")
clang_tidy = os.path.join(config.llvm_tools_dir, "clang-tidy")
clangxx = os.path.join(config.llvm_tools_dir, "clang++")
gxx = shutil.which("g++-12") or shutil.which("g++") or "g++"
task_set_include = os.path.join(source, "lib", "task_set", "include")

# The libraries' own headers, those that are not installed; `./dev test` unpacks them.
real = os.path.join(os.path.dirname(config.holdfast_binary_dir), "real")
if os.path.exists(os.path.join(real, "packages")):
    config.available_features.add("real-headers")
elif os.environ.get("HOLDFAST_REQUIRE_ALL"):
    lit_config.fatal(
        f"test/real needs the headers of the packages of the group 'real' in ./dev: unpack them "
        f"into {real} and list them in {real}/packages, as './dev test' does"
    )
real_include = os.path.join(real, "usr", "include")


def system_includes(*folders, root=real_include):
    paths = (os.path.join(root, folder) for folder in folders)
    return quoted(*(word for path in paths for word in ("-isystem", path)))


def qt_includes(version, root, *libraries):
    qt = os.path.join("x86_64-linux-gnu", version)
    modules = [os.path.join(qt, module) for module in ("QtCore", "QtConcurrent")]
    return system_includes(*libraries, qt, *modules, root=root) + " -fPIC"


# Installed, in a folder with the version in its name.
python = [found.parent.name for found in pathlib.Path("/usr/include").glob("python3.*/Python.h")]
qcoro = [os.path.join("qcoro6", folder) for folder in ("QCoro", "qcoro")]

# The packages of libc++ of two versions exclude each other: one is unpacked.
libcxx_include = os.path.join(
    "usr", "lib", f"llvm-{config.llvm_version}", "include", "c++", "v1"
)
libcxx_root = "/" if os.path.exists(os.path.join("/", libcxx_include)) else real
# A test that hangs must not hang the suite; lit's own limit needs psutil.
limit = quoted("timeout", "-k", "5", "180") + " "

config.test_format = QuotingShTest(
    [
        (
            "%check_holdfast",
            quoted(
                config.python,
                os.path.join(harness, "check_fixture.py"),
                f"--clang-tidy={clang_tidy}",
                f"--clangxx={clangxx}",
                f"--gxx={gxx}",
                f"--filecheck={config.filecheck}",
                f"--module={config.holdfast_module}",
                f"--include={task_set_include}",
                *(["--briefly"] if is_brief else []),
            ),
        ),
        ("%clang_tidy_program", quoted(clang_tidy)),
        ("%clang_tidy", limit + quoted(clang_tidy, "--load", config.holdfast_module)),
        (
            "%clang_apply_replacements",
            limit + quoted(os.path.join(config.llvm_tools_dir, "clang-apply-replacements")),
        ),
        ("%clangxx_program", quoted(clangxx)),
        ("%clangxx", limit + quoted(clangxx)),
        (
            "%holdfast_tidy",
            limit + quoted(os.path.join(config.holdfast_binary_dir, "bin", "holdfast-tidy")),
        ),
        ("%driver_test", quoted("timeout", "600", "env", f"PYTHONPATH={harness}", config.python)),
        (
            "%holdfast_plugin",
            quoted(os.path.join(config.holdfast_binary_dir, "lib", "libHoldfastPlugin.so")),
        ),
        ("%holdfast_module", quoted(config.holdfast_module)),
        ("%holdfast", quoted(os.path.join(config.holdfast_binary_dir, "bin", "holdfast"))),
        ("%task_set_include", quoted(task_set_include)),
        ("%catalog", quoted(os.path.join(config.test_source_root, "catalog"))),
        (
            "%discarded_task",
            quoted(os.path.join(config.test_source_root, "checks", "discarded-task")),
        ),
        ("%real_libraries", os.path.join(real, "usr", "lib", "x86_64-linux-gnu")),
        ("%real", system_includes("")),
        ("%python_headers", system_includes(*python, root="/usr/include")),
        ("%python_library", " ".join(f"-l{name}" for name in python)),
        ("%python", quoted(config.python)),
        ("%qt5", qt_includes("qt5", real_include, os.path.join("KF5", "KCoreAddons"))),
        ("%qt6", qt_includes("qt6", "/usr/include", *qcoro)),
        ("%libcxx", quoted("-nostdinc++", "-isystem", os.path.join(libcxx_root, libcxx_include))),
        ("%llvm_version", config.llvm_version),
    ]
)
# FileCheck, not, and the symbolizer of the sanitizers.
config.environment["PATH"] = os.pathsep.join(
    [os.path.dirname(config.filecheck), os.environ["PATH"]]
)
