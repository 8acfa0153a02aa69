#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs one fixture: a source that says in comments what a check reports in it
and what the check's fix makes of it.

    // RUN: %check_holdfast [-std=c++17|c++20-or-later|c++17,c++20]
    // RUN:   [-check-suffixes=A,B] [-expect-clang-tidy-error] [-no-gcc]
    // RUN:   [-no-alternatives]
    // RUN:   [-run [-before=<regex> -after=<regex>] [-sanitizers=<name>,...] [-link=<words>]]
    // RUN:   [-fix-notes | -fix-note=<regex>] [-fix-suffixes=A,B]
    // RUN:   [-match-partial-fixes]
    // RUN:   %s <check>[,<check>...] %t [-- <clang-tidy args> [-- <compiler args>]]

For each standard, on a copy of the source:

 1. clang-tidy reports exactly the announced warnings (file, line, column), with
    the announced text; notes too when there is a CHECK-NOTES line;
 2. the fixes are applied; every line they change is announced by a CHECK-FIXES
    line, and nothing is rewritten where there is none;
 3. the result compiles, also with g++, and with no more warnings than before; with
    -no-gcc, for what g++ does not take as it is written, with clang alone;
 4. a second run finds exactly what had no fix in the first;
 5. with -run, the result runs without a report of ThreadSanitizer,
    AddressSanitizer or UndefinedBehaviorSanitizer; with -before and -after, what
    the program prints and how it ends matches the one as it was written, and the
    other when it is fixed;
 6. what the notes offer, which an editor applies, compiles too and is found clean:
    those of one kind together. Under the last standard alone; not with
    -no-alternatives, for a fixture of which another run does that.
