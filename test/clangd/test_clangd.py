# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""holdfast-clangd, asked as VS Code asks it and from the command line."""

import re
import time
import unittest

import lsp
from workspace import CLANGD, HERE, SOURCE, STOCK_CLANGD, TITLES, Workspace, key_of

ASYNC = """\
#include "future.h"

void work();

void start() {
  std::async(std::launch::async, [] { work(); });
}
"""


class Program(Workspace):
    """What it says about itself."""

    def test_version_says_what_it_is(self):
        said, status = self.run_clangd("--version")
        self.assertEqual(status, 0)
        self.assertRegex(said, r"^holdfast-clangd \d+\.\d+\.\d+, .*holdfast-discarded-task")
        stock, _ = self.run_clangd("--version", command=STOCK_CLANGD)
        self.assertTrue(said.endswith(stock), said)
        # Clients read the number after the first "clangd version".
        version = re.compile(r"clangd version (\S+)")
        self.assertEqual(version.findall(said), version.findall(stock))

    def test_offers_what_the_stock_clangd_offers(self):
        with self.client() as ours, self.client(command=STOCK_CLANGD) as stock:
            name = "serverInfo"
            theirs = {**stock.initialized, name: None}
            self.assertEqual({**ours.initialized, name: None}, theirs)
        # Tweaks register themselves: one the linker left out would be missing.
        source = self.write("tweak.cpp", "void f(bool a) {\n  if (a) { f(1); } else { f(0); }\n}\n")
        statement = {"start": {"line": 1, "character": 2}, "end": {"line": 1, "character": 33}}
        titles = []
        for command in (CLANGD, STOCK_CLANGD):
            with self.client(command=command) as client:
                client.open(source)
                actions = client.code_actions(source, statement, [])
                titles.append([action["title"] for action in actions])
        self.assertEqual(*titles)
        self.assertIn("Extract to function", titles[0])


class Doctor(Workspace):
    """--check=FILE: why do I see nothing?"""

    def explain(self, path, *options):
        said, _ = self.run_clangd(f"--check={path}", *options)
        return said

    def test_a_check_that_runs(self):
        source = self.write("a.cpp", ASYNC)
        said = self.explain(source, "--check-warnings")
        self.assertRegex(said, r"(?m)^holdfast: holdfast-clangd \S+, which is clangd with")
        configuration = self.folder / ".clang-tidy"
        self.assertIn(f"holdfast: holdfast-discarded-task: runs; enabled by {configuration}\n", said)
        self.assertIn("[holdfast-discarded-task] Line 6: ", said)

    def test_a_path_as_it_is_typed(self):
        self.write("sub/a.cpp", "int a;\n")
        self.write(".clang-tidy", "Checks: >\n  -*,\n  holdfast-*\n")
        said = self.explain("sub/../sub/a.cpp")
        self.assertIn(f"holdfast: {self.folder / 'sub/a.cpp'}\n", said)
        self.assertIn("/.clang-tidy: Checks: '-*, holdfast-*'\n", said)

    def test_nothing_enables_it(self):
        (self.folder / ".clang-tidy").unlink()
        said = self.explain(self.write("a.cpp", ASYNC))
        self.assertIn("holdfast: configuration: there is no .clang-tidy here or above", said)
        self.assertIn("holdfast: holdfast-discarded-task: is off; nothing enables it\n", said)

    def test_a_nearer_configuration_switches_it_off(self):
        self.write("sub/.clang-tidy", "InheritParentConfig: true\nChecks: '-holdfast-*'\n")
        said = self.explain(self.write("sub/a.cpp", ASYNC))
        nearer = self.folder / "sub" / ".clang-tidy"
        self.assertIn(f"holdfast-discarded-task: is off; switched off by {nearer}\n", said)

    def test_clangds_configuration_decides(self):
        self.write(".clangd", "Diagnostics:\n  ClangTidy:\n    Remove: holdfast-*\n")
        said = self.explain(self.write("a.cpp", ASYNC))
        self.assertIn("is off; switched off by clangd's configuration", said)

    def test_catalogues(self):
        self.write(
            ".clang-tidy", "Checks: '-*,holdfast-*'\nCheckOptions:\n  Catalogs: jobs.yaml\n"
        )
        source = self.write("sub/a.cpp", "int a;\n")
        self.assertIn("catalogue: not used: cannot find the catalogue 'jobs.yaml'", self.explain(source))
        catalogue = self.write("jobs.yaml", "library: jobs\ntitle: Jobs\nroots: [jobs]\n")
        self.assertIn(f"holdfast: catalogue: {catalogue}: read\n", self.explain(source))
        catalogue.write_text("library: jobs\n", "utf-8")
        self.assertIn(f"catalogue: not used: {catalogue}:1:1: error: ", self.explain(source))

    def test_findings_that_are_suppressed(self):
        config = self.write(
            ".clangd",
            "If:\n  PathMatch: .*\nDiagnostics:\n"
            "  Suppress: [unused-includes, holdfast-discarded-task]\n---\nIndex: {}\n",
        )
        said = self.explain(self.write("a.cpp", ASYNC), "--check-warnings")
        self.assertIn(f"holdfast: Suppress: 'holdfast-discarded-task' in {config}", said)
        self.assertNotIn("[holdfast-discarded-task] Line", said)

    def test_a_language_the_checks_do_not_read(self):
        self.write("compile_flags.txt", "-std=c++98")
        said = self.explain(self.write("a.cpp", "int a;\n"))
        self.assertRegex(said, "holdfast-discarded-task: does not run: .* older C")

    def test_a_file_that_is_not_there(self):
        said = self.explain(self.folder / "missing.cpp")
        self.assertIn("holdfast: clangd did not get as far as choosing checks", said)


