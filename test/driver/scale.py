# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Ten thousand units: little memory, and the graph in seconds."""

import json
import resource
import sys

from code_base import HANDLE, expect, expect_equal, run_tests

UNITS = 10000


def peak():
    """The most that any child had so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def processor_time():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def generate(base, count):
    base.write("handle.h", HANDLE)
    for i in range(20):
        others = "".join(f'#include "h{other}.h"\n' for other in range(i))
        base.write(f"h{i}.h", f"#pragma once\n{others}inline int f{i}() {{ return {i}; }}\n")
    commands = []
    flags = " ".join(f"-I{base.root}/include/{folder}" for folder in range(20))
    for i in range(count):
        base.write(f"u{i}.cpp", f'#include "h{i % 20}.h"\n#include "handle.h"\n')
        commands.append(
            {"directory": str(base.root), "file": f"u{i}.cpp", "command": f"c++ {flags} -c u{i}.cpp"}
        )
    base.write("compile_commands.json", json.dumps(commands))


def test_ten_thousand_units(base):
    # An engine that does nothing: what is measured is all the rest.
    engine = base.write("bin/ninja", "#!/bin/sh\nexit 0\n")
    engine.chmod(0o755)
    path = {"PATH": f"{engine.parent}:/usr/bin:/bin"}
    generate(base, UNITS)
    for _ in range(2):
        before = processor_time()
        result = base.check("--stats", env=path)
        expect_equal(result.code, 2, "units without a report are no clean run")
        expect(f"{UNITS} units: 0 analyzed, 0 cached, 0 left out, {UNITS} failed" in result.err, "?")
        used = processor_time() - before
        phases = [line for line in result.err.splitlines() if " s  " in line]
        print(f"{used:.1f} s of the processor, {peak():.0f} MiB at most", *phases, sep="\n")
    # The second time nothing has to be scanned.
    expect(used < 10, f"{used} s with everything known")
    expect(peak() < 400, f"{peak()} MiB")
    graph = base.read(".holdfast/build.ninja")
    expect_equal(graph.count("\nbuild units/"), UNITS)


if __name__ == "__main__":
    sys.exit(run_tests(globals(), sys.argv[1:]))
