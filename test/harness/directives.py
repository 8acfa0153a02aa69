# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The comments of a fixture: what it expects to be reported and rewritten.

    // CHECK-<KIND>[-<SUFFIX>][-<FORM>]: pattern

KIND is MESSAGES, NOTES or FIXES; FORM is one of FileCheck's (NOT, NEXT, DAG,
SAME, EMPTY, LABEL, COUNT-<n>), or NONE, which takes no pattern and says that
nothing is expected.
"""

import re
from dataclasses import dataclass

KINDS = ("MESSAGES", "NOTES", "FIXES")

_NAME = re.compile(
    r"CHECK-(?P<kind>MESSAGES|NOTES|FIXES)"
    r"(?P<suffix>(?:-[A-Z0-9_]+)*?)"
    r"(?P<form>-(?:NOT|NEXT|DAG|SAME|EMPTY|LABEL|NONE|COUNT-[1-9][0-9]*))?$"
)
_RESERVED = {"NOT", "NEXT", "DAG", "SAME", "EMPTY", "LABEL", "NONE", "COUNT"}

# A directive proper, at the start of a comment, and anything that FileCheck
# would take for one elsewhere in a line.
_COMMENT = re.compile(r"//\s*(?P<name>CHECK[-\w]*)(?P<colon>:?)(?P<text>.*)$")
_ELSEWHERE = re.compile(r"(?<![-\w])CHECK-(?:MESSAGES|NOTES|FIXES)[-\w]*:")
_RUN = re.compile(r"//\s*RUN:\s*(?P<text>.*)$")

_SEVERITY = r"(?P<severity>warning|error|note|remark)"
_LOCATED = re.compile(
    r"^(?P<file>(?:\{\{.*?\}\}|[^:{}])*):"
    r"(?:(?P<line>[0-9]+)|\[\[#?\s*@LINE\s*(?P<offset>[-+]\s*[0-9]+)?\s*\]\]):"
    r"(?P<column>[0-9]+): " + _SEVERITY + r":"
)
_UNLOCATED = re.compile(r"^" + _SEVERITY + r":")
_ANY_SEVERITY = re.compile(r"\b(warning|error):")


@dataclass(frozen=True)
class Directive:
    kind: str
    suffix: str
    form: str  # without "COUNT-n"'s number
    count: int
    line: int
    text: str

    @property
    def prefix(self):
        """What FileCheck is asked to look for."""
        return f"CHECK-{self.kind}" + (f"-{self.suffix}" if self.suffix else "")

    @property
    def is_positive(self):
        return self.form not in ("NOT", "NONE")


@dataclass(frozen=True)
class Expectation:
    """One diagnostic that a fixture announces."""

    file: str  # "" for the fixture itself, else a pattern for the path's end
    line: int  # 0 when the diagnostic has no location
    column: int
    severity: str
    directive: Directive


@dataclass(frozen=True)
class Problem:
    """Something in the fixture's comments that could never fail, or never pass."""

    line: int
    text: str


def parse_directives(text):
    """Returns (directives, problems)."""
    directives, problems = [], []
    runs = run_lines(text)
    # Other prefixes are somebody's business only if FileCheck is run by hand.
    foreign_prefixes = any("FileCheck" in run for run in runs)
    for number, line in enumerate(text.splitlines(), start=1):
        comment = _COMMENT.search(line)
        head = line[: comment.start()] if comment else line
        tail = comment["text"] if comment else ""
        for part in (head, tail):
            if stray := _ELSEWHERE.search(part):
                problems.append(
                    Problem(number, f"'{stray[0]}' is not at the start of a comment")
                )
        if not comment:
            continue
        name = comment["name"]
        match = _NAME.match(name)
        if not match:
            ours = name.startswith(tuple(f"CHECK-{kind}" for kind in KINDS))
            if ours or (comment["colon"] and not foreign_prefixes):
                problems.append(Problem(number, f"'{name}' is no directive that is known"))
            continue
        form = (match["form"] or "").lstrip("-")
        suffix = match["suffix"].lstrip("-")
        count = 1
        if form.startswith("COUNT-"):
            form, count = "COUNT", int(form[len("COUNT-") :])
        if reserved := _RESERVED.intersection(suffix.split("-")):
            problems.append(
                Problem(number, f"'{name}': '{min(reserved)}' comes last and only once")
            )
            continue
        if form == "NONE":
            if match["kind"] == "NOTES":
                problems.append(Problem(number, f"'{name}' is no directive that is known"))
                continue
        elif not comment["colon"]:
            problems.append(Problem(number, f"'{name}' is not followed by a colon"))
            continue
        elif form != "EMPTY" and not comment["text"].strip():
            problems.append(Problem(number, f"'{name}' has no pattern, so it always matches"))
            continue
        directives.append(
            Directive(
                match["kind"], suffix, form, count, number, comment["text"].strip()
            )
        )
    return directives, problems


