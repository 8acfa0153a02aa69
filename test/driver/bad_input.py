# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Bad input: a clear message and exit code 2, nothing half-written, and never 0."""

import contextlib
import os
import signal
import subprocess
import sys

from code_base import HANDLE, expect, expect_equal, run_tests

BAD = '#include "handle.h"\nvoid f() { spawn(); }\n'


def small(base):
    base.write("handle.h", HANDLE)
    base.unit("bad.cpp", BAD)


def refused(result, *texts):
    expect_equal(result.code, 2, result)
    expect("holdfast: error: " in result.err, "no message", result)
    for text in texts:
        expect(text in result.err, f"the message does not say {text!r}", result)


def test_no_database(base):
    refused(base.check(), "there is no compile_commands.json in '.'", "bear")
    refused(base.run("check", "-p", "nowhere"), "'nowhere'")
    refused(base.run("check"), "say where it is with -p")


def test_empty_database(base):
    base.write("compile_commands.json", "")
    refused(base.check(), "compile_commands.json is empty")
    base.write("compile_commands.json", "[]")
    refused(base.check(), "has no entry for a C or C++ file")


def test_broken_database(base):
    base.write("compile_commands.json", '[{"directory": "/", "file": "a.cpp", "comm')
    refused(base.check(), "compile_commands.json is broken")
    base.write("compile_commands.json", '{"directory": "/"}')
    refused(base.check(), "compile_commands.json is broken")


def test_files_that_are_gone(base):
    small(base)
    base.unit("gone.cpp", "")
    (base.root / "gone.cpp").unlink()
    refused(base.check(), "files that do not exist", "gone.cpp")


def test_flags_that_clang_rejects(base):
    small(base)
    base.unit("b.cpp", BAD, flags="-std=c++17 -march=no-such-machine")
    result = base.check()
    refused(result, "no-such-machine", "b.cpp' was not analyzed")
    # The others are.
    expect_equal(result.findings, ["bad.cpp:2"], result)


def test_no_source_that_parses(base):
    small(base)
    base.unit("broken.cpp", '#include "handle.h"\nvoid g() { spawn() }\n')
    for analyzed, cached in ((1, 0), (0, 1)):
        result = base.check()
        refused(result, "broken.cpp:2:19: error: expected ';'", "clang cannot parse it")
        refused(result, f"2 units: {analyzed} analyzed, {cached} cached, 0 left out, 1 failed")
        expect_equal(result.findings, ["bad.cpp:2"], result)
    base.write("broken.cpp", '#include "handle.h"\nvoid g() { spawn(); }\n')
    result = base.check()
    expect_equal((result.code, len(result.findings)), (1, 2), result)
    # Once it fails, what it said before is not said again.
    base.write("broken.cpp", '#include "handle.h"\nvoid g() { spawn() }\n')
    result = base.check()
    refused(result)
    expect_equal(result.findings, ["bad.cpp:2"], result)


def test_crash(base):
    small(base)
    base.unit("crash.cpp", '#include "handle.h"\n#pragma clang __debug crash\nvoid g() { spawn(); }\n')
    result = base.check()
    refused(result, "crash.cpp' was not analyzed: its analysis crashed or was killed")
    expect_equal(result.findings, ["bad.cpp:2"], result)


def test_killed_analysis(base):
    small(base)
    # Takes minutes to evaluate.
    base.unit(
        "slow.cpp",
        '#include "handle.h"\n'
        "constexpr int slow() { int i = 0; while (i < 2000000000) ++i; return i; }\n"
        "static_assert(slow() > 0);\nvoid g() { spawn(); }\n",
        flags="-std=c++17 -fconstexpr-steps=4294967295",
    )
    with base.start("check", "-p", ".", "--no-filter") as process:
        victim = base.wait_for_analysis("slow.cpp")
        expect(victim is not None, "the analysis did not start")
        os.kill(victim, signal.SIGKILL)
        out, err = process.communicate(timeout=100)
    expect_equal(process.returncode, 2, out, err)
    expect("slow.cpp' was not analyzed: its analysis crashed or was killed" in err, "?", err)
    expect("bad.cpp:2:" in out, "the other unit's finding is lost", out, err)


def test_disk_full(base):
    small(base)
    refused(base.check("--sarif", "/dev/full"), "cannot write '/dev/full'", "No space left")
    refused(base.check("--json", "/dev/full"), "cannot write '/dev/full'")
    with open("/dev/full", "w", encoding="utf-8") as full:
        refused(base.check(stdout=full), "cannot print: No space left")


def limited(base, *args):
    """Runs with files that can have 1000 bytes, as on a disk that fills up."""
    return base.run(
        "-c", "ulimit -f 1; exec \"$0\" \"$@\"", base.holdfast, *args, program="/bin/sh"
    )


def test_full_disk(base):
    """A disk of its own, which only root may mount; the next test needs none."""
    if os.geteuid() != 0:
        return
    disk = base.root / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=128k", "disk", disk], check=False)
    if mounted.returncode != 0:
        return
    try:
        base.write("disk/handle.h", HANDLE)
        base.unit("disk/bad.cpp", BAD.replace("handle.h", "../disk/handle.h"))
        expect_equal(base.check("--cache", "cache").code, 1)
        with contextlib.suppress(OSError), (disk / "fill").open("wb", buffering=0) as fill:
            while fill.write(b"x" * 4096):
                pass
        refused(base.check("--cache", "disk/cache"), "No space left")
        refused(base.check("--cache", "cache", "--sarif", "disk/new.sarif"), "No space left")
        expect(not list(disk.glob("new.sarif*")), "a part of the report is left")
    finally:
        subprocess.run(["umount", disk], check=True)


