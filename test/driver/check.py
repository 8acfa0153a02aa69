# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What check prints, and its exit codes."""

import json
import sys

from code_base import HANDLE, expect, expect_equal, run_tests

BAD = '#include "handle.h"\nvoid f() { spawn(); }\n'
GOOD = '#include "handle.h"\nvoid g() { spawn().wait(); }\n'


def test_finding(base):
    base.write("handle.h", HANDLE)
    base.unit("bad.cpp", BAD)
    base.unit("good.cpp", GOOD)
    result = base.check()
    expect_equal(result.code, 1, result)
    expect_equal(result.findings, ["bad.cpp:2"], result)
    expect("    2 | void f() { spawn(); }\n      |            ^" in result.out, "no code line", result)
    expect_equal(result.count("units"), 2, result)
    expect_equal(result.count("analyzed"), 2, result)
    expect("1 new finding" in result.err, "no count of findings", result)
    expect("\x1b" not in result.out + result.err, "colours, and no terminal", result)


def test_clean(base):
    base.write("handle.h", HANDLE)
    base.unit("good.cpp", GOOD)
    result = base.check()
    expect_equal((result.code, result.out), (0, ""), result)


def test_quiet(base):
    base.write("handle.h", HANDLE)
    base.unit("bad.cpp", BAD)
    result = base.check("--quiet", "-j2")
    expect_equal((result.code, result.err), (1, ""), result)
    expect_equal(result.findings, ["bad.cpp:2"], result)


def test_stats(base):
    base.write("handle.h", HANDLE)
    base.unit("good.cpp", GOOD)
    result = base.check("--stats")
    for phase in ("configure", "scan", "analyze", "reduce"):
        expect(f" s  {phase}\n" in result.err, f"no time for {phase}", result)
    expect("0 functions left alone" in result.err, "no count of large functions", result)


def large_function(branches):
    """A function of more basic blocks than the flow analysis looks at."""
    return (
        "void consume(job *);\nvoid large(bool c) {\n  job first = spawn();\n"
        + "  if (c) return;\n" * branches
        + "  consume(&first);\n  first = spawn();\n}\n"
    )


def test_functions_beyond_the_bound_are_counted(base):
    base.write("handle.h", HANDLE.replace('"cancels"', '"detaches"'))
    base.unit("large.cpp", '#include "handle.h"\n' + large_function(40000))
    base.unit("same.cpp", '#include "large.cpp"\n')
    base.unit("small.cpp", '#include "handle.h"\n' + large_function(1))
    # Two checks say it, of a function that two units read.
    result = base.check("--stats", "--checks=-*,holdfast-dropped-on-path,holdfast-overwritten-task")
    expect("'large' is too large for its paths to be searched" in result.out, "silent", result)
    expect("\n1 function left alone, too large for the flow analysis" in result.err, "no count", result)
    expect("small.cpp:4" in result.findings, "the small function is silent", result)
    expect_equal(result.code, 1, result)
    # What an earlier run found out is counted again.
    result = base.check("--stats", "--checks=-*,holdfast-dropped-on-path,holdfast-overwritten-task")
    expect_equal(result.count("cached"), 3, result)
    expect("\n1 function left alone, too large for the flow analysis" in result.err, "no count", result)


def test_paths(base):
    base.write("handle.h", HANDLE)
    base.write("lib/shared.h", '#pragma once\n#include "../handle.h"\ninline void h() { spawn(); }\n')
    base.unit("lib/one.cpp", '#include "shared.h"\nvoid one() { spawn(); }\n')
    base.unit("app/two.cpp", '#include "../lib/shared.h"\nvoid two() { spawn(); }\n')
    result = base.check("app")
    expect_equal((result.code, result.findings), (1, ["app/two.cpp:2"]), result)
    # A header is checked in the units that include it.
    result = base.check("lib/shared.h")
    expect_equal((result.code, result.findings), (1, ["lib/shared.h:3"]), result)
    base.write("other.h", "int other();\n")
    result = base.check("other.h")
    expect_equal(result.code, 2, result)
    expect("no unit is, or includes anything in, 'other.h'" in result.err, "no message", result)


def test_header_of_many_units_once(base):
    base.write("handle.h", HANDLE)
    base.write("shared.h", '#pragma once\n#include "handle.h"\ninline void h() { spawn(); }\n')
    for name in "abc":
        base.unit(f"{name}.cpp", f'#include "shared.h"\nvoid {name}() {{ h(); }}\n')
    result = base.check()
    expect_equal((result.code, result.findings), (1, ["shared.h:3"]), result)


def test_same_base_name(base):
    base.write("handle.h", HANDLE)
    base.unit("x/main.cpp", '#include "../handle.h"\nvoid f() { spawn(); }\n')
    base.unit("y/main.cpp", '#include "../handle.h"\n\nvoid f() { spawn(); }\n')
    result = base.check()
    expect_equal(result.findings, ["x/main.cpp:2", "y/main.cpp:3"], result)


