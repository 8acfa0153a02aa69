# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Neovim, headless, with its built-in client, set up as docs/editors.md says: open,
see the findings, apply each action, write, compile."""

import json
import re
import shutil
import subprocess
import unittest

from workspace import CLANGD, HERE, SOURCE, TITLES, Workspace

NEOVIM = shutil.which("nvim")


class Neovim(Workspace):
    def edit(self, source):
        """What neovim.lua reports when it has edited `source`."""
        report = self.folder / "report.json"
        page = (SOURCE / "docs" / "editors.md").read_text("utf-8")
        recipe = re.search(r"```lua\n(.*?)```", page, re.DOTALL)[1]
        self.assertIn("/path/to/holdfast-clangd", recipe)
        init = self.write("init.lua", recipe.replace("/path/to/holdfast-clangd", CLANGD))
        done = subprocess.run(
            [NEOVIM, "--clean", "--headless", "-u", init, source]
            + ["-c", f"luafile {HERE / 'neovim.lua'}"],
            cwd=self.folder,
            env={
                **self.environment,
                "HOLDFAST_TEST_FINDINGS": str(len(TITLES)),
                "HOLDFAST_TEST_REPORT": str(report),
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=240,
            check=False,
        )
        self.assertTrue(report.exists(), done.stderr.decode())
        result = json.loads(report.read_text("utf-8"))
        self.assertNotIn("problem", result)
        return result

    def test_each_action(self):
        self.assertIsNotNone(NEOVIM, "install the package neovim")
        self.copy("work.h")
        source = self.copy("actions.cpp")
        before = source.read_text("utf-8")
        report = self.edit(source)
        self.assertEqual(
            [[action["title"] for action in finding["actions"]] for finding in report],
            list(TITLES.values()),
        )
        results = [self.folder / a["saved"] for finding in report for a in finding["actions"]]
        texts = {result.read_text("utf-8") for result in results}
        self.assertEqual(len(texts - {before}), len(results), "two actions do the same, or nothing")
        for result in results:
            self.compile(result)


if __name__ == "__main__":
    unittest.main()
