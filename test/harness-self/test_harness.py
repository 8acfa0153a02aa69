#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The fixture driver, tried on checks of clang-tidy's own.

A fixture in fixtures/ says in "// WITH:" lines what the driver is called with.
Those in good/ must pass. Those in bad/ must fail with exactly the failures of
their "// FAILS:" lines: a driver that lets a wrong fixture pass would make every
other test worthless.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
HARNESS = HERE.parent / "harness"
sys.path.insert(0, str(HARNESS))

import clang_tidy  # noqa: E402
import directives  # noqa: E402

LLVM_DIR = os.environ.get("HOLDFAST_TEST_LLVM_DIR", "/usr/lib/llvm-22/bin")
FILECHECK = os.environ.get("HOLDFAST_TEST_FILECHECK", "/usr/lib/llvm-22/bin/FileCheck")


class FixtureTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        # The fixtures are copied, so that a driver which applies a fix to an
        # original is noticed; the name tries a path with a space.
        self.folder = Path(tempfile.mkdtemp(prefix="holdfast harness ")).resolve()
        self.addCleanup(shutil.rmtree, self.folder)
        shutil.copytree(HERE / "fixtures", self.folder / "fixtures")

    def drive(self, fixture, arguments, *more):
        paths = {"%s": fixture, "%S": fixture.parent, "%t": self.folder / "tmp" / fixture.stem}
        quoted = re.sub("%[sSt]", lambda m: shlex.quote(str(paths[m[0]])), arguments)
        command = [
            sys.executable,
            HARNESS / "check_fixture.py",
            f"--clang-tidy={LLVM_DIR}/clang-tidy",
            f"--clangxx={LLVM_DIR}/clang++",
            f"--filecheck={FILECHECK}",
            *more,
            *shlex.split(quoted),
        ]
        return subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300
        )

    def fixtures(self, kind):
        found = sorted((self.folder / "fixtures" / kind).glob("*.cpp"))
        self.assertTrue(found, f"no fixture in {kind}")
        for fixture in found:
            text = fixture.read_text(encoding="utf-8")
            runs = re.findall(r"^// WITH: (.*)$", text, re.MULTILINE)
            self.assertTrue(runs, f"{fixture.name} has no WITH line")
            fails = re.findall(r"^// FAILS: (.*)$", text, re.MULTILINE)
            yield fixture, runs, fails

    def originals(self):
        files = (self.folder / "fixtures").rglob("*")
        return {file: file.read_bytes() for file in files if file.is_file()}

    def test_good_fixtures_pass(self):
        before = self.originals()
        for fixture, runs, _ in self.fixtures("good"):
            for run in runs:
                with self.subTest(fixture=fixture.name, run=run):
                    result = self.drive(fixture, run)
                    self.assertEqual((0, "", ""), (result.returncode, result.stdout, result.stderr))
        self.assertEqual(before, self.originals())

    def test_bad_fixtures_fail(self):
        before = self.originals()
        for fixture, runs, fails in self.fixtures("bad"):
            for run in runs:
                with self.subTest(fixture=fixture.name, run=run):
                    self.assertTrue(fails, "no FAILS line")
                    result = self.drive(fixture, run)
                    self.assertEqual((1, ""), (result.returncode, result.stderr), result.stdout)
                    self.assert_failures(fails, result.stdout)
                    self.assertIn("to repeat it all:", result.stdout)
        self.assertEqual(before, self.originals())

    def assert_failures(self, expected, output):
        actual = re.findall(r"^(\S.*) \[c\+\+\d\d(?:, c\+\+\d\d)*\]$", output, re.MULTILINE)
        for fragment in expected:
            found = next((line for line in actual if fragment in line), None)
            self.assertIsNotNone(found, f"not reported: {fragment}\n{output}")
            actual.remove(found)
        self.assertEqual([], actual, f"reported beyond what was expected\n{output}")

    def test_every_standard_is_tried(self):
        fixture = self.folder / "standards.cpp"
        fixture.write_text(
            "// CHECK-MESSAGES-NONE\n"
            "#if __cplusplus > 202002L\nint *A = 0;\n#endif\n",
            encoding="utf-8",
        )
        for standards, code in (("c++17,c++20", 0), ("c++17,c++23", 1), ("c++20-or-later", 1)):
            with self.subTest(standards):
                result = self.drive(fixture, f"-std={standards} %s modernize-use-nullptr %t")
                self.assertEqual(code, result.returncode, result.stdout)
                if code:
                    self.assertIn("unexpected warning: use nullptr [modernize-use-nullptr] [c++23]", result.stdout)

    def test_equal_failures_are_told_once(self):
        fixture = self.folder / "fixtures" / "bad" / "not-silent.cpp"
        result = self.drive(fixture, "-std=c++17,c++20 %s modernize-use-nullptr %t")
        self.assertEqual(1, result.stdout.count("unexpected warning"), result.stdout)
        self.assertIn("[c++17, c++20]", result.stdout)

    def test_the_printed_command_repeats_the_failure(self):
        fixture = self.folder / "fixtures" / "bad" / "not-silent.cpp"
        first = self.drive(fixture, "%s modernize-use-nullptr %t")
        command = first.stdout[first.stdout.index("to repeat it all:") :].splitlines()[1].strip()
        again = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=300)
        self.assertEqual((1, first.stdout), (again.returncode, again.stdout))

    def test_a_command_that_hangs_is_ended(self):
        fixture = self.folder / "hangs.cpp"
        fixture.write_text(
            "// CHECK-MESSAGES-NONE\n#include <unistd.h>\nint main() { for (;;) pause(); }\n",
            encoding="utf-8",
        )
        result = self.drive(fixture, "-run %s modernize-use-nullptr %t", "--timeout=8")
        self.assertEqual(1, result.returncode)
        self.assertEqual(2, result.stdout.count("ended after 8.0 seconds"), result.stdout)


