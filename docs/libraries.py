#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes the table of the libraries, docs/libraries.md, from the catalogue:

    python3 docs/libraries.py >docs/libraries.md
"""

from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent

INTRODUCTION = """\
# The libraries

What dropping a handle of each library does, as the [catalogue](catalogue.md) has it.
Made by `docs/libraries.py`; do not edit.

"How it is known" is what was done to find out what dropping does: a program was run,
a program was compiled, the source or the documentation was read. Each library has a
fixture in `test/catalog` that includes a header of ours with its declarations; where
Debian has the library, `test/real` runs it over the library's own headers too.
Libraries marked with ¹ are reported only with the option `MinimumSeverity: low`: their
users drop handles as a rule.
"""

HEAD = ["library", "handles", "dropping one", "scopes", "version", "how it is known", "own headers"]


def as_list(value):
    return value if isinstance(value, list) else [value]


def code(names):
    return ", ".join(f"`{name}`" for name in dict.fromkeys(names))


def handles_by_consequence(library):
    """The names of the types, and of the functions that decide, by what dropping does."""
    found = {}

    def add(names, consequence):
        # One root stands for all of them.
        names = [name.replace("*::", f"{library['roots'][0]}::") for name in names]
        found.setdefault(consequence, []).extend(names)

    for entry in library.get("handles", []):
        names = as_list(entry.get("spelled", entry["type"]))
        add(names, entry.get("consequence", "as configured"))
    for entry in library.get("spawners", []):
        names = [f"{name}()" for name in as_list(entry["function"])]
        for case in entry.get("cases", [entry]):
            if "consequence" in case:
                add(names, case["consequence"])
    for entry in library.get("arguments", []):
        if "consequence" in entry:
            add(as_list(entry["type"]), entry["consequence"])
    return found


def scopes(library):
    words = {"joins": "joins", "cancels": "cancels", "terminates": "terminates", "nothing": "does not wait"}
    return ", ".join(
        f"{code([as_list(entry['type'])[0]])} ({words[entry['destructor']]})"
        for entry in library.get("scopes", [])
    )


def real_headers(name):
    # No fixture has a standard library of ours.
    return "tested" if name == "std" or any((ROOT / "test" / "real").glob(f"{name}*")) else ""


def rows(library):
    title = library["title"] + ("¹" if library.get("severity") == "low" else "")
    rest = [
        scopes(library),
        str(library.get("version", "")),
        library.get("evidence", "read"),
        real_headers(library["library"]),
    ]
    found = handles_by_consequence(library)
    for consequence, names in found.items() or [("", [])]:
        yield [title, code(names), consequence, *rest]
        title, rest = "", [""] * len(rest)


def main():
    libraries = [
        yaml.safe_load(path.read_text("utf-8")) for path in (ROOT / "lib" / "catalog").glob("*.yaml")
    ]
    print(INTRODUCTION)
    print("| " + " | ".join(HEAD) + " |")
    print("|" + "---|" * len(HEAD))
    for library in sorted(libraries, key=lambda each: each["title"].lower()):
        for row in rows(library):
            print("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |")


if __name__ == "__main__":
    main()
