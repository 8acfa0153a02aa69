#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compiles every code block of a page.

    docs_test.py <page> <prelude> <work folder> <compiler> <flag>...

Each block becomes the body of a function, after the prelude, which declares what
the page's examples use; one that begins with an #include is a file of its own.
"""

import re
import subprocess
import sys
from pathlib import Path


def main(argv):
    page, prelude, work, command = Path(argv[0]), Path(argv[1]), Path(argv[2]), argv[3:]
    blocks = re.findall(r"^```c\+\+\n(.*?)^```", page.read_text("utf-8"), re.M | re.S)
    if not blocks:
        print(f"{page}: there is no code block", file=sys.stderr)
        return 1
    work.mkdir(parents=True, exist_ok=True)
    failed = 0
    for number, block in enumerate(blocks, 1):
        source = work / f"block-{number}.cpp"
        is_file = block.startswith("#include")
        body = block if is_file else f'#include "{prelude}"\nvoid block() {{\n{block}}}\n'
        source.write_text(body, "utf-8")
        failed += subprocess.run([*command, "-fsyntax-only", str(source)]).returncode != 0
    print(f"{len(blocks)} code blocks, {failed} do not compile")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
