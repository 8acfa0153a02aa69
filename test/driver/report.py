# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What another engine makes of the unit of work: reports that hold anywhere, which
'holdfast report' judges together."""

import sys

from code_base import HANDLE, expect, expect_equal, run_tests

UNIT = '#include "shared.h"\nvoid f() {\n  spawn();\n}\n'


def checkout(base, name):
    base.write(f"{name}/handle.h", HANDLE)
    base.write(f"{name}/shared.h", '#pragma once\n#include "handle.h"\ninline void s() { spawn(); }\n')
    base.write(f"{name}/one.cpp", UNIT)
    base.write(f"{name}/below/two.cpp", UNIT.replace("f()", "g()"))
    return base.root / name


def analyze(base, folder, source, *options):
    return base.run("analyze", "--portable", *options, source, "--", "-I.", cwd=folder)


def analyze_all(base, folder):
    for source, report in (("one.cpp", "1.yaml"), ("below/two.cpp", "2.yaml")):
        result = analyze(base, folder, source, "--out", report)
        expect_equal(result.code, 0, result)


ALL = ["below/two.cpp:3", "one.cpp:3", "shared.h:3"]


def test_the_same_anywhere(base):
    first, second = checkout(base, "first"), checkout(base, "elsewhere/second")
    for folder in (first, second):
        analyze_all(base, folder)
    for report in ("1.yaml", "2.yaml"):
        text = (first / report).read_text("utf-8")
        expect(str(base.root) not in text, "a folder of this machine", text)
        expect_equal((second / report).read_text("utf-8"), text)
    # Each finding once; seen from any folder.
    result = base.run("report", "1.yaml", "2.yaml", cwd=second)
    expect_equal((result.code, result.findings), (1, ALL), result)
    expect("3 new findings" in result.err, "no count", result)
    result = base.run("report", "--root", second, first / "1.yaml", first / "2.yaml", "--quiet")
    expect_equal(result.findings, [f"elsewhere/second/{place}" for place in ALL], result)
    expect_equal(result.err, "", result)


def test_a_folder_of_links(base):
    """As engines make one for an action; a header has a second name there."""
    folder = checkout(base, "code")
    links = base.root / "links"
    for name in ("handle.h", "shared.h", "one.cpp", "below/two.cpp"):
        (links / name).parent.mkdir(parents=True, exist_ok=True)
        (links / name).symlink_to(folder / name)
    (links / "moved").mkdir()
    (links / "moved" / "shared.h").symlink_to(folder / "shared.h")
    for source, include, report in (("one.cpp", ".", "1.yaml"), ("below/two.cpp", "moved", "2.yaml")):
        result = base.run("analyze", "--portable", "--out", report, source, "--", f"-I{include}",
                          "-I.", cwd=links)
        expect_equal(result.code, 0, result)
    expect("moved/shared.h" in (links / "2.yaml").read_text("utf-8"), "not by its second name")
    result = base.run("report", "1.yaml", "2.yaml", cwd=links)
    expect_equal((result.code, result.findings), (1, ALL), result)
    known = ["--baseline", base.root / "known.json"]
    result = base.run("report", "1.yaml", "2.yaml", *known, "--update-baseline", cwd=links)
    expect_equal(result.code, 0, result)
    # The names that count are those of the code.
    reports = [links / "1.yaml", links / "2.yaml"]
    (folder / "moved").mkdir()
    (folder / "moved" / "shared.h").symlink_to(folder / "shared.h")
    result = base.run("report", *reports, *known, cwd=folder)
    expect_equal((result.code, result.findings), (0, []), result)
    expect("3 in the baseline" in result.err, "not known", result)


def test_configuration_above(base):
    folder = checkout(base, "code")
    base.write(".clang-tidy", "Checks: '-*,holdfast-unused-task'\n")
    expect_equal(base.run("analyze", "one.cpp", "--", "-I.", cwd=folder).code, 0)
    expect_equal(analyze(base, folder, "one.cpp").code, 1)
    base.write("code/below/.clang-tidy", "InheritParentConfig: true\n")
    expect_equal(analyze(base, folder, "below/two.cpp").code, 1)
    base.write("code/.clang-tidy", "Checks: '-*,holdfast-unused-task'\n")
    expect_equal(analyze(base, folder, "below/two.cpp").code, 0)
    # Not even one that is broken.
    base.write(".clang-tidy", "Checks: [\n")
    base.write("code/.clang-tidy", "InheritParentConfig: true\n")
    expect_equal(analyze(base, folder, "below/two.cpp").code, 1)


def test_unused(base):
    folder = checkout(base, "code")
    base.write("code/unread.h", "")
    (folder / "link.h").symlink_to("handle.h")
    inputs = ["./handle.h", "below/../shared.h", "link.h", "gone.h", str(folder / "unread.h")]
    base.write("code/inputs", "\n".join(inputs))
    result = analyze(base, folder, "one.cpp", "--inputs", "inputs", "--unused", "unused")
    expect_equal(result.code, 1, result)
    expect_equal(base.read("code/unused").splitlines(), inputs[3:])


def test_mistakes(base):
    folder = checkout(base, "code")
    analyze_all(base, folder)
    base.write("code/broken.yaml", "Diagnostics: [\n")
    base.write("code/empty.yaml", "")
    for words, message in (
        (["report"], "at least 1 positional argument"),
        (["report", "1.yaml", "gone.yaml"], "cannot read 'gone.yaml'"),
        (["report", "1.yaml", "broken.yaml"], "the report 'broken.yaml' is broken"),
        (["report", "1.yaml", "empty.yaml"], "the report 'empty.yaml' is broken"),
        (["report", "1.yaml", "--update-baseline"], "needs --baseline"),
        (["report", "1.yaml", "--sarif", "/proc/no/report"], "/proc/no"),
        (["analyze", "--portable", "../other.cpp"], "is not in '.', as --portable wants"),
        (["analyze", "--unused", "unused", "one.cpp", "--", "-I."], "cannot read ''"),
    ):
        base.write("other.cpp", "")
        result = base.run(*words, cwd=folder)
        expect_equal(result.code, 2, words, result)
        expect(message in result.err, f"not told: {message}", result)


if __name__ == "__main__":
    sys.exit(run_tests(globals(), sys.argv[1:]))
