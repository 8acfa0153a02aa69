# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The checks as a part of compiling: by themselves, and with a cache of compiles."""

import os
import shutil
import subprocess
import sys

from code_base import HANDLE, expect, expect_equal, run_tests

BAD = '#include "handle.h"\nvoid f() { spawn(); }\n'


def compile_with(base, *words, before=(), env=None):
    """Compiles bad.cpp with the plugin."""
    clang, plugin = base.options
    return subprocess.run(
        [*before, clang, f"-fplugin={plugin}", *words, "-c", "bad.cpp", "-o", "bad.o"],
        cwd=base.root, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=150,
        env={**os.environ, **(env or {})},
    )


def small(base):
    base.write("handle.h", HANDLE)
    base.write("bad.cpp", BAD)


def test_compile(base):
    small(base)
    for flags in ((), ("-O2", "-g")):
        result = compile_with(base, *flags)
        expect_equal(result.returncode, 0, result.stderr)
        expect("bad.cpp:2:12: warning:" in result.stderr, "no finding", result.stderr)
        expect("[holdfast-discarded-task]" in result.stderr, "no name of a check", result.stderr)
        expect((base.root / "bad.o").exists(), "nothing was compiled")


def test_configuration(base):
    small(base)
    only_unused = "Checks: '-*,holdfast-unused-task'"
    base.write(".clang-tidy", only_unused + "\n")
    result = compile_with(base)
    expect_equal((result.returncode, result.stderr), (0, ""))
    result = compile_with(base, "-fplugin-arg-holdfast-checks=holdfast-discarded-task")
    expect("bad.cpp:2:12: warning:" in result.stderr, "the check that was named", result.stderr)
    # A configuration that is given with the command is all that counts.
    result = compile_with(base, "-fplugin-arg-holdfast-config={}")
    expect("bad.cpp:2:12: warning:" in result.stderr, "our defaults", result.stderr)
    result = compile_with(base, f"-fplugin-arg-holdfast-config={{{only_unused}}}")
    expect_equal((result.returncode, result.stderr), (0, ""))


def test_mistakes(base):
    small(base)
    for argument, message in (
        ("checks=holdfast-discarded-tusk", "there is no check 'holdfast-discarded-tusk'"),
        ("config={Checkz: a}", "unknown key 'Checkz'"),
        ("chks=a", "there is no argument 'chks'"),
    ):
        result = compile_with(base, f"-fplugin-arg-holdfast-{argument}")
        expect_equal(result.returncode, 1, result.stderr)
        expect(message in result.stderr, message, result.stderr)


def hits(env):
    text = subprocess.run(
        ["ccache", "--print-stats"], env={**os.environ, **env}, check=True, capture_output=True,
        text=True,
    ).stdout
    counts = dict(line.split("\t") for line in text.splitlines())
    return int(counts["direct_cache_hit"]) + int(counts["preprocessed_cache_hit"])


def test_ccache(base):
    small(base)
    env = {"CCACHE_DIR": str(base.root / "cache"), "CCACHE_COMPILERCHECK": "content"}
    clang, plugin = base.options
    copy = base.root / "plugin.so"
    shutil.copy2(plugin, copy)
    base.options = [clang, copy]

    def run(wanted_hits):
        (base.root / "bad.o").unlink(missing_ok=True)
        result = compile_with(base, before=["ccache"], env=env)
        expect_equal(result.returncode, 0, result.stderr)
        expect_equal(hits(env), wanted_hits, result.stderr)
        expect((base.root / "bad.o").exists(), "nothing was compiled")
        return result.stderr

    first = run(0)
    expect("[holdfast-discarded-task]" in first, "no finding", first)
    expect_equal(run(1), first)
    # Another build of the plugin.
    with copy.open("ab") as f:
        f.write(b"\0")
    expect_equal(run(1), first)
    expect_equal(run(2), first)


if __name__ == "__main__":
    sys.exit(run_tests(globals(), sys.argv[1:]))
