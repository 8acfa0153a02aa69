# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""--fix: all or none per file, each file once, nothing half-written."""

import os
import stat
import subprocess
import sys
import time

from code_base import expect, expect_equal, run_tests

BAD = """#include <future>
void work();
{inline}void {name}() {{
  std::async(std::launch::async, work);
}}
"""
GUARDED = "#pragma once\n" + BAD.format(name="in_header", inline="inline ")


def fixable(base):
    base.unit("a.cpp", BAD.format(name="f", inline=""), flags=f"-std=c++17 -I{base.options[0]}")


def flags(base, more=""):
    return f"-std=c++17 -I{base.options[0]} {more}"


def test_fix(base):
    fixable(base)
    os.chmod(base.root / "a.cpp", 0o640)
    result = base.check("--fix")
    expect_equal(result.code, 0, result)
    expect("1 fixed" in result.err, "not counted", result)
    expect("tasks.spawn(work)" in base.read("a.cpp"), "not fixed", base.read("a.cpp"))
    expect_equal(stat.S_IMODE((base.root / "a.cpp").stat().st_mode), 0o640)
    result = base.check()
    expect_equal(result.code, 0, result)


def test_dry_run(base):
    fixable(base)
    before = base.read("a.cpp")
    result = base.check("--fix", "--dry-run")
    expect_equal(base.read("a.cpp"), before)
    patch = result.out
    expect("+++ b/a.cpp\n" in patch and "+  tasks.spawn(work);\n" in patch, "no patch", result)
    subprocess.run(["git", "apply", "-"], cwd=base.root, input=patch, text=True, check=True)
    patched = base.read("a.cpp")
    base.write("a.cpp", before)
    base.check("--fix")
    expect_equal(base.read("a.cpp"), patched)


def test_dry_run_of_many_places(base):
    text = "#include <future>\nvoid work();\n"
    for i in range(12):
        text += f"void f{i}() {{\n  std::async(std::launch::async, work);\n}}\n" + "// far\n" * i
    base.unit("a.cpp", text + "// the end has no line break", flags=flags(base))
    result = base.check("--fix", "--dry-run")
    subprocess.run(["git", "apply", "-"], cwd=base.root, input=result.out, text=True, check=True)
    patched = base.read("a.cpp")
    base.write("a.cpp", text + "// the end has no line break")
    base.check("--fix")
    expect_equal(base.read("a.cpp"), patched)


def test_header_by_many_names(base):
    base.write("include/h.h", GUARDED)
    (base.root / "link").symlink_to("include")
    base.unit("a.cpp", '#include "h.h"\n', flags=flags(base, "-Iinclude"))
    base.unit("b.cpp", '#include "h.h"\n', flags=flags(base, "-Ilink"))
    base.unit("c.cpp", '#include "link/../include/h.h"\n', flags=flags(base))
    result = base.check("--fix")
    expect_equal(result.code, 0, result)
    text = base.read("include/h.h")
    expect_equal(text.count("tasks.spawn(work)"), 1, text)
    expect_equal(text.count("task_set.h"), 1, text)
    expect((base.root / "link").is_symlink(), "the link is gone")


def test_conflict(base):
    # One unit has a task set there, the other needs a new one.
    base.write(
        "h.h",
        """#pragma once
#include <future>
void work();
inline void h() {
#ifdef WITH_SET
  holdfast::task_set background;
#endif
  std::async(std::launch::async, work);
}
""",
    )
    base.write("other.h", GUARDED.replace("in_header", "other"))
    base.unit("a.cpp", '#include "h.h"\n#include "other.h"\n', flags=flags(base))
    base.unit(
        "b.cpp",
        '#include <holdfast/task_set.h>\n#include "h.h"\n',
        flags=flags(base, "-DWITH_SET"),
    )
    before = base.read("h.h")
    for arguments in (["--fix", "--dry-run"], ["--fix"]):
        result = base.check(*arguments)
        expect_equal((result.code, base.read("h.h")), (2, before), result)
        expect("h.h:" in result.err and "no fix is applied to this file" in result.err, "?", result)
    # What has nothing to do with it is fixed.
    expect("tasks.spawn(work)" in base.read("other.h"), "the other file was not fixed", result)


def test_no_fix_where_a_unit_has_none(base):
    # What is done in one unit may race with code that the other cannot see.
    base.write(
        "h.h",
        """#pragma once
#include <future>
void work();
#ifdef WITH_BODY
inline int counter;
inline void work() { ++counter; }
#endif
inline int h() {
  std::async(std::launch::async, work);
#ifdef WITH_BODY
  return counter;
#else
  return 0;
#endif
}
""",
    )
    base.unit("a.cpp", '#include "h.h"\n', flags=flags(base))
    result = base.check()
    expect("1 with a fix" in result.err, "no fix was offered", result)
    base.unit("b.cpp", '#include "h.h"\n', flags=flags(base, "-DWITH_BODY"))
    before = base.read("h.h")
    result = base.check("--fix")
    expect_equal((result.code, base.read("h.h")), (1, before), result)
    expect("0 with a fix" in result.err, "a fix was offered", result)


def test_file_that_changed_meanwhile(base):
    fixable(base)
    # As if somebody saved it after the run began.
    later = time.time() + 1000
    os.utime(base.root / "a.cpp", (later, later))
    before = base.read("a.cpp")
    for arguments in (["--fix", "--dry-run"], ["--fix"]):
        result = base.check(*arguments)
        expect_equal((result.code, base.read("a.cpp")), (2, before), result)
        expect("a.cpp: it has changed while it was analyzed" in result.err, "not told", result)


def test_known_findings_are_not_fixed(base):
    fixable(base)
    before = base.read("a.cpp")
    base.check("--baseline", "known.json", "--update-baseline")
    result = base.check("--baseline", "known.json", "--fix")
    expect_equal((result.code, base.read("a.cpp")), (0, before), result)


def test_nothing_is_fixed_while_units_fail(base):
    fixable(base)
    base.unit("broken.cpp", "#include <future>\nint x = ;\n", flags=flags(base))
    before = base.read("a.cpp")
    result = base.check("--fix")
    expect_equal((result.code, base.read("a.cpp")), (2, before), result)
    expect("no fix is applied while units fail" in result.err, "not told", result)


if __name__ == "__main__":
    sys.exit(run_tests(globals(), sys.argv[1:]))
