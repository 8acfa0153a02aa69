# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What is analyzed again after a change: exactly what may have changed."""

import os
import shutil
import signal
import sys
import time
from pathlib import Path

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
    base.change("some.h")
    ran(base, 2)
    ran(base, 0)


def test_source(base):
    many(base)
    ran(base, 4)
    base.change("u1.cpp")
    ran(base, 1)


def test_times_do_not_count(base):
    many(base)
    ran(base, 4)
    # As a fresh checkout leaves it.
    for path in base.root.glob("**/*.cpp"):
        os.utime(path)
    os.utime(base.root / "handle.h")
    ran(base, 0)
    # As a tool leaves it that sets times back.
    time_before = (base.root / "u1.cpp").stat().st_mtime
    base.change("u1.cpp")
    os.utime(base.root / "u1.cpp", (time_before, time_before))
    ran(base, 1)
    os.utime(base.root / "some.h", (1, 1))
    ran(base, 0)


def test_changed_back(base):
    many(base)
    ran(base, 4)
    before = base.read("u1.cpp")
    base.write("u1.cpp", before.replace("spawn();", "spawn().wait();"))
    result = base.check()
    expect_equal((result.count("analyzed"), len(result.findings)), (1, 3), result)
    base.write("u1.cpp", before)
    ran(base, 1)


def processor_time(pid):
    """In seconds; reading the header takes a small part of the first tenth."""
    fields = Path("/proc", str(pid), "stat").read_text("utf-8").rsplit(")", 1)[1].split()
    return int(fields[11]) / os.sysconf("SC_CLK_TCK")


def test_changed_while_it_is_analyzed(base):
    # Takes seconds to evaluate; the header is written to in the meantime.
    base.write("handle.h", HANDLE)
    base.unit(
        "slow.cpp",
        '#include "handle.h"\n'
        "constexpr int slow() { int i = 0; while (i < 3000000) ++i; return i; }\n"
        "static_assert(slow() > 0);\nvoid g() { spawn(); }\n",
        flags="-std=c++17 -fconstexpr-steps=4294967295",
    )
    with base.start("check", "-p", ".") as process:
        analysis = base.wait_for_analysis("slow.cpp")
        expect(analysis, "the analysis did not start")
        while processor_time(analysis) < 0.3:
            time.sleep(0.02)
        base.change("handle.h")
        process.wait(timeout=150)
    ran(base, 1)
    ran(base, 0)


def test_arguments_of_the_configuration(base):
    base.write("handle.h", HANDLE + "inline void f() { spawn(); }\n")
    base.unit(
        "a.cpp",
        "#if defined(WITH_HANDLE) && defined(__clang_analyzer__)\n"
        '#include "handle.h"\n#endif\n',
    )
    result = base.check()
    expect_equal((result.code, result.count("left out")), (0, 1), result)
    base.write(".clang-tidy", "ExtraArgs: [-DWITH_HANDLE]\n")
    ran(base, 1)
    base.change("handle.h")
    ran(base, 1)


def test_part_of_the_code_base(base):
    many(base)
    ran(base, 4)
    base.change("handle.h")
    result = base.check("u1.cpp")
    expect_equal(result.count("analyzed"), 1, result)
    # The others are still to do, and what was done is not done again.
    ran(base, 3)


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
        with base.start("check", "-p", ".", "-j1") as process:
            time.sleep(delay)
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
    result = base.check()
    expect_equal(result.findings, complete, result)
    expect_equal(result.count("analyzed") + result.count("cached"), 12, result)
    expect(not list(base.root.glob(".holdfast/units/*.part")), "parts were left")


if __name__ == "__main__":
    sys.exit(run_tests(globals(), sys.argv[1:]))