"""

import argparse
import difflib
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

from clang_tidy import Conflict, apply_replacements, parse_printed, read_exported
from directives import (
    dead_directives,
    expectation,
    parse_directives,
    pattern_to_regex,
    strip_directives,
)

STANDARDS = ("c++17", "c++20", "c++23")
DEFAULT_STANDARD = "c++17"
OUTPUT_LIMIT = 8000

# What the sanitizers print; some of it does not change the exit code.
SANITIZER_REPORT = re.compile(
    r"WARNING: ThreadSanitizer|ERROR: \w+Sanitizer|SUMMARY: \w+Sanitizer|: runtime error: "
)
SANITIZERS = {
    "thread": (["-fsanitize=thread"], {"TSAN_OPTIONS": "exitcode=66"}),
    "address-undefined": (
        ["-fsanitize=address,undefined", "-fno-sanitize-recover=all"],
        {"ASAN_OPTIONS": "detect_leaks=1", "UBSAN_OPTIONS": "print_stacktrace=1"},
    ),
}
# A module that cannot be loaded leaves the exit code at 0.
LOAD_FAILURE = re.compile(r"^.*(?:load request ignored|Error opening).*$", re.MULTILINE)


class Failures:
    """Everything that is wrong, in the order found, and how to see it again."""

    def __init__(self):
        self.standards = {}  # (where, text, detail) -> the standards it fails under
        self.commands = {}  # standard -> what was run

    def add(self, standard, where, text, detail=""):
        self.standards.setdefault((where, text, detail), []).append(standard)

    def under(self, standard):
        return [failure for failure, where in self.standards.items() if standard in where]

    def report(self):
        lines = []
        for (where, text, detail), standards in self.standards.items():
            lines.append(f"{where}: {text} [{', '.join(dict.fromkeys(standards))}]")
            if detail:
                lines.append(_indented(detail))
        failed = next((s for s in self.commands if self.under(s)), None)
        if failed:
            lines += [f"commands under {failed}:", _indented("\n".join(self.commands[failed]))]
        return "\n".join(lines)


def _indented(text):
    text = text.rstrip("\n")
    if len(text) > OUTPUT_LIMIT:
        half = OUTPUT_LIMIT // 2
        text = f"{text[:half]}\n[... {len(text) - OUTPUT_LIMIT} characters left out ...]\n{text[-half:]}"
    return "\n".join(f"    {line}".rstrip() for line in text.splitlines())


class Result:
    def __init__(self, returncode, stdout, stderr):
        self.returncode, self.stdout, self.stderr = returncode, stdout, stderr

    @property
    def output(self):
        return self.stdout + self.stderr


class Fixture:
    """One fixture under one standard."""

    def __init__(self, options, standard, failures):
        self.options = options
        self.standard = standard
        self.failures = failures
        self.source = Path(options.source).resolve()
        self.text = self.source.read_text(encoding="utf-8")
        suffixes = dict.fromkeys(options.suffixes + options.fix_suffixes)
        variant = standard + "".join(f"-{s}" for s in suffixes if s)
        self.work = Path(f"{Path(options.temp).resolve()}.{variant}")
        self.copy = self.work / self.source.name
        self.directives = []
        self.compiler_args = []

    # -- set-up --------------------------------------------------------------

    def parse(self):
        """False when the comments make no sense, and nothing else does then."""
        directives, problems = parse_directives(self.text)
        for problem in problems + dead_directives(self.text, directives):
            self.fail(problem.line, problem.text)
        self.directives = self.active(directives)
        for suffix in self.options.fix_suffixes:
            if not any(d.kind == "FIXES" and d.suffix == suffix for d in self.directives):
                if suffix not in self.options.suffixes:
                    self.fail(1, f"no CHECK-FIXES under the suffix '{suffix}'")
        for suffix in self.options.suffixes:
            name = f" under the suffix '{suffix}'" if suffix else ""
            mine = [d for d in self.directives if d.suffix == suffix]
            messages = [d for d in mine if d.kind != "FIXES"]
            none = [d for d in messages if d.form == "NONE"]
            positive = [d for d in messages if d.is_positive]
            if none and positive:
                self.fail(none[0].line, f"a CHECK-MESSAGES-NONE stands beside expected messages{name}")
            elif not none and not positive and not (suffix and self.expected_fixes(mine)):
                self.fail(
                    1,
                    f"no CHECK-MESSAGES or CHECK-NOTES{name}; a fixture in which nothing "
                    "may be found says CHECK-MESSAGES-NONE",
                )
        self.expectations = []
        for directive in self.directives:
            if directive.kind == "FIXES":
                continue
            expected = expectation(directive)
            if isinstance(expected, str):
                self.fail(directive.line, expected)
            elif expected:
                self.expectations += [expected] * directive.count
        if self.options.expect_error and self.expected_fixes():
            self.fail(1, "-expect-clang-tidy-error applies no fix, so CHECK-FIXES makes no sense")
        return not self.failures.under(self.standard)

    def active(self, directives):
        """Those under the suffixes that this run is about."""
        fixes, messages = self.options.fix_suffixes, self.options.suffixes
        return [
            d for d in directives if d.suffix in (fixes if d.kind == "FIXES" else messages)
        ]

    def prepare(self):
        """A copy of the source, and of the folders beside it that are included
        from: applying a fix must never touch the original."""
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir(parents=True)
        self.compiler_args = []
        self.write_stripped(self.source, self.copy)
        here = str(self.source.parent)
        for arg in self.options.compiler_args:
            flag, path = _split_include_flag(arg)
            folder = Path(path).resolve() if path else None
            if folder and folder.exists() and folder.is_relative_to(here) and str(folder) != here:
                inside = folder.relative_to(here)
                self.copy_tree(folder, self.work / inside)
                arg = f"{flag}{self.work / inside}"
            self.compiler_args.append(arg)

    def copy_tree(self, origin, target):
        for file in [origin] if origin.is_file() else origin.rglob("*"):
            if file.is_file():
                self.write_stripped(file, target / file.relative_to(origin))

    @staticmethod
    def write_stripped(origin, target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with open(origin, encoding="utf-8", newline="") as f:
            text = f.read()
        with open(target, "w", encoding="utf-8", newline="") as f:
            f.write(strip_directives(text))

    # -- commands ------------------------------------------------------------

    def run(self, command, env=None):
        command = [str(c) for c in command]
        assignments = [f"{k}={v}" for k, v in (env or {}).items()]
        full = (["env"] + assignments if env else []) + command
        self.failures.commands.setdefault(self.standard, []).append(shlex.join(full))
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=self.work,
            env={**os.environ, **(env or {})},
            text=True,
            errors="replace",
            start_new_session=True,
        )
        try:
            stdout, stderr = process.communicate(timeout=self.options.timeout)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            stdout, stderr = process.communicate()
            stderr += f"\nended after {self.options.timeout} seconds"
        return Result(process.returncode, stdout, stderr)

    def compile_flags(self):
        includes = [f"-I{path}" for path in self.options.include]
        return [f"-std={self.standard}", *includes, *self.compiler_args]

    def clang_tidy(self, name, *extra):
        """Runs clang-tidy over the copy; returns its result and what it found."""
        given = self.options.clang_tidy_args
        exported = self.work / f"{name}.yaml"
        command = [self.options.clang_tidy]
        if self.options.module:
            command += ["--load", self.options.module]
        command.append(f"--checks=-*,{self.options.check}")
        if not _is_given(given, "header-filter"):
            command.append("--header-filter=.*")
        if not _is_given(given, "config") and not _is_given(given, "config-file"):
            command.append("--config={}")
        command += [f"--export-fixes={exported}", *given, *extra]
        command += [self.copy, "--", *self.compile_flags()]
        result = self.run(command)
        return result, read_exported(exported)

    def filecheck(self, check_file, input_text, name, prefixes, *options):
        input_file = self.work / name
        input_file.write_text(input_text, encoding="utf-8")
        return self.run(
            [
                self.options.filecheck,
                f"--input-file={input_file}",
                f"--check-prefixes={','.join(dict.fromkeys(prefixes))}",
                "--allow-empty",
                "--dump-input=fail",
                *options,
                check_file,
            ]
        )

    def fail(self, line, text, detail=""):
        where = f"{self.options.source}:{line}" if line else str(self.options.source)
        self.add(where, text, detail)

    def add(self, where, text, detail=""):
        # The same text under every standard is told once.
        self.failures.add(self.standard, where, text, detail.replace(str(self.work), "%t"))

    # -- the stages ----------------------------------------------------------

    def check(self):
        if not self.parse():
            return
        self.prepare()
        if not self.checks_exist():
            return
        result, findings = self.clang_tidy("first")
        if not self.exit_code_is_right(result):
            return
        self.check_messages(result)
        if self.options.expect_error:
            return
        # Files and lines as they were before the fixes.
        before = self.snapshot()
        if self.options.before:
            self.check_run_before()
        rewritten = self.fix(findings)
        if rewritten is None:
            return
        self.check_fixes(before)
        if rewritten and self.check_compiles():
            self.check_second_run([f for f in findings if not self.chosen_fix(f)])
        if self.options.run:
            self.check_runs()
        leaves_out = self.options.briefly or self.options.no_alternatives
        if self.standard == self.options.std[-1] and not leaves_out:
            self.check_alternatives(findings)

    def checks_exist(self):
        """An unknown name beside a known one is passed over by clang-tidy."""
        names = [
            name
            for name in self.options.check.split(",")
            # The compiler's own warnings are in no list.
            if "*" not in name and not name.startswith(("-", "clang-diagnostic-"))
        ]
        if len(names) < 2:
            return True
        listed = self.run(
            [self.options.clang_tidy]
            + (["--load", self.options.module] if self.options.module else [])
            + [f"--checks=-*,{self.options.check}", "--config={}", "--list-checks"]
        )
        missing = set(names) - set(listed.stdout.split())
        if missing:
            self.fail(1, f"clang-tidy has no check {', '.join(sorted(missing))}", listed.output)
        return not missing

    def exit_code_is_right(self, result):
        if ignored := LOAD_FAILURE.search(result.stderr):
            self.fail(1, "clang-tidy could not load the module", ignored[0])
            return False
        if "Error: no checks enabled" in result.stderr:
            self.fail(1, f"clang-tidy has no check {self.options.check}")
            return False
        if self.options.expect_error:
            if result.returncode == 0:
                self.fail(1, "clang-tidy was expected to fail and did not", result.output)
                return False
            if result.returncode < 0:
                self.fail(1, f"clang-tidy died of signal {-result.returncode}", result.output)
                return False
        elif result.returncode != 0:
            self.fail(1, f"clang-tidy ended with {result.returncode}", result.output)
            return False
        return True

    def check_messages(self, result):
        strict_notes = any(d.kind == "NOTES" for d in self.directives)
        severities = {"warning", "error"} | ({"note", "remark"} if strict_notes else set())
        actual = Counter()
        for printed in parse_printed(result.stdout):
            if printed.severity in severities:
                actual[printed] += 1
        for expected in self.expectations:
            if expected.severity not in severities:
                continue
            found = next((p for p in actual if actual[p] and self.is_at(p, expected)), None)
            if found:
                actual[found] -= 1
                continue
            here = f"{expected.file or self.source.name}:{expected.line}:{expected.column}"
            self.fail(
                expected.directive.line,
                f"expected a{'n' if expected.severity == 'error' else ''} {expected.severity} "
                f"at {here}, saw none there",
                expected.directive.text,
            )
        for printed in actual.elements():
            file = printed.file
            if file and self.is_copy(file):
                file = self.options.source
            where = f"{file}:{printed.line}:{printed.column}" if file else self.options.source
            self.add(str(where), f"unexpected {printed.severity}: {printed.message}")
        if self.failures.under(self.standard):
            return  # FileCheck would only say the same at greater length.
        checked = [d for d in self.directives if d.kind != "FIXES" and d.form != "NONE"]
        if not checked:
            return
        matched = self.filecheck(
            self.source,
            result.stdout,
            "messages.txt",
            [d.prefix for d in checked],
        )
        if matched.returncode != 0:
            self.fail(0, "the messages are not the expected ones", matched.output)

    def is_copy(self, file):
        return os.path.realpath(file) == str(self.copy)

    def is_at(self, printed, expected):
        if (printed.line, printed.column, printed.severity) != (
            expected.line,
            expected.column,
            expected.severity,
        ):
            return False
        if not expected.file:
            return not printed.file or self.is_copy(printed.file)
        # Whole components: "a.h" is not the end of "extra.h".
        return re.search(f"(?:^|/){pattern_to_regex(expected.file)}$", printed.file) is not None

    def snapshot(self):
        return {
            file: file.read_text(encoding="utf-8")
            for file in sorted(self.work.rglob("*"))
            if file.is_file() and file.suffix not in (".yaml", ".txt")
        }

    def chosen_fix(self, finding):
        if self.options.fix_note is not None:
            return finding.fix_of_note(self.options.fix_note)
        return finding.fix(from_notes=self.options.fix_notes)

    def expected_fixes(self, directives=None):
        directives = self.directives if directives is None else directives
        return [d for d in directives if d.kind == "FIXES" and d.form != "NONE"]

    def fix(self, findings):
        """Applies the fixes. Returns whether there were any, None when they
        must not be applied."""
        chosen = []
        for finding in findings:
            replacements = self.chosen_fix(finding)
            if replacements is None:
                self.fail(0, f"several notes of '{finding.message}' match -fix-note")
                return None
            chosen.append((finding, replacements))
        offered = [f for f, replacements in chosen if replacements]
        for _, replacements in chosen:
            for r in replacements:
                if not Path(r.file).resolve().is_relative_to(self.work):
                    self.fail(0, f"a fix would rewrite {r.file}, which is not part of the fixture")
                    return None
        if not self.announces_fixes():
            # Nothing is said about fixes anywhere: none may be offered, not
            # even as an alternative in a note.
            offered += [f for f in findings if any(n.replacements for n in f.notes)]
        for finding in {id(f): f for f in offered}.values():
            if not self.fix_directives_apply():
                self.fail(
                    self.line_of(finding),
                    f"a fix is offered, but there is no CHECK-FIXES for it: {finding.message}",
                )
        if not any(replacements for _, replacements in chosen):
            return False
        if not self.fix_directives_apply():
            return None
        sets_aside = self.options.fix_notes and any(n.lets_go for f in findings for n in f.notes)
        if self.options.fix_note is None and not sets_aside:
            # The real thing: clang-tidy also tidies up around its edits.
            result, _ = self.clang_tidy("fix", "--fix-notes" if self.options.fix_notes else "--fix")
            if result.returncode != 0:
                self.fail(0, f"clang-tidy --fix ended with {result.returncode}", result.output)
                return None
        else:
            try:
                apply_replacements([r for _, replacements in chosen for r in replacements])
            except Conflict as conflict:
                self.fail(0, "the fixes cannot be applied together", str(conflict))
                return None
        return True

    def announces_fixes(self):
        """Whether any RUN line of the fixture is about fixes."""
        return any(d.kind == "FIXES" for d in parse_directives(self.text)[0]) or any(
            "CHECK-FIXES" in h.read_text(encoding="utf-8") for h in self.original_headers()
        )

    def fix_directives_apply(self):
        return bool(self.expected_fixes()) or any(
            self.expected_fixes(self.header_directives(h)) for h in self.original_headers()
        )

    def header_directives(self, header):
        directives, _ = parse_directives(header.read_text(encoding="utf-8"))
        return self.active(directives)

    def original_headers(self):
        """The originals of the copied files that are not the fixture itself."""
        for file in sorted(self.work.rglob("*")):
            if file != self.copy:
                origin = self.source.parent / file.relative_to(self.work)
                if origin.is_file():
                    yield origin

    def line_of(self, finding):
        if not finding.file or not self.is_copy(finding.file):
            return 0
        return self.copy.read_bytes()[: finding.offset].count(b"\n") + 1

    def check_fixes(self, before):
        for file, old in before.items():
            new = file.read_text(encoding="utf-8")
            if file == self.copy:
                origin, directives = self.source, self.expected_fixes()
            else:
                origin = self.source.parent / file.relative_to(self.work)
                directives = self.expected_fixes(self.header_directives(origin))
                # A header serves several fixtures; its fixes are looked at in
                # those that have it rewritten.
                if new == old:
                    continue
            self.check_fixed_file(origin, old, new, directives)

    def check_fixed_file(self, origin, old, new, directives):
        if not directives:
            if new != old:
                diff = difflib.unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=1)
                self.add(str(origin), "rewritten, but without a CHECK-FIXES", "\n".join(diff))
            return
        full = [] if self.options.match_partial_fixes else ["--match-full-lines"]
        matched = self.filecheck(
            origin, new, f"fixed-{origin.name}.txt", [d.prefix for d in directives], *full
        )
        if matched.returncode != 0:
            self.add(str(origin), "the fixed source is not the expected one", matched.output)
            return
        for number, line in self.unannounced_lines(old, new, directives):
            self.add(
                str(origin),
                f"line {number} of the fixed source was written by a fix and has "
                "no CHECK-FIXES of its own",
                line,
            )
        if new == old and any(d.is_positive for d in directives):
            where = f"{origin}:{directives[0].line}"
            self.add(where, "there is a CHECK-FIXES, but no fix was offered")

    def unannounced_lines(self, old, new, directives):
        """The lines that a fix wrote and that have no CHECK-FIXES of their own:
        one that served for several would not notice when one of them is gone."""
        regexes = [
            re.compile(rf"[ \t]*{pattern_to_regex(d.text)}[ \t]*")
            for d in directives
            if d.is_positive
            for _ in range(d.count)
        ]
        match = re.Pattern.search if self.options.match_partial_fixes else re.Pattern.fullmatch
        old_lines, new_lines = old.splitlines(), new.splitlines()
        written = [
            number
            for tag, _, _, first, last in difflib.SequenceMatcher(
                None, old_lines, new_lines, autojunk=False
            ).get_opcodes()
            if tag in ("replace", "insert")
            for number in range(first, last)
            if new_lines[number].strip()
        ]
        announced = {}  # index of a CHECK-FIXES -> the line that has it

        def announce(number, tried):
            for index, regex in enumerate(regexes):
                if index in tried or not match(regex, new_lines[number]):
                    continue
                tried.add(index)
                if index not in announced or announce(announced[index], tried):
                    announced[index] = number
                    return True
            return False

        for number in written:
            if not announce(number, set()):
                yield number + 1, new_lines[number]

    def check_compiles(self, fixes="the fix"):
        compilers = [self.options.clangxx]
        if not self.options.briefly and not self.options.no_gcc:
            compilers.append(self.options.gxx)
        return all([self.check_compiles_with(compiler, fixes) for compiler in compilers])

    def check_compiles_with(self, compiler, fixes):
        name = os.path.basename(compiler)
        result = self.compile(compiler, self.copy, self.compiler_args)
        if result.returncode != 0:
            self.fail(0, f"after {fixes} the source does not compile with {name}", result.output)
        elif warnings := compiler_warnings(result.output):
            # What was wrong before is not the fix's fault.
            before = self.compile(compiler, self.source, self.options.compiler_args)
            for warning in warnings - compiler_warnings(before.output):
                self.fail(0, f"after {fixes} {name} warns: {warning}", result.output)
        return result.returncode == 0

    def compile(self, compiler, source, compiler_args):
        includes = [f"-I{path}" for path in self.options.include]
        return self.run(
            [compiler, "-fsyntax-only", "-Wall", "-Wextra", f"-std={self.standard}"]
            + includes
            + compiler_args
            + [source]
        )

    def check_second_run(self, left, fixes="the fix"):
        """Finds what is in `left`, and nothing else."""
        expected = Counter(self.identity(f) for f in left)
        result, remaining = self.clang_tidy("second")
        if result.returncode != 0:
            self.fail(0, f"clang-tidy after {fixes} ended with {result.returncode}", result.output)
            return
        actual = Counter(self.identity(f) for f in remaining)
        for (file, text), count in sorted((actual - expected).items()):
            self.fail(0, f"{count} more after {fixes}, in {file}: {text}", result.stdout)
        for (file, text), count in sorted((expected - actual).items()):
            self.fail(0, f"{count} gone after {fixes} that had none, in {file}: {text}", result.stdout)

    def check_alternatives(self, findings):
        """Those of one kind, which say the same but for the names, go together."""
        offered = [
            {self.kind_of(note): note for note in finding.notes if note.replacements}
            for finding in findings
        ]
        for kind in dict.fromkeys(kind for notes in offered for kind in notes):
            self.prepare()
            chosen = [notes[kind] for notes in offered if kind in notes]
            try:
                apply_replacements([r for note in chosen for r in note.replacements])
            except Conflict as conflict:
                self.fail(0, f"cannot be applied together: '{kind}'", str(conflict))
                continue
            if self.check_compiles(f"'{kind}'"):
                left = [f for f, notes in zip(findings, offered) if kind not in notes]
                self.check_second_run(left, f"'{kind}'")

    @staticmethod
    def kind_of(note):
        kind = re.sub(r"'[^']*'", "'...'", note.message).split(", ")[0]
        # They share the set that one of them declares.
        return kind.replace("start it in the task set", "hold it in the task set")

    @staticmethod
    def identity(finding):
        return (
            os.path.basename(finding.file) or "the command line",
            f"{finding.level.lower()}: {finding.message} [{finding.check}]",
        )

    def check_runs(self):
        for name in self.options.sanitizers:
            flags, env = SANITIZERS[name]
            program = f"the fixed program, built with {flags[0]},"
            result = self.run_program(
                name, flags, env, f"the fixed source does not build with {flags[0]}"
            )
            if result and (result.returncode != 0 or SANITIZER_REPORT.search(result.output)):
                self.fail(0, f"{program} ended with {result.returncode}", result.output)
            elif result and self.options.after:
                self.check_outcome(program, self.options.after, result)

    def check_run_before(self):
        """What the finding is about happens, without a sanitizer."""
        result = self.run_program("before", [], {}, "the source does not build")
        if result:
            self.check_outcome("the program as it is written", self.options.before, result)

    def check_outcome(self, program, expected, result):
        outcome = f"{result.output}ended with {result.returncode}\n"
        if not re.search(expected, outcome):
            self.fail(0, f"{program} does not do '{expected}'", outcome)

    def run_program(self, name, flags, env, otherwise):
        program = self.work / f"run-{name}.exe"
        built = self.run(
            [self.options.clangxx, "-g", "-O1", "-fno-omit-frame-pointer", "-pthread", "-w"]
            + flags
            + self.compile_flags()
            + [self.copy, "-o", program]
            + self.options.link
        )
        if built.returncode != 0:
            self.fail(0, otherwise, built.output)
            return None
        return self.run([program], env)


def compiler_warnings(output):
    """The texts of the warnings, without where they, and lambdas they name, are."""
    output = re.sub(r"\(lambda at [^)]*\)", "(lambda)", output)
    return Counter(re.findall(r"warning: (.*)$", output, re.MULTILINE))


def _split_include_flag(arg):
    """("-I", "dir") of "-Idir"; ("", "dir") of a path that stands alone."""
    for flag in ("-isystem", "-iquote", "-I", "-include"):
        if arg.startswith(flag) and len(arg) > len(flag):
            return flag, arg[len(flag) :]
    return ("", arg) if not arg.startswith("-") else ("", "")


def _is_given(args, name):
    return any(re.match(rf"--?{name}(=|$)", arg) for arg in args)


def _standards(text):
    standards = []
    for part in text.split(","):
        base = part.removesuffix("-or-later")
        if base not in STANDARDS:
            raise argparse.ArgumentTypeError(f"'{part}' is none of {', '.join(STANDARDS)}")
        later = STANDARDS[STANDARDS.index(base) :]
        standards += later if part != base else [base]
    return list(dict.fromkeys(standards))


def parse_arguments(argv):
    parser = argparse.ArgumentParser(
        prog="check_fixture.py",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    tools = parser.add_argument_group("what lit fills in")
    tools.add_argument("--clang-tidy", required=True)
    tools.add_argument("--clangxx", required=True, help="the clang++ of that LLVM")
    tools.add_argument("--gxx", default="g++")
    tools.add_argument("--filecheck", required=True)
    tools.add_argument(
        "--briefly",
        action="store_true",
        help="leaves out what hardly depends on the LLVM: g++, and the alternatives of notes",
    )
    tools.add_argument("--module", help="what clang-tidy loads; nothing for its own checks")
    tools.add_argument("--include", action="append", default=[], help="a folder to include from")
    tools.add_argument("--timeout", type=float, default=120, help="seconds for one command")
    parser.add_argument("-std", type=_standards, default=[DEFAULT_STANDARD])
    parser.add_argument(
        "-check-suffixes",
        "-check-suffix",
        dest="suffixes",
        type=lambda text: text.split(","),
        default=[""],
        help="use CHECK-<KIND>-<SUFFIX> lines; an empty name stands for those without",
    )
    parser.add_argument(
        "-fix-suffixes",
        "-fix-suffix",
        dest="fix_suffixes",
        type=lambda text: text.split(","),
        help="the suffixes of CHECK-FIXES alone, where they differ",
    )
    parser.add_argument(
        "-expect-clang-tidy-error",
        dest="expect_error",
        action="store_true",
        help="clang-tidy must end with an error; no fix is applied",
    )
    parser.add_argument(
        "-no-gcc",
        action="store_true",
        help="what the fixes make is not for g++, which does not take the fixture either",
    )
    parser.add_argument(
        "-no-alternatives",
        action="store_true",
        help="another run of the fixture applies what the notes offer",
    )
    parser.add_argument("-run", action="store_true", help="run the fixed program, with sanitizers")
    parser.add_argument("-before", metavar="REGEX", help="what the program does as it is written")
    parser.add_argument("-after", metavar="REGEX", help="what it does when it is fixed")
    parser.add_argument(
        "-sanitizers",
        type=lambda text: text.split(","),
        default=list(SANITIZERS),
        help=f"with -run, some of {', '.join(SANITIZERS)}",
    )
    parser.add_argument(
        "-link", type=shlex.split, default=[], help="with -run, what else the linker is told"
    )
    fixes = parser.add_mutually_exclusive_group()
    fixes.add_argument(
        "-fix-notes",
        action="store_true",
        help="apply with --fix-notes, or what that would apply without notes that let go",
    )
    fixes.add_argument(
        "-fix-note", metavar="REGEX", help="apply the fix of the note that matches, as an editor does"
    )
    parser.add_argument(
        "-match-partial-fixes", action="store_true", help="CHECK-FIXES may match part of a line"
    )
    parser.add_argument("source")
    parser.add_argument("check")
    parser.add_argument("temp", help="where to work; its name is completed for each standard")

    parts = [[]]
    for arg in argv:
        if arg == "--" and len(parts) < 3:
            parts.append([])
        else:
            parts[-1].append(arg)
    options = parser.parse_args(parts[0])
    if options.fix_suffixes is None:
        options.fix_suffixes = options.suffixes
    options.clang_tidy_args = parts[1] if len(parts) > 1 else []
    options.compiler_args = parts[2] if len(parts) > 2 else []
    return options


def main(argv):
    options = parse_arguments(argv)
    failures = Failures()
    for standard in options.std:
        Fixture(options, standard, failures).check()
    if not failures.standards:
        return 0
    print(failures.report())
    print("to repeat it all:")
    print(_indented(shlex.join([sys.executable, os.path.abspath(__file__), *argv])))
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