def run_lines(text):
    """The fixture's RUN lines, those continued by a backslash joined."""
    runs, continued = [], False
    for line in text.splitlines():
        match = _RUN.search(line)
        if not match:
            continued = False
            continue
        part = match["text"].rstrip()
        if continued:
            runs[-1] += " " + part.rstrip("\\")
        else:
            runs.append(part.rstrip("\\"))
        continued = part.endswith("\\")
    return runs


def dead_directives(text, directives):
    """Directives under a suffix that no RUN line asks for."""
    runs = [run for run in run_lines(text) if "%check_holdfast" in run]
    if not runs:
        return []
    messages, fixes = set(), set()
    for run in runs:
        own = _suffixes(run, "check")
        messages.update(own or [""])
        fixes.update(_suffixes(run, "fix") or own or [""])
    return [
        Problem(d.line, f"no RUN line asks for {d.prefix} lines")
        for d in directives
        if d.suffix not in (fixes if d.kind == "FIXES" else messages)
    ]


def _suffixes(run, option):
    given = re.findall(rf"-{option}-suffix(?:es)?=(\S*)", run)
    return [suffix for text in given for suffix in text.strip("'\"").split(",")]


def expectation(directive):
    """The diagnostic a MESSAGES or NOTES directive announces, None when it is
    about another line of the output; a string says what is wrong with it."""
    if not directive.is_positive or directive.form in ("SAME", "EMPTY"):
        return None
    if located := _LOCATED.match(directive.text):
        line = int(located["line"] or 0)
        if not line:
            line = directive.line + int((located["offset"] or "0").replace(" ", ""))
        return Expectation(
            located["file"], line, int(located["column"]), located["severity"], directive
        )
    if unlocated := _UNLOCATED.match(directive.text):
        return Expectation("", 0, 0, unlocated["severity"], directive)
    if _ANY_SEVERITY.search(directive.text):
        return "a warning is announced as ':<line or [[@LINE-n]]>:<column>: warning: ...'"
    return None


def strip_directives(text):
    """The source without what it expects, every line where it was: otherwise a
    pattern would match itself."""
    return re.sub(r"//[ \t]*(?:CHECK-(?:MESSAGES|NOTES|FIXES)|RUN:)[^\r\n]*", "//", text)


def pattern_to_regex(pattern):
    """A FileCheck pattern as a regular expression, variables matching anything."""
    parts, at = [], 0
    token = re.compile(
        r"\{\{(?P<re>.*?)\}\}|\[\[#[^\]]*\]\]|\[\[\w+:(?P<var>.*?)\]\]|\[\[@?\w+[^\]]*\]\]"
    )
    for match in token.finditer(pattern):
        parts.append(_literal(pattern[at : match.start()]))
        inner = match["re"] or match["var"]
        if inner is not None:
            try:
                re.compile(inner)
            except re.error:
                inner = ".*"
        parts.append(f"(?:{inner or '.*?'})")
        at = match.end()
    parts.append(_literal(pattern[at:]))
    return "".join(parts)


def _literal(text):
    return r"[ \t]+".join(re.escape(part) for part in re.split(r"[ \t]+", text))