class Filter(Workspace):
    """clangd's FastCheckFilter lets our checks pass, and treats all others as
    ever."""

    SOURCE = (
        ASYNC
        + """
// For checks that are on the list of slow ones, fast ones, and on none.
int misc_const_correctness() { int A = 1; return A; }
struct base { virtual ~base(); };
#define PLUS(a, b) a + b
int *readability(int *Pointer) { if (Pointer != 0) return Pointer; else return nullptr; }
"""
    )

    def diagnostics(self, command, setting):
        self.write(
            ".clangd", f"Diagnostics:\n  ClangTidy:\n    FastCheckFilter: {setting}\n" if setting else ""
        )
        with self.client(command=command) as client:
            source = self.write("a.cpp", self.SOURCE)
            client.open(source)
            return client.diagnostics(source)

    def test_no_setting_of_the_filter_stops_ours_or_changes_another(self):
        self.configure(
            "-*,holdfast-*,misc-const-correctness,readability-else-after-return,"
            "readability-implicit-bool-conversion,bugprone-macro-parentheses"
        )
        numbers = set()
        for setting in (None, "Strict", "Loose", "None"):
            ours = self.diagnostics(CLANGD, setting)
            stock = self.diagnostics(STOCK_CLANGD, setting)
            # Of two aliases with one message clangd shows either.
            self.assertEqual(
                sorted(d["message"] for d in ours if not lsp.is_ours(d)),
                sorted(d["message"] for d in stock),
            )
            self.assertEqual([d["code"] for d in ours if lsp.is_ours(d)], ["holdfast-discarded-task"])
            numbers.add(len(stock))
        # Or the comparison would compare nothing.
        self.assertGreater(len(numbers), 1, "the filter made no difference to the stock clangd")

    def test_clangd_does_not_complain_about_them(self):
        self.write(".clangd", "Diagnostics:\n  ClangTidy:\n    Add: holdfast-discarded-task\n")
        with self.client() as client:
            source = self.write("a.cpp", ASYNC)
            client.open(source)
            self.assertEqual(len(client.findings(source)), 1)
            for _, complaints in client.published[str(self.folder / ".clangd")]:
                self.assertEqual(complaints, [])


class Links(Workspace):
    """Where the documentation of a diagnostic is."""

    def test_ours_leads_to_our_page_and_others_stay(self):
        self.configure("-*,holdfast-*,bugprone-unused-return-value")
        source = self.write("a.cpp", ASYNC)
        for options in ([], ["--pretty"]):
            with self.client(*options) as client:
                client.open(source)
                links = {
                    d["code"]: d["codeDescription"]["href"]
                    for d in client.diagnostics(source)
                    if "codeDescription" in d and d["source"] == "clang-tidy"
                }
                self.assertEqual(
                    links,
                    {
                        "holdfast-discarded-task": (
                            SOURCE / "docs/checks/holdfast-discarded-task.md"
                        ).as_uri(),
                        "bugprone-unused-return-value": "https://clang.llvm.org/extra/clang-tidy"
                        "/checks/bugprone/unused-return-value.html",
                    },
                )


