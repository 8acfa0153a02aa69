# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Reports for machines, the baseline, and changed lines."""

import json
import re
import sys

from code_base import HANDLE, expect, expect_equal, run_tests

FIXABLE = """#include <future>
void work();
void f() {
  std::async(std::launch::async, work);
}
"""


def small(base):
    base.write("handle.h", HANDLE)
    base.unit("one.cpp", '#include "handle.h"\nvoid f() {\n  spawn();\n}\n')
    base.unit("tw o.cpp".replace(" ", "_"), '#include "handle.h"\nvoid g() {\n  spawn();\n  spawn();\n}\n')


def load(base, name):
    return json.loads(base.read(name))


def require_sarif(report):
    """What the specification demands of the objects that are used."""
    expect_equal(report["version"], "2.1.0")
    (run,) = report["runs"]
    driver = run["tool"]["driver"]
    rules = driver["rules"]
    expect(driver["name"] and rules, "no driver")
    expect_equal(len({rule["id"] for rule in rules}), len(rules))
    for rule in rules:
        expect(rule["help"]["text"] and rule["help"]["markdown"], "a rule without help", rule)
        expect(rule["shortDescription"]["text"].endswith("."), "no short description", rule)
    expect(run["originalUriBaseIds"]["ROOT"]["uri"].endswith("/"), "a base has to end with /")

    def artifact(location):
        expect(re.fullmatch(r"[A-Za-z0-9\-._~/%:]+", location["uri"]), "no URI", location)
        if "uriBaseId" in location:
            expect(location["uriBaseId"] in run["originalUriBaseIds"], "unknown base", location)

    def region(where):
        for name in ("startLine", "startColumn", "endLine", "endColumn"):
            expect(where[name] >= 1, "positions count from 1", where)
        expect(
            (where["endLine"], where["endColumn"]) >= (where["startLine"], where["startColumn"]),
            "a region ends before it begins",
            where,
        )

    def location(where):
        artifact(where["physicalLocation"]["artifactLocation"])
        region(where["physicalLocation"]["region"])

    for result in run["results"]:
        expect_equal(rules[result["ruleIndex"]]["id"], result["ruleId"])
        expect(result["message"]["text"], "no message", result)
        expect(result["level"] in ("warning", "error"), "unknown level", result)
        expect(result["partialFingerprints"]["holdfast/v1"], "no fingerprint", result)
        for where in result["locations"] + result.get("relatedLocations", []):
            location(where)
        for fix in result.get("fixes", []):
            expect(fix["description"]["text"] and fix["artifactChanges"], "an empty fix", fix)
            for change in fix["artifactChanges"]:
                artifact(change["artifactLocation"])
                for replacement in change["replacements"]:
                    region(replacement["deletedRegion"])
    return run


def test_sarif(base):
    base.unit("a.cpp", "/* \u00e4\u00f6 */ " + FIXABLE)
    base.unit("b.cpp", FIXABLE.replace("  std", "/*\u00e4*/ std"))
    result = base.check("--sarif", "report.sarif")
    expect_equal(result.code, 1, result)
    run = require_sarif(load(base, "report.sarif"))
    expect_equal(len(run["results"]), 2)
    expect_equal(run["invocations"][0]["executionSuccessful"], True)
    second = run["results"][1]
    where = second["locations"][0]["physicalLocation"]
    expect_equal(where["artifactLocation"]["uri"], "b.cpp")
    # In code points: the character that takes two bytes counts once.
    expect_equal((where["region"]["startLine"], where["region"]["startColumn"]), (4, 7))
    texts = [
        replacement["insertedContent"]["text"]
        for fix in second["fixes"]
        for change in fix["artifactChanges"]
        for replacement in change["replacements"]
    ]
    expect(any("holdfast/task_set.h" in text for text in texts), "not the fix", texts)


def test_fingerprints_are_stable(base):
    small(base)
    base.check("--sarif", "before.sarif")
    base.write("one.cpp", "// something\n// new\n" + base.read("one.cpp").replace("  spawn", "    spawn"))
    base.check("--sarif", "after.sarif")

    def prints(name):
        results = load(base, name)["runs"][0]["results"]
        return [result["partialFingerprints"]["holdfast/v1"] for result in results]

    expect_equal(prints("before.sarif"), prints("after.sarif"))
    expect_equal(len(set(prints("before.sarif"))), 3)


def test_sarif_of_failed_unit(base):
    base.write("handle.h", HANDLE)
    base.unit("a.cpp", '#include "handle.h"\nint x = ;\n')
    result = base.check("--sarif", "report.sarif", "--github")
    expect_equal(result.code, 2, result)
    run = require_sarif(load(base, "report.sarif"))
    expect_equal(run["invocations"][0]["executionSuccessful"], False)
    expect(run["invocations"][0]["toolExecutionNotifications"], "no notification")
    expect("::error file=a.cpp,title=holdfast::" in result.out, "no annotation", result)


def test_github(base):
    base.write("handle.h", HANDLE)
    base.unit("a,b%.cpp", '#include "handle.h"\nvoid f() {\n  spawn();\n}\n')
    result = base.check("--github")
    expect(
        "::warning file=a%2Cb%25.cpp,line=3,col=3,title=holdfast-discarded-task::discarded 'job'"
        in result.out,
        "no annotation",
        result,
    )


