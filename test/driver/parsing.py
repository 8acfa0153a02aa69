# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""How often a unit is parsed: once, unless a body of the library's may matter."""

import sys
from pathlib import Path

from code_base import expect, expect_equal, run_tests

# Shapes that must not cost a second parse; the library's headers are real.
PARSED_ONCE = {
    "async": "#include <future>\n#include <thread>\nvoid f() { std::async([] {}); std::thread t([] {}); }\n",
    "containers": "#include <map>\n#include <memory>\n#include <functional>\n#include <future>\n"
    "struct s { std::map<int, std::unique_ptr<int>> all; std::function<void()> f; };\n"
    "int f(s &x) { x.f(); return *x.all.at(1); }\n"
    "template <class T> T sum(const std::map<T, T> &v) { T t{}; for (auto &e : v) t += e.second; return t; }\n"
    "int g(const std::map<int, int> &v) { return sum(v); }\n",
    "algorithms": "#include <algorithm>\n#include <future>\n#include <vector>\n"
    "void f(std::vector<std::future<int>> v) { for (auto &e : v) e.get();\n"
    "  std::sort(v.begin(), v.end(), [](auto &a, auto &b) { return &a < &b; }); }\n",
    "handle": "#include <memory>\n#include <string>\n"
    "struct [[clang::annotate(\"holdfast::handle\", \"cancels\")]] job { ~job(); };\n"
    "std::unique_ptr<job> start(std::string);\nvoid f() { start(\"a\"); }\n",
}
# What a class derives from that only a body of the library instantiates.
PARSED_TWICE = Path(__file__).parent / "Inputs/equality/open-class.cpp"


def test_no_unit_is_parsed_twice(base):
    def passes(name, standard):
        return base.run("analyze", "--stats", name, "--", standard)

    for name, text in PARSED_ONCE.items():
        base.write(f"{name}.cpp", text)
        for standard in ("-std=c++17", "-std=c++20"):
            result = passes(f"{name}.cpp", standard)
            expect(result.err == "parsed without the library's bodies\n", standard, name, result)
    result = passes(PARSED_TWICE, "-std=c++17")
    expect(result.err == "parsed with all bodies\n", "it cannot be told what was parsed twice", result)
    expect_equal(len(result.findings), 1, result)


if __name__ == "__main__":
    sys.exit(run_tests(globals(), sys.argv[1:]))