class Actions(Workspace):
    """Each fix is an action of its own, titled in words."""

    def setUp(self):
        super().setUp()
        self.copy("work.h")
        self.source = self.copy("actions.cpp")

    def ours(self, client, finding, source=None):
        return [
            action
            for action in client.actions(source or self.source, finding)
            if "NOLINT" not in action["title"]
        ]

    def test_each_applied_leaves_a_file_without_its_finding(self):
        text = self.source.read_text("utf-8")
        with self.client() as client:
            client.open(self.source)
            for number, expected in enumerate(TITLES.values()):
                for title in expected:
                    with self.subTest(title=title):
                        before = client.findings(self.source, len(TITLES))
                        actions = self.ours(client, before[number])
                        self.assertEqual([action["title"] for action in actions], expected)
                        client.apply(actions[expected.index(title)])
                        left = client.findings(self.source)
                        rest = before[:number] + before[number + 1 :]
                        self.assertEqual([key_of(d) for d in left], [key_of(d) for d in rest])
                        self.assert_no_error(client, self.source)
                        client.replace(self.source, text)

    def test_all_applied_one_after_the_other_leave_nothing(self):
        with self.client() as client:
            client.open(self.source)
            for count in range(len(TITLES), 0, -1):
                findings = client.findings(self.source, count)
                client.apply(self.ours(client, findings[0])[0])
            client.findings(self.source, 0)
            self.assert_no_error(client, self.source)
            client.save(self.source)
            self.compile(self.source)

    def assert_no_error(self, client, source):
        errors = [d["message"] for d in client.diagnostics(source) if d["severity"] == 1]
        self.assertEqual(errors, [])

    def test_the_include_that_a_fix_needs(self):
        """It is part of the action, and the diagnostics that follow have seen it."""
        source = self.write("a.cpp", ASYNC)
        with self.client() as client:
            client.open(source)
            (finding,) = client.findings(source, 1)
            client.apply(self.ours(client, finding, source)[0])
            self.assertIn("#include <holdfast/task_set.h>\n", client.texts[str(source)])
            client.findings(source, 0)
            self.assert_no_error(client, source)

    def test_a_client_that_is_sent_commands(self):
        """A client that knows no code action literals is sent the edit as a command."""
        capabilities = {"textDocument": {"publishDiagnostics": {"relatedInformation": True}}}
        with self.client(capabilities=capabilities) as client:
            client.open(self.source)
            finding = client.findings(self.source)[0]
            commands = client.code_actions(self.source, finding["range"], [finding])
            self.assertEqual(
                [c["title"] for c in commands if "NOLINT" not in c["title"]][:2],
                ["Apply fix: " + title for title in TITLES["std::async"]],
            )