def test_json(base):
    small(base)
    result = base.check("--json", "report.json", "--sarif", "report.sarif")
    report = load(base, "report.json")
    expect_equal(report["units"]["analyzed"], 2, result)
    found = report["findings"]
    expect_equal([(f["file"], f["line"], f["status"]) for f in found],
                 [("one.cpp", 3, "new"), ("tw_o.cpp", 3, "new"), ("tw_o.cpp", 4, "new")])
    expect((base.root / "report.sarif").exists(), "only one of two reports")


def test_baseline(base):
    small(base)
    result = base.check("--baseline", "known.json", "--update-baseline")
    expect_equal(result.code, 0, result)
    result = base.check("--baseline", "known.json")
    expect_equal((result.code, result.findings), (0, []), result)
    expect("3 in the baseline" in result.err, "not counted", result)
    # A third like two that are known, and one elsewhere.
    base.write("tw_o.cpp", base.read("tw_o.cpp").replace("{\n", "{\n  spawn();\n"))
    base.write("one.cpp", "\n\n" + base.read("one.cpp"))
    base.unit("new.cpp", '#include "handle.h"\nvoid n() {\n  spawn();\n}\n')
    result = base.check("--baseline", "known.json", "--sarif", "report.sarif")
    expect_equal((result.code, result.findings), (1, ["new.cpp:3", "tw_o.cpp:5"]), result)
    results = load(base, "report.sarif")["runs"][0]["results"]
    expect_equal(sorted(r["baselineState"] for r in results), ["new"] * 2 + ["unchanged"] * 3)
    # Written again, it is the same text.
    base.check("--baseline", "known.json", "--update-baseline")
    before = base.read("known.json")
    base.check("--baseline", "known.json", "--update-baseline")
    expect_equal(base.read("known.json"), before)


def test_baseline_is_kept_when_units_fail(base):
    small(base)
    base.check("--baseline", "known.json", "--update-baseline")
    before = base.read("known.json")
    base.write("one.cpp", "int x = ;\n" + base.read("one.cpp"))
    result = base.check("--baseline", "known.json", "--update-baseline")
    expect_equal((result.code, base.read("known.json")), (2, before), result)


def test_since(base):
    small(base)
    base.git("init", "-q")
    base.write(".gitignore", ".holdfast\n")
    base.git("add", ".")
    base.git("commit", "-qm", "first")
    result = base.check("--since", "HEAD")
    expect_equal((result.code, result.findings), (0, []), result)
    base.write("one.cpp", base.read("one.cpp") + "void h() {\n  spawn();\n}\n")
    base.unit("new.cpp", '#include "handle.h"\nvoid n() {\n  spawn();\n}\n')  # git does not know it
    result = base.check("--since", "HEAD")
    expect_equal((result.code, result.findings), (1, ["new.cpp:3", "one.cpp:6"]), result)
    # A unit that reads nothing that changed is not analyzed.
    expect_equal(result.count("analyzed"), 2, result)
    # From a folder below.
    (base.root / "below").mkdir()
    result = base.run("check", "-p", "..", "--since", "HEAD", cwd=base.root / "below")
    expect_equal(result.code, 1, result)


def test_since_a_branch_that_went_on(base):
    small(base)
    base.git("init", "-q", "-b", "trunk")
    base.git("add", ".")
    base.git("commit", "-qm", "first")
    base.git("checkout", "-qb", "topic")
    base.write("one.cpp", base.read("one.cpp") + "void h() {\n  spawn();\n}\n")
    base.git("commit", "-qam", "ours")
    base.git("checkout", "-q", "trunk")
    base.write("tw_o.cpp", base.read("tw_o.cpp").replace("  spawn();\n  spawn();\n", ""))
    base.git("commit", "-qam", "theirs")
    base.git("checkout", "-q", "topic")
    result = base.check("--since", "trunk")
    expect_equal((result.code, result.findings), (1, ["one.cpp:6"]), result)


def test_since_sees_headers(base):
    base.write("handle.h", HANDLE)
    base.write("shared.h", '#pragma once\n#include "handle.h"\n')
    base.unit("one.cpp", '#include "shared.h"\nvoid f() {\n  spawn();\n}\n')
    base.git("init", "-q")
    base.git("add", ".")
    base.git("commit", "-qm", "first")
    base.write("shared.h", base.read("shared.h") + "inline void h() { spawn(); }\n")
    result = base.check("--since", "HEAD")
    expect_equal((result.code, result.findings), (1, ["shared.h:3"]), result)


def test_since_tells_what_no_unit_reads(base):
    small(base)
    base.git("init", "-q")
    base.git("add", ".")
    base.git("commit", "-qm", "first")
    base.write("alone.h", "int alone();\n")
    base.write("alone.txt", "")
    result = base.check("--since", "HEAD", "--quiet")
    expect_equal(result.code, 0, result)
    expect("warning: not checked, because no unit reads it: " in result.err, "not told", result)
    expect(f"{base.root}/alone.h\n" in result.err, "not the file alone", result)


if __name__ == "__main__":
    sys.exit(run_tests(globals(), sys.argv[1:]))
