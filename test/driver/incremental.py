# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What is analyzed again after a change: exactly what may have changed."""

import os
import shutil
import signal
import subprocess
import sys
import time

from code_base import HANDLE, expect, expect_equal, run_tests


def many(base, count=4):
    base.write("handle.h", HANDLE)
    base.write("some.h", '#pragma once\n#include "handle.h"\n')
    for i in range(count):
        header = "some.h" if i % 2 else "handle.h"
        folder = "sub/" if i == 0 else ""
        up = "../" if folder else ""
        base.unit(f"{folder}u{i}.cpp", f'#include "{up}{header}"\nvoid f{i}() {{ spawn(); }}\n')


def ran(base, wanted, *args, **kwargs):
    result = base.check(*args, **kwargs)
    expect_equal(result.count("analyzed"), wanted, result)
    expect_equal(len(result.findings), len(base.commands), result)
    return result


def test_nothing_changed(base):
    many(base)
    ran(base, 4)
    ran(base, 0)


def test_header(base):
    many(base)
    ran(base, 4)
    base.later("some.h")
    ran(base, 2)
    ran(base, 0)


def test_source(base):
    many(base)
    ran(base, 4)
    base.later("u1.cpp")
    ran(base, 1)


def test_flags(base):
    many(base)
    ran(base, 4)
    base.commands = []
    for i in range(4):
        name = f"{'sub/' if i == 0 else ''}u{i}.cpp"
        base.unit(name, flags="-std=c++17 -DX" if i == 2 else "-std=c++17")
    ran(base, 1)


def test_configuration(base):
    many(base)
    ran(base, 4)
    base.write(".clang-tidy", "CheckOptions: {MinimumSeverity: low}\n")
    ran(base, 4)
    base.write(".clang-tidy", "CheckOptions: {MinimumSeverity: low} # the same\n")
    ran(base, 0)
    # One that is made in a sub-folder.
    base.write("sub/.clang-tidy", "Checks: 'holdfast-discarded-task'\n")
    ran(base, 1)
    base.write("sub/.clang-tidy", "Checks: '-*,holdfast-discarded-task'\n")
    ran(base, 1)
    # What was analyzed before is not taken for current.
    (base.root / "sub/.clang-tidy").unlink()
    ran(base, 1)


def test_catalogue(base):
    base.write("library.h", "namespace acme { struct job {}; job start(); }\n")
    base.write(
        "acme.yaml",
        "library: acme\ntitle: ACME\nroots: [acme]\nhandles:\n"
        "  - type: acme::job\n    consequence: cancels\n    effect: is lost\n",
    )
    base.write(".clang-tidy", "CheckOptions: {Catalogs: acme.yaml}\n")
    base.unit("a.cpp", '#include "library.h"\nvoid f() { acme::start(); }\n')
    result = ran(base, 1)
    expect("is lost" in result.out, "not the catalogue's words", result)
    ran(base, 0)
    base.write("acme.yaml", base.read("acme.yaml").replace("is lost", "is gone"))
    result = ran(base, 1)
    expect("is gone" in result.out, "not the catalogue's new words", result)


def test_new_program(base):
    many(base)
    # Another build of the program, whatever the age of its file.
    copies = base.root / "bin"
    copies.mkdir()
    copy = copies / "holdfast"
    shutil.copy2(base.holdfast, copy)
    ran(base, 4, program=copy)
    ran(base, 0, program=copy)
    with copy.open("ab") as f:
        f.write(b"\0")
    os.utime(copy, (1, 1))
    ran(base, 4, program=copy)


def test_header_that_vanished(base):
    base.write("handle.h", HANDLE)
    base.write("extra.h", "")
    base.unit("a.cpp", '#include "handle.h"\n#include "extra.h"\nvoid f() { spawn(); }\n')
    ran(base, 1)
    (base.root / "extra.h").unlink()
    result = base.check()
    expect_equal(result.code, 2, result)
    expect("'extra.h' file not found" in result.err, "not told", result)


def test_header_only_change_is_seen(base):
    # The unit was left out: nothing that it read could be reported.
    base.write("plain.h", "inline void f() {}\n")
    base.write("handle.h", HANDLE)
    base.unit("a.cpp", '#include "plain.h"\n')
    result = base.check()
    expect_equal((result.code, result.count("left out")), (0, 1), result)
    result = base.check()
    expect_equal((result.code, result.count("left out")), (0, 1), result)
    base.write("plain.h", '#include "handle.h"\ninline void f() { spawn(); }\n')
    result = base.check()
    expect_equal((result.code, result.findings), (1, ["plain.h:2"]), result)


def test_killed(base):
    many(base, 12)
    complete = base.check("--no-cache").findings
    for delay in (0.02, 0.05, 0.1, 0.2, 0.4):
        process = subprocess.Popen(
            [base.holdfast, "check", "-p", ".", "-j1"],
            cwd=base.root,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(delay)
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        process.wait()
    result = base.check()
    expect_equal(result.findings, complete, result)
    expect_equal(result.count("analyzed") + result.count("cached"), 12, result)
    expect(not list(base.root.glob(".holdfast/units/*.part")), "parts were left")


if __name__ == "__main__":
    sys.exit(run_tests(globals(), sys.argv[1:]))