class DirectivesTest(unittest.TestCase):
    def parse(self, text):
        found, problems = directives.parse_directives(text)
        self.assertEqual([], problems)
        return found

    def test_names(self):
        for name, kind, suffix, form, count in (
            ("CHECK-MESSAGES", "MESSAGES", "", "", 1),
            ("CHECK-MESSAGES-NOT", "MESSAGES", "", "NOT", 1),
            ("CHECK-NOTES-A", "NOTES", "A", "", 1),
            ("CHECK-FIXES-A-B-NEXT", "FIXES", "A-B", "NEXT", 1),
            ("CHECK-MESSAGES-A-COUNT-3", "MESSAGES", "A", "COUNT", 3),
        ):
            with self.subTest(name):
                (found,) = self.parse(f"// {name}: x")
                self.assertEqual(
                    (kind, suffix, form, count),
                    (found.kind, found.suffix, found.form, found.count),
                )

    def test_expectations(self):
        for text, file, line, column, severity in (
            (":[[@LINE-1]]:3: warning: x", "", 1, 3, "warning"),
            (":[[@LINE+4]]:3: note: x", "", 6, 3, "note"),
            (":[[#@LINE - 1]]:12: error: x", "", 1, 12, "error"),
            (":[[@LINE]]:1: warning: x", "", 2, 1, "warning"),
            ("a/b.h:7:1: warning: x", "a/b.h", 7, 1, "warning"),
            ("{{.*}}b.h:7:1: warning: x", "{{.*}}b.h", 7, 1, "warning"),
            ("error: no location", "", 0, 0, "error"),
        ):
            with self.subTest(text):
                (directive,) = self.parse(f"\n// CHECK-MESSAGES: {text}")
                found = directives.expectation(directive)
                self.assertEqual(
                    (file, line, column, severity),
                    (found.file, found.line, found.column, found.severity),
                )

    def test_lines_that_announce_nothing(self):
        for text in ("// CHECK-MESSAGES-NEXT: int *A;", "// CHECK-MESSAGES-NOT: warning:"):
            (directive,) = self.parse(text)
            self.assertIsNone(directives.expectation(directive))

    def test_prose_is_no_directive(self):
        self.assertEqual([], self.parse("// CHECKED by hand\nint A; // see CHECK_EQ(1, 1);\n"))

    def test_stripping_keeps_lines(self):
        text = "int A; // CHECK-FIXES: int B;\r\n// RUN: x\nint C; // kept\n"
        self.assertEqual("int A; //\r\n//\nint C; // kept\n", directives.strip_directives(text))

    def test_patterns(self):
        for pattern, text, matches in (
            ("a(b)", "a(b)", True),
            ("a  b", "a b", True),
            ("a{{[0-9]+}}", "a12", True),
            ("a{{[0-9]+}}", "ax", False),
            ("[[X:[a-z]+]] = [[X]]", "ab = ab", True),
            ("a.b", "axb", False),
        ):
            with self.subTest(pattern):
                regex = directives.pattern_to_regex(pattern)
                self.assertEqual(matches, re.fullmatch(regex, text) is not None)


