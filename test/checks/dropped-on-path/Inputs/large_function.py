# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes a function of many basic blocks, and reads what the checks took for it.

    large_function.py write <branches> > file.cpp
    large_function.py pool <calls> > file.cpp
    large_function.py time <check> <seconds> < output of clang-tidy --enable-check-profile
"""

import re
import sys


def write(branches):
    print("void work();\nbool condition(int);\nvoid other();\n")
    print("struct [[clang::annotate(\"holdfast::handle\")]] job { ~job(); void join(); };")
    print("job start();\nvoid large() {\n  job first = start();")
    for number in range(branches):
        print(f"  if (condition({number}))\n    other();")
    print("  if (condition(-1))\n    return;\n  first.join();\n}")


def pool(calls):
    """Work that is given to a pool, which is joined in the end."""
    print("namespace tf {\ntemplate <class T> struct Future { ~Future(); void wait(); bool valid(); };")
    print("struct Executor {\n  template <class F> Future<void> async(F) { return {}; }")
    print("  void wait_for_all();\n};\n}\nvoid work();\nvoid large(tf::Executor &executor) {")
    print("  executor.async(work);\n" * calls + "  executor.wait_for_all();\n  executor.async(work);\n}")


def time(check, limit):
    # The columns are user, system, user and system, wall; each with a percentage.
    times = re.findall(r"([0-9.]+) \(\s*[0-9.]+%\)", next(
        line for line in sys.stdin if check in line and "%" in line))
    spent = float(times[0])
    print(f"{spent} s")
    return spent > limit


if __name__ == "__main__":
    if sys.argv[1] == "write":
        write(int(sys.argv[2]))
    elif sys.argv[1] == "pool":
        pool(int(sys.argv[2]))
    else:
        sys.exit(time(sys.argv[2], float(sys.argv[3])))