def test_disk_that_fills_up(base):
    base.write("handle.h", HANDLE)
    for i in range(12):
        base.unit(f"unit{i}.cpp", "// " + "x" * 100 + "\n" + BAD)
    result = limited(base, "check", "-p", ".")
    refused(result, "File too large")
    left = [p.name for p in base.root.rglob("*") if p.name.endswith(".part")]
    expect_equal(left, [], result)
    # The next run is complete.
    result = base.check()
    expect_equal((result.code, len(result.findings)), (1, 12), result)
    expect_equal(base.check("--baseline", "known.json", "--update-baseline").code, 0)
    before = base.read("known.json")
    limited(base, "check", "-p", ".", "--baseline", "known.json", "--update-baseline")
    expect_equal(base.read("known.json"), before)


def test_read_only_tree(base):
    small(base)
    base.write("file", "")
    # A file where a folder is needed: refused to the superuser too.
    refused(base.check("--cache", "file/cache"), "cannot work in the folder", "--cache FOLDER")
    refused(base.check("--sarif", "file/report.sarif"), "file/report.sarif'")
    refused(base.check("--cache", "/proc/holdfast"), "cannot work in the folder", "--cache FOLDER")


def test_unknown_option(base):
    small(base)
    result = base.check("--no-such-option")
    expect_equal((result.code, result.out), (2, ""), result)
    expect("--no-such-option" in result.err, "not named", result)
    expect_equal(base.run().code, 2)
    expect_equal(base.run("chekc").code, 2)
    refused(base.check("--dry-run"), "--dry-run needs --fix")
    refused(base.check("--update-baseline"), "needs --baseline")
    refused(base.check("--baseline", "x", "--update-baseline", "bad.cpp"), "no PATH")
    refused(base.check("--baseline", "x", "--update-baseline", "--fix"), "exclude each other")


def test_broken_baseline(base):
    small(base)
    refused(base.check("--baseline", "gone.json"), "cannot read the baseline", "--update-baseline")
    for text in ("", "{", "[]", '{"version": 2, "findings": []}', '{"version": 1, "findings": [{}]}'):
        base.write("known.json", text)
        refused(base.check("--baseline", "known.json"), "known.json' is broken", "--update-baseline")
        expect_equal(base.read("known.json"), text)


def test_unknown_revision(base):
    small(base)
    base.git("init", "-q")
    base.git("add", ".")
    base.git("commit", "-qm", "first")
    for revision in ("nothing", "--help", "HEAD~7"):
        refused(base.check(f"--since={revision}"), f"git knows no revision '{revision}'")


def test_no_repository(base):
    small(base)
    refused(base.check("--since", "HEAD"), "git failed")


def test_configuration(base):
    small(base)
    base.write(".clang-tidy", "Checks: 'holdfast-*\n")
    refused(base.check(), ".clang-tidy:")
    base.write(".clang-tidy", "Checkz: 'holdfast-*'\n")
    refused(base.check(), ".clang-tidy:1:1: unknown key 'Checkz'")
    base.write(".clang-tidy", "Checks: '-*,holdfast-discarded-tusk'\n")
    refused(base.check(), ".clang-tidy:1: ", "did you mean 'holdfast-discarded-task'?")
    base.write(".clang-tidy", "CheckOptions:\n  holdfast-discarded-task.ExplicitDiscard: report\n")
    refused(
        base.check(), ".clang-tidy:2: ", "did you mean 'holdfast-discarded-task.ExplicitDiscards'?"
    )
    base.write(".clang-tidy", "CheckOptions:\n  holdfast-discarded-task.ExplicitDiscards: yes\n")
    refused(base.check(), "invalid value 'yes'")
    base.write(".clang-tidy", "CheckOptions: {Catalogs: gone.yaml}\n")
    refused(base.check(), "cannot find the catalogue 'gone.yaml'")
    base.write("acme.yaml", "library: acme\ntitle: ACME\nroots: [acme]\nhandels: []\n")
    base.write(".clang-tidy", "CheckOptions: {Catalogs: acme.yaml}\n")
    refused(base.check(), "acme.yaml:4:")
    base.write(".clang-tidy", "Checks: '-*,-holdfast-*'\n")
    refused(base.check(), "no check is enabled for any unit")
    refused(base.check("--checks=holdfast-discarded-tusk"), "there is no check")


def test_no_ninja(base):
    small(base)
    refused(base.check(env={"PATH": str(base.root)}), "ninja was not found on PATH", "ninja-build")


def test_broken_report(base):
    small(base)
    base.check()
    (report,) = (base.root / ".holdfast/units").glob("*.yaml")
    report.write_text("Diagnostics: [")
    # Made again, or refused: never taken for a clean unit.
    result = base.check()
    expect(result.code == 1 and result.findings or result.code == 2, "?", result)


def test_analyze(base):
    small(base)
    refused(base.run("analyze", "gone.cpp", "--", "-std=c++17"), "there is no file 'gone.cpp'")
    base.write("out.yaml", "an earlier report")
    base.write("broken.cpp", "int x = ;\n")
    refused(base.run("analyze", "--out", "out.yaml", "broken.cpp", "--"), "cannot parse it")
    expect(not (base.root / "out.yaml").exists(), "the earlier report is left")
    result = base.run("analyze", "bad.cpp", "--", "-std=c++17")
    expect_equal((result.code, result.findings), (1, ["bad.cpp:2"]), result)


if __name__ == "__main__":
    sys.exit(run_tests(globals(), sys.argv[1:]))