class ExportedTest(unittest.TestCase):
    TEXT = """---
MainSourceFile: '/a.cpp'
Diagnostics:
  - DiagnosticName: some-check
    DiagnosticMessage:
      Message: 'it''s wrong'
      FilePath: '/a.cpp'
      FileOffset: 3
      Replacements: []
    Notes:
      - Message: wait
        FilePath: '/a.cpp'
        FileOffset: 3
        Replacements:
          - FilePath: '/a.cpp'
            Offset: 0
            Length: 1
            ReplacementText: "x\\n"
      - Message: see here
        FilePath: '/a.cpp'
        FileOffset: 3
        Replacements: []
    Level: Warning
  - DiagnosticName: clang-diagnostic-error
    DiagnosticMessage:
      Message: nowhere
      FilePath: ''
      FileOffset: 0
      Replacements: []
    Level: Error
...
"""

    def test_reading(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "fixes.yaml"
            self.assertEqual([], clang_tidy.read_exported(file))
            file.write_text(self.TEXT, encoding="utf-8")
            first, second = clang_tidy.read_exported(file)
        edit = clang_tidy.Replacement("/a.cpp", 0, 1, "x\n")
        self.assertEqual("it's wrong", first.message)
        self.assertEqual((), first.fix())
        self.assertEqual((edit,), first.fix(from_notes=True))
        self.assertEqual((edit,), first.fix_of_note("^wait$"))
        self.assertEqual((), first.fix_of_note("see"))
        self.assertEqual(("", "Error"), (second.file, second.level))

    def test_applying(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "a.cpp"

            def applied(*edits):
                file.write_text("0123456789", encoding="utf-8")
                clang_tidy.apply_replacements(
                    [clang_tidy.Replacement(str(file), *edit) for edit in edits]
                )
                return file.read_text(encoding="utf-8")

            self.assertEqual("ab123456789", applied((0, 1, "ab")))
            self.assertEqual("x0123y789", applied((4, 3, "y"), (0, 0, "x"), (0, 0, "x")))
            self.assertEqual("x-123456789", applied((0, 1, "-"), (0, 0, "x")))
            with self.assertRaises(clang_tidy.Conflict):
                applied((0, 3, "x"), (2, 1, "y"))


class PrintedTest(unittest.TestCase):
    def test_source_lines_are_not_diagnostics(self):
        found = clang_tidy.parse_printed(
            "/a b/c.cpp:1:2: warning: x [y]\n"
            "    1 | // d.cpp:3:4: warning: z\n"
            "/c.cpp:5:6: fatal error: gone [clang-diagnostic-error]\n"
            "warning: nowhere\n"
        )
        self.assertEqual(
            [("/a b/c.cpp", 1, 2, "warning"), ("/c.cpp", 5, 6, "error"), ("", 0, 0, "warning")],
            [(p.file, p.line, p.column, p.severity) for p in found],
        )


if __name__ == "__main__":
    unittest.main(verbosity=1)
