# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What clang-tidy says: its printed diagnostics and its --export-fixes file."""

import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml

_LOCATED = re.compile(
    r"^(?P<file>[^\s:][^:]*):(?P<line>[0-9]+):(?P<column>[0-9]+): "
    r"(?P<severity>warning|error|fatal error|note|remark): (?P<message>.*)$"
)
_UNLOCATED = re.compile(
    r"^(?P<severity>warning|error|fatal error|note|remark): (?P<message>.*)$"
)


@dataclass(frozen=True)
class Printed:
    """A diagnostic as printed; line 0 when it has no location."""

    file: str
    line: int
    column: int
    severity: str
    message: str


def parse_printed(output):
    printed = []
    for line in output.splitlines():
        if match := _LOCATED.match(line):
            printed.append(
                Printed(
                    match["file"],
                    int(match["line"]),
                    int(match["column"]),
                    match["severity"].removeprefix("fatal "),
                    match["message"],
                )
            )
        elif match := _UNLOCATED.match(line):
            severity = match["severity"].removeprefix("fatal ")
            printed.append(Printed("", 0, 0, severity, match["message"]))
    return printed


@dataclass(frozen=True)
class Replacement:
    file: str
    offset: int
    length: int
    text: str


@dataclass(frozen=True)
class Note:
    message: str
    replacements: tuple = ()

    @property
    def lets_go(self):
        """It offers to say that nobody waits: beside every other fix of such work."""
        return self.message.startswith("let it go on purpose, ")


@dataclass(frozen=True)
class Finding:
    """A diagnostic as exported, with its fix and the fixes of its notes."""

    check: str
    level: str
    message: str
    file: str
    offset: int
    replacements: tuple = ()
    notes: tuple = field(default=())

    def fix(self, from_notes=False):
        """The replacements that --fix, or --fix-notes, applies, if notes that let go
        were none."""
        if self.replacements or not from_notes:
            return self.replacements
        offered = [n.replacements for n in self.notes if n.replacements and not n.lets_go]
        return offered[0] if len(offered) == 1 else ()

    def fix_of_note(self, pattern):
        """The replacements of the one note that matches; None when several do."""
        offered = [
            note.replacements
            for note in self.notes
            if note.replacements and re.search(pattern, note.message)
        ]
        if len(offered) > 1:
            return None
        return offered[0] if offered else ()


def read_exported(path):
    """clang-tidy writes no file when there is nothing to report."""
    path = Path(path)
    if not path.exists():
        return []
    document = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    findings = []
    for entry in document.get("Diagnostics") or []:
        # One level deeper since LLVM 9; Notes stands beside the message.
        message = entry.get("DiagnosticMessage") or entry
        notes = tuple(
            Note(str(note.get("Message", "")), _replacements(note))
            for note in entry.get("Notes") or []
        )
        findings.append(
            Finding(
                check=str(entry.get("DiagnosticName", "")),
                level=str(entry.get("Level", "Warning")),
                message=str(message.get("Message", "")),
                file=str(message.get("FilePath") or ""),
                offset=int(message.get("FileOffset") or 0),
                replacements=_replacements(message),
                notes=notes,
            )
        )
    return findings


def _replacements(entry):
    return tuple(
        Replacement(
            str(r["FilePath"]), int(r["Offset"]), int(r["Length"]), str(r["ReplacementText"] or "")
        )
        for r in entry.get("Replacements") or []
    )


class Conflict(Exception):
    pass


def apply_replacements(replacements):
    """Applies each edit once, as an editor does for a code action.

    The same edit from two findings (an include) counts as one; different edits
    that touch one span are a Conflict.
    """
    by_file = {}
    for replacement in replacements:
        by_file.setdefault(replacement.file, set()).add(replacement)
    for file, edits in by_file.items():
        data = Path(file).read_bytes()
        ordered = sorted(edits, key=lambda r: (r.offset, r.length, r.text))
        for before, after in zip(ordered, ordered[1:]):
            same_insertion_point = before.offset == after.offset and not (
                before.length and after.length
            )
            if before.offset + before.length > after.offset and not same_insertion_point:
                raise Conflict(f"{file}: edits at offsets {before.offset} and {after.offset} overlap")
        for edit in reversed(ordered):
            data = data[: edit.offset] + edit.text.encode() + data[edit.offset + edit.length :]
        Path(file).write_bytes(data)