class Typing(Workspace):
    """While the user types."""

    def test_every_prefix_of_a_function(self):
        """Typed word by word: nothing of what is not there any more is reported,
        and the end is what opening the finished file gives."""
        begin = ASYNC.index("void start(")
        source = self.folder / "a.cpp"
        with self.client() as client:
            client.open(source, ASYNC[:begin])
            for piece in re.findall(r"\w+|\W+", ASYNC[begin:]):
                self.type_at_the_end(client, source, piece)
                for finding in client.findings(source):
                    self.assert_fits(client, source, finding)
            typed = [key_of(d) for d in client.findings(source)]
            client.close_document(source)
            client.open(source, ASYNC)
            self.assertEqual([key_of(d) for d in client.findings(source)], typed)
            self.assertEqual(len(typed), 1)

    def type_at_the_end(self, client, source, piece):
        text = client.texts[str(source)]
        client.change(source, [lsp.replacement(text, len(text), len(text), piece)])

    def assert_fits(self, client, source, finding):
        """The finding and its fixes lie in the present text."""
        text = client.texts[str(source)]
        for action in client.actions(source, finding):
            (document,) = action["edit"]["documentChanges"]
            self.assertEqual(document["textDocument"]["version"], client.versions[str(source)])
            lsp.applied(text, document["edits"][::-1])
        begin = lsp.offset_of(text, finding["range"]["start"])
        self.assertRegex(text[begin:], r"std::async\(")

    def test_the_finding_moves_and_goes_with_the_text(self):
        source = self.write("a.cpp", ASYNC)
        with self.client() as client:
            client.open(source)
            self.assertEqual(client.findings(source)[0]["range"]["start"]["line"], 5)
            begin = ASYNC.index("void work")
            client.change(source, [lsp.replacement(ASYNC, begin, begin, "// a new line\n")])
            self.assertEqual(client.findings(source)[0]["range"]["start"]["line"], 6)
            begin = client.texts[str(source)].index("std::async")
            client.change(
                source,
                [lsp.replacement(client.texts[str(source)], begin, begin, "auto Kept = ")],
            )
            # Kept, it is no discarded handle any more.
            self.assertNotIn("holdfast-discarded-task", [d["code"] for d in client.findings(source)])

    def test_a_missing_include_that_comes_and_goes(self):
        source = self.folder / "a.cpp"
        with self.client() as client:
            client.open(source, ASYNC.replace("future.h", "no_such_header.h"))
            client.findings(source, 0)
            client.replace(source, ASYNC)
            client.findings(source, 1)
            client.replace(source, ASYNC.replace('#include "future.h"', ""))
            client.findings(source, 0)

    def test_an_include_in_the_preamble_is_not_added_again(self):
        """The preamble is reused: the fix must know what it includes."""
        source = self.folder / "a.cpp"
        with self.client() as client:
            client.open(source, "#include <holdfast/task_set.h>\n" + ASYNC)
            client.findings(source, 1)
            self.type_at_the_end(client, source, "// later\n")
            (finding,) = client.findings(source, 1)
            client.apply(client.actions(source, finding)[0])
            self.assertEqual(client.texts[str(source)].count("#include <holdfast"), 1)
            client.findings(source, 0)

    def test_an_unsaved_header(self):
        """What a header in another tab makes of the code counts, before it is saved."""
        header = self.write("job.h", "void startJob();\n")
        source = self.write("a.cpp", '#include "job.h"\nvoid f() { startJob(); }\n')
        with self.client("--use-dirty-headers") as client:
            client.open(source)
            client.findings(source, 0)
            client.open(header, '#include "future.h"\nstd::future<void> startJob();\n')
            client.diagnostics(header)
            self.type_at_the_end(client, source, "\n")
            client.findings(source, 1)
            client.replace(header, "void startJob();\n")
            client.diagnostics(header)
            self.type_at_the_end(client, source, "\n")
            client.findings(source, 0)

    def test_a_catalogue_that_is_edited(self):
        """Each reparse reads it anew; a mistake in it is an error at the top of the
        file, not silence and not the end of the server."""
        good = (
            "library: jobs\ntitle: Jobs\nroots: [jobs]\nhandles:\n"
            "  - type: jobs::ticket\n    consequence: detaches\n"
        )
        catalogue = self.write("jobs.yaml", good)
        self.write(
            ".clang-tidy",
            "Checks: '-*,holdfast-*'\nCheckOptions:\n  Catalogs: jobs.yaml\n",
        )
        source = self.write(
            "a.cpp",
            "namespace jobs { struct ticket { ~ticket(); }; ticket take(); }\n"
            "void f() { jobs::take(); }\n",
        )
        with self.client() as client:
            client.open(source)
            client.findings(source, 1)
            for text, message in (
                (good.replace("consequence", "consequences"), f"{catalogue}:6:5: error: unknown key "),
                (good.replace("type:", "type"), f"{catalogue}:5:5: error: "),
                ("", f"{catalogue}:1:1: error: "),
                (good, "Discarded 'jobs::ticket' returned by 'jobs::take' "),
            ):
                with self.subTest(text=text):
                    catalogue.write_text(text, "utf-8")
                    self.type_at_the_end(client, source, "\n")
                    (found,) = client.findings(source)
                    self.assertEqual(found["message"][: len(message)], message)
                    self.assertEqual(found["severity"], 2 if text == good else 1)
    def test_a_configuration_that_is_edited(self):
        self.configure("-*,readability-else-after-return")
        source = self.write("a.cpp", ASYNC)
        with self.client() as client:
            client.open(source)
            self.assertEqual(client.findings(source), [])
            self.configure("-*,holdfast-*")

            # clangd looks at the file again when 5 seconds have passed.
            for _ in range(40):
                self.type_at_the_end(client, source, "\n")
                if found := client.findings(source):
                    break
                time.sleep(0.25)
            self.assertEqual(len(found), 1)


if __name__ == "__main__":
    unittest.main()
