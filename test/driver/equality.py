# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The driver finds what clang-tidy finds with the module: over every fixture, the
findings, notes and fixes of both are compared. The library's templates and bodies
that inference reads have sources of their own in Inputs/equality.

And what the filter leaves out has no findings.

The time is clang-tidy's, so each LLVM's build takes every second fixture: 19 those
that 22 leaves. "all" instead of the version takes all.
"""

import json
import re
import shlex
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import yaml

holdfast, clang_tidy, module, includes, version = sys.argv[1:6]
tests = Path(__file__).resolve().parent.parent
CHECKS = "-*,holdfast-*"


def compiler_flags(source):
    """Those of the fixture's first run."""
    text = source.read_text(encoding="utf-8")
    flags = ["-std=c++20", f"-I{includes}"]
    run = re.search(r"RUN: (%check_holdfast .*)", text)
    parts = run[1].split(" -- ") if run else []
    if len(parts) > 2 or (len(parts) == 2 and run[1].endswith(" --")):
        flags += shlex.split(parts[-1].replace("%S", str(source.parent)))
    elif run and "-- -- " in run[1]:
        flags += shlex.split(run[1].split("-- -- ")[1].replace("%S", str(source.parent)))
    return flags


def reported(path):
    """The findings of a report, each as text."""
    report = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else None
    found = []
    for diagnostic in report["Diagnostics"] if report else []:
        if not diagnostic["DiagnosticName"].startswith("clang-diagnostic"):
            diagnostic.pop("BuildDirectory", None)
            found.append(yaml.safe_dump(diagnostic))
    return sorted(found)


def run_clang_tidy(source, folder):
    """clang-tidy's findings; nothing when the source does not parse."""
    exported = folder / f"{source.stem}-{abs(hash(source))}.yaml"
    result = subprocess.run(
        [clang_tidy, "--load", module, f"--checks={CHECKS}", "--warnings-as-errors=-*",
         f"--export-fixes={exported}", str(source), "--", *compiler_flags(source)],
        capture_output=True, text=True, timeout=150,
    )
    return None if "[clang-diagnostic-error]" in result.stdout else reported(exported)


def run_holdfast(folder, name, *options):
    subprocess.run(
        [holdfast, "check", "-p", folder, f"--checks={CHECKS}", "--quiet", "-j", "2",
         "--cache", folder / "cache", "--json", folder / name, *options],
        stdout=subprocess.DEVNULL, timeout=900,
    )
    return json.loads((folder / name).read_text(encoding="utf-8"))


def compare(sources, folder):
    """Prints what differs; returns how often, and how many findings there are."""
    commands = [
        {"directory": str(folder), "file": str(source),
         "arguments": ["/usr/bin/c++", *compiler_flags(source), "-c", str(source)]}
        for source in sources
    ]
    (folder / "compile_commands.json").write_text(json.dumps(commands))
    everything = run_holdfast(folder, "everything.json", "--no-filter")
    unparsed = {failure["file"]: failure["output"] for failure in everything["failed"]}
    unparsed = {str(Path(everything["root"], name)): text for name, text in unparsed.items()}
    ours = {}
    for path in (folder / "cache/units").glob("*.yaml"):
        match = re.search(r"MainSourceFile: +'?(.*?)'?$", path.read_text("utf-8"), re.MULTILINE)
        ours[match[1]] = reported(path)

    failed = count = 0
    with ThreadPoolExecutor(2) as pool:
        results = pool.map(lambda source: run_clang_tidy(source, folder), sources)
    for source, theirs in zip(sources, results):
        mine = ours.get(str(source))
        if theirs is None:
            if mine is not None or "clang cannot parse it" not in unparsed.get(str(source), ""):
                failed += 1
                print(f"FAIL {source}: clang-tidy cannot parse it, and we can")
        elif mine != theirs:
            failed += 1
            print(f"FAIL {source}: clang-tidy says\n{''.join(theirs)}\nwe say")
            print(unparsed.get(str(source), "") if mine is None else "".join(mine))
        count += len(theirs or [])

    filtered = run_holdfast(folder, "filtered.json")
    print(f"{filtered['units']['leftOut']} of {len(sources)} units left out")
    if filtered["findings"] != everything["findings"]:
        failed += 1
        print("FAIL the filter left out findings")
        for finding in everything["findings"]:
            if finding not in filtered["findings"]:
                print(f"{finding['file']}:{finding['line']}: {finding['message']}")
    return failed, count


def chosen_sources():
    fixtures = [
        source
        for folder in ("checks", "catalog", "fix")
        for source in sorted((tests / folder).rglob("*.cpp"))
        if not source.name.endswith("_test.cpp") and "Inputs" not in source.parts
    ]
    if version != "all":
        fixtures = fixtures[int(version) % 2 :: 2]
    return fixtures + sorted((tests / "driver/Inputs/equality").glob("*.cpp"))


def main():
    sources = chosen_sources()
    with tempfile.TemporaryDirectory(prefix="holdfast-equality-") as folder:
        failed, count = compare(sources, Path(folder).resolve())
    print(f"{len(sources)} sources, {count} findings, {failed} differ")
    return 0 if count > 100 and not failed else 1


if __name__ == "__main__":
    sys.exit(main())