def test_nolint(base):
    base.write("handle.h", HANDLE)
    base.unit("bad.cpp", BAD.replace("\n", " // NOLINT\n"))
    result = base.check()
    expect_equal(result.code, 0, result)


def test_duplicates_and_unknown_arguments(base):
    base.write("handle.h", HANDLE)
    base.unit("bad.cpp", BAD, flags="-std=c++17 -fconserve-stack -Werror -Wall")
    base.unit("bad.cpp", flags="-std=c++17 -fconserve-stack -Werror -Wall")
    result = base.check()
    expect_equal((result.code, result.findings), (1, ["bad.cpp:2"]), result)
    expect_equal(result.count("duplicate entry"), 1, result)
    expect("dropped '-fconserve-stack'" in result.err, "not told what was dropped", result)


def test_long_command(base):
    base.write("handle.h", HANDLE)
    base.unit("bad.cpp", BAD, flags="-std=c++17 " + " ".join(f"-DD{i}=1" for i in range(20000)))
    result = base.check()
    expect_equal((result.code, result.findings), (1, ["bad.cpp:2"]), result)


def test_odd_names(base):
    base.write("a b/h$h.h", HANDLE)
    base.write("a b/it_s.cpp", '#include "h$h.h"\nvoid f() { spawn(); }\n')
    base.commands.append(
        {
            "directory": str(base.root),
            "file": "a b/it_s.cpp",
            "arguments": ["c++", "-std=c++17", '-DTEXT="a b"', "-c", "a b/it_s.cpp"],
        }
    )
    base.write("compile_commands.json", json.dumps(base.commands))
    result = base.check()
    expect_equal(result.code, 1, result)
    expect("it_s.cpp:2:" in result.out, "no finding", result)
    result = base.check()
    expect_equal(result.count("cached"), 1, result, base.read(".holdfast/build.ninja"))
    base.change("a b/h$h.h")
    result = base.check()
    expect_equal(result.count("analyzed"), 1, result)


def left_out(base, text):
    """Whether a unit with this text is left out."""
    base.commands = []
    base.unit("a.cpp", text)
    result = base.check()
    expect_equal(result.count("failed"), 0, result)
    return result.count("left out") == 1


def test_what_is_left_out(base):
    expect(left_out(base, "#include <vector>\n#include <string>\n#include <mutex>\n"), "std")
    expect(left_out(base, "// std::thread, promise_type\nint spawner; const char *a = \"spawn\";\n"), "words")
    expect(not left_out(base, "namespace std { class thread; }\n"), "declared")
    expect(left_out(base, "namespace std {}\n#if 0\n# include <thread>\nusing thread::id;\n#endif\n"), "scope")
    expect(not left_out(base, "#include <thread>\n"), "std::thread")
    expect(not left_out(base, "namespace std {}\n#define NAME include thread\n"), "macro")
    expect(not left_out(base, "template <class T> struct t { struct promise_type; };\n"), "coroutine")
    expect(not left_out(base, "struct a { void await_suspend(int); };\n"), "awaiter")
    expect(not left_out(base, "void createTask();\n"), "spawner")
    expect(not left_out(base, 'struct [[clang::annotate("holdfast::handle")]] h {};\n'), "annotation")


def test_no_cache(base):
    base.write("handle.h", HANDLE)
    base.unit("bad.cpp", BAD)
    for _ in range(2):
        result = base.check("--no-cache")
        expect_equal((result.code, result.count("analyzed")), (1, 1), result)
    expect(not (base.root / ".holdfast").exists(), "a cache was made")


def test_explain(base):
    result = base.run("explain", "holdfast-discarded-task")
    expect_equal(result.code, 0, result)
    expect(result.out.startswith("# holdfast-discarded-task"), "not its page", result)
    result = base.run("explain", "std")
    expect_equal(result.code, 0, result)
    expect("std::thread" in result.out and "terminates" in result.out, "no handles", result)
    result = base.run("explain")
    expect("holdfast-discarded-task" in result.out and "  std\n" in result.out, "no list", result)
    result = base.run("explain", "nothing")
    expect_equal(result.code, 2, result)


def test_doctor(base):
    base.write("handle.h", HANDLE)
    base.unit("bad.cpp", BAD)
    result = base.run("doctor", "-p", ".", "bad.cpp")
    expect_equal(result.code, 0, result)
    expect("ok     holdfast-discarded-task: on" in result.out, "not said that it is on", result)
    expect(
        "a function of more than 50000 basic blocks is left alone" in result.out,
        "no bound of the flow analysis",
        result,
    )
    base.write(".clang-tidy", "Checks: '-*,holdfast-unused-*'\n")
    result = base.run("doctor", "-p", ".", "bad.cpp")
    expect(
        "note   holdfast-discarded-task: off: 'Checks' is" in result.out
        or "there is no check 'holdfast-unused-*'" in result.out,
        "not said why it is off",
        result,
    )
    result = base.run("doctor", "-p", "nowhere")
    expect_equal(result.code, 2, result)
    expect("WRONG  compilation database" in result.out, "no complaint", result)


if __name__ == "__main__":
    sys.exit(run_tests(globals(), sys.argv[1:]))
