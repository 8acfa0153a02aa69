# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The unit of work under Bazel, as tools/bazel sets it up: which actions run, what they
find, and what a second checkout gets from a cache.

Bazel uses no network: what Debian's Bazel would download stands in for itself here.
"""

import contextlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

from code_base import HANDLE, expect, expect_equal, run_tests

TOOLS = Path(__file__).resolve().parents[2] / "tools" / "bazel"

# The repositories that Bazel 4 loads at start, with nothing but what is built in.
RULES = {
    "rules_cc": ("cc", "cc_library cc_binary cc_test cc_import cc_toolchain cc_toolchain_suite "
                       "cc_proto_library objc_library objc_import"),
    "rules_java": ("java", "java_library java_binary java_test java_import java_toolchain "
                           "java_runtime java_plugin java_proto_library "
                           "java_lite_proto_library java_package_configuration"),
}

WORKSPACE = """
workspace(name = "example")
local_repository(name = "holdfast", path = "{tools}")
new_local_repository(
    name = "holdfast_program",
    path = "{prefix}",
    build_file = "@holdfast//:program.BUILD",
)
local_repository(name = "foreign", path = "{foreign}")
"""

BAZELRC = """
startup --output_user_root={root}/out --max_idle_secs=60
build --noshow_progress --color=no --nosandbox_debug
build --@holdfast//:configs=//:configs
build:reports --aspects=@holdfast//:holdfast.bzl%holdfast_aspect --output_groups=holdfast
build:holdfast --aspects=@holdfast//:holdfast.bzl%holdfast_aspect --output_groups=holdfast_verdict
"""

DROP = "void {name}() { spawn(); }\n"

# All that a workspace has: a library whose headers are reached in three ways, one
# that depends on it, a generated source, a program, and a test in C.
FILES = {
    "BUILD": """
load("@holdfast//:holdfast.bzl", "holdfast_test")
package(default_visibility = ["//visibility:public"])
filegroup(name = "configs", srcs = [".clang-tidy", "jobs.yaml", "//lib:config"])
exports_files(["known.json"])
cc_library(name = "handle", hdrs = ["handle.h"])
holdfast_test(name = "lint", deps = ["//app", "//app:c_test"])
""",
    ".clang-tidy": "Checks: '-*,holdfast-*'\nInheritParentConfig: true\n"
                   "CheckOptions: {Catalogs: jobs.yaml}\n",
    "jobs.yaml": "library: jobs\ntitle: Jobs\nroots: [ours]\n"
                 "handles:\n  - type: ours::ticket\n    consequence: cancels\n",
    "handle.h": HANDLE,
    "lib/BUILD": """
package(default_visibility = ["//visibility:public"])
filegroup(name = "config", srcs = glob([".clang-tidy"]))
cc_library(
    name = "lib",
    srcs = glob(["*.cpp"]) + ["private.h"],
    hdrs = glob(["*.h"], exclude = ["private.h"]) + ["include/public.h"],
    includes = ["include"],
    defines = ["FOR_ALL=1"],
    local_defines = ["FOR_LIB=1"],
    deps = ["//:handle", "@foreign//:foreign"],
)
cc_library(
    name = "moved",
    hdrs = ["moved/header.h"],
    strip_include_prefix = "moved",
    deps = ["//:handle"],
)
""",
    "lib/include/public.h": '#pragma once\n#include "handle.h"\ninline void p() { spawn(); }\n',
    "lib/moved/header.h": '#pragma once\n#include "handle.h"\ninline void m() { spawn(); }\n',
    "lib/private.h": "#if !FOR_LIB || !FOR_ALL\n#error\n#endif\n",
    "lib/one.cpp": '#include "lib/private.h"\n#include <public.h>\nvoid one() { spawn(); }\n',
    "lib/two.cpp": '#include "foreign.h"\n#if __has_include("lib/late.h")\n#include "lib/late.h"\n'
                   "#endif\nnamespace ours { struct ticket {}; ticket draw(); }\n"
                   "void two() { ours::draw(); }\n",
    "app/BUILD": """
package(default_visibility = ["//visibility:public"])
genrule(name = "made", outs = ["made.cpp"],
        cmd = 'echo "#include \\\\"handle.h\\\\"\\nvoid made() { spawn(); }" >$@')
cc_binary(
    name = "app",
    srcs = ["main.cpp", "made.cpp", "forced.h"],
    copts = ["-std=c++17 -DFOR_APP=1", "-fno-such-flag-of-clang", "-include $(location forced.h)"],
    deps = ["//lib", "//lib:moved"],
)
cc_test(name = "c_test", srcs = ["test.c"])
cc_library(name = "untouched", srcs = ["bad.cpp"], tags = ["no-holdfast"])
""",
    "app/forced.h": "#define FORCED 1\n",
    "app/main.cpp": '#include "header.h"\n#include "lib/moved/header.h"\n#include <public.h>\n'
                    "#if !FOR_APP || !FORCED || FOR_LIB || !FOR_ALL\n#error\n#endif\nint main() { m(); p(); }\n",
    "app/test.c": "int main(void) { return 0; }\n",
    "app/bad.cpp": "this is no C++\n",
}

FOREIGN = {
    "WORKSPACE": "",
    "BUILD": 'cc_library(name = "foreign", srcs = ["foreign.cpp"], hdrs = ["foreign.h"],\n'
             '           visibility = ["//visibility:public"], strip_include_prefix = "/")\n',
    "foreign.h": HANDLE.replace("job", "foreign_job").replace("spawn", "begin")
                 + "inline void foreign() { begin(); }\n",
    "foreign.cpp": '#include "foreign.h"\nvoid bar() { begin(); }\n',
}

UNITS = {"lib/one.cpp", "lib/two.cpp", "app/main.cpp", "app/made.cpp", "app/test.c"}


class Workspace:
    """A checkout of FILES, and Bazel in it."""

    def __init__(self, base, name="checkout", options=()):
        self.base, self.folder, self.options = base, base.root / name, options
        self.log = base.root / f"{name}.json"
        for path, text in FILES.items():
            self.write(path, text)
        self.write(
            "WORKSPACE",
            WORKSPACE.format(tools=TOOLS, prefix=base.root / "prefix", foreign=base.root / "foreign"),
        )
        overrides = [
            f"build --override_repository={repository}={base.root / 'stubs' / repository}\n"
            for repository in [*RULES, "remote_coverage_tools"]
        ]
        self.write(".bazelrc", BAZELRC.format(root=base.root) + "".join(overrides))

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def change(self, name, old="", new="// changed\n"):
        """Puts a text into the place of another, or at the end."""
        text = (self.folder / name).read_text("utf-8")
        expect(old in text, f"no {old!r} in {name}")
        self.write(name, text.replace(old, new) if old else text + new)

    def bazel(self, *words, cwd="."):
        return subprocess.run(
            ["bazel", "--nohome_rc", *words],
            cwd=self.folder / cwd, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, timeout=300,
        )

    def analyze(self):
        """The units that were analyzed in a build of everything, and those that came
        from the cache."""
        self.log.unlink(missing_ok=True)
        result = self.bazel("build", "--config=reports", f"--execution_log_json_file={self.log}",
                            *self.options, "//...")
        expect_equal(result.returncode, 0, result.stdout)
        return self.spawned(False), self.spawned(True)

    def spawned(self, is_hit):
        """What the actions that ran, or that the cache answered, are about; each once."""
        text, found, decoder = self.log.read_text("utf-8").strip(), [], json.JSONDecoder()
        while text:
            spawn, end = decoder.raw_decode(text)
            text = text[end:].strip()
            if spawn["mnemonic"] == "Holdfast" and spawn.get("remoteCacheHit", False) == is_hit:
                (report,) = [name for name in spawn["listedOutputs"] if name.endswith(".yaml")]
                found.append(re.search(r"\.holdfast/(.*)\.yaml$", report)[1])
        expect_equal(len(found), len(set(found)), "a unit ran twice", found)
        return set(found)

    def reports(self):
        """The text of each unit's report."""
        bin_folder = self.folder / "bazel-bin"
        return {
            str(path.relative_to(bin_folder)): path.read_text("utf-8")
            for path in bin_folder.rglob("*.holdfast/**/*.yaml")
        }

    def findings(self):
        """file:line of what is found in all, as 'bazel run' reports it."""
        result = self.bazel("run", *self.options, "//:lint", "--", "--json", "found.json")
        expect(result.returncode in (0, 1), "no report", result.stdout)
        found = json.loads((self.folder / "found.json").read_text("utf-8"))["findings"]
        return [f"{each['file']}:{each['line']}" for each in found]


def prepare(base):
    """What stands beside the checkouts: Holdfast, another repository, the rules."""
    holdfast, include = base.holdfast, base.options[0]
    (base.root / "prefix" / "bin").mkdir(parents=True)
    (base.root / "prefix" / "bin" / "holdfast").symlink_to(holdfast)
    (base.root / "prefix" / "include").symlink_to(include)
    for name, text in FOREIGN.items():
        base.write(f"foreign/{name}", text)
    for repository, (package, rules) in RULES.items():
        folder = f"stubs/{repository}"
        base.write(f"{folder}/WORKSPACE", "")
        base.write(f"{folder}/{package}/BUILD", "")
        base.write(f"{folder}/{package}/defs.bzl",
                   "".join(f"{rule} = native.{rule}\n" for rule in rules.split()))
    base.write("stubs/remote_coverage_tools/WORKSPACE", "")
    base.write(
        "stubs/remote_coverage_tools/BUILD",
        'package(default_visibility = ["//visibility:public"])\n'
        'filegroup(name = "coverage_report_generator")\nfilegroup(name = "lcov_merger")\n',
    )


@contextlib.contextmanager
def checkout(base, *args, **kwargs):
    if not (base.root / "prefix").exists():
        prepare(base)
    workspace = Workspace(base, *args, **kwargs)
    try:
        yield workspace
    finally:
        workspace.bazel("shutdown")
        # Bazel takes the right to write from what it made.
        subprocess.run(["chmod", "-R", "u+w", base.root / "out"], check=False)


FOUND = [
    "lib/include/public.h:3",
    "lib/moved/header.h:3",
    "lib/one.cpp:3",
    "lib/two.cpp:6",
]


def test_which_units_run(base):
    # A configuration above the checkout is none of this code base.
    base.write(".clang-tidy", "Checks: [\n")
    with checkout(base) as ws:
        expect_equal(ws.analyze(), (UNITS, set()))
        expect_equal([name for name in ws.findings() if "made.cpp" not in name], FOUND)
        expect_equal(ws.analyze(), (set(), set()))

        ws.change("lib/include/public.h")
        expect_equal(ws.analyze()[0], {"lib/one.cpp", "app/main.cpp"})
        ws.change("lib/private.h")
        expect_equal(ws.analyze()[0], {"lib/one.cpp"})
        ws.change("lib/moved/header.h")
        expect_equal(ws.analyze()[0], {"app/main.cpp"})
        ws.change("lib/two.cpp")
        expect_equal(ws.analyze()[0], {"lib/two.cpp"})
        # What no unit reads.
        ws.write("lib/unread.h", "")
        ws.analyze()
        ws.change("lib/unread.h")
        expect_equal(ws.analyze()[0], set())
        # A header that is new may be found where there was none, or another.
        ws.write("lib/late.h", '#include "handle.h"\ninline void late() { spawn(); }\n')
        expect_equal(ws.analyze()[0], {"lib/one.cpp", "lib/two.cpp", "app/main.cpp", "app/made.cpp"})
        expect("lib/late.h:2" in ws.findings(), "not found", ws.findings())
        (ws.folder / "lib/late.h").unlink()
        expect("lib/two.cpp" in ws.analyze()[0], "a header that is gone")

        ws.change("app/BUILD", "FOR_APP=1", "FOR_APP=2")
        expect_equal(ws.analyze()[0], {"app/main.cpp", "app/made.cpp"})


def test_configuration(base):
    with checkout(base) as ws:
        ws.analyze()
        ws.change("jobs.yaml", "ours::ticket", "ours::other")
        expect_equal(ws.analyze()[0], UNITS)
        expect("lib/two.cpp:6" not in ws.findings(), "the catalogue is old", ws.findings())
        ws.write("lib/.clang-tidy", "Checks: '-*,holdfast-unused-task'\n")
        expect_equal(ws.analyze()[0], UNITS)
        expect("lib/one.cpp:3" not in ws.findings(), "the new file does not count", ws.findings())
        expect("lib/moved/header.h:3" in ws.findings(), "it counts for others", ws.findings())
        ws.write(".clang-tidy", "Checks: '-*,holdfast-unsued-task'\n")
        result = ws.bazel("build", "--config=reports", "//...")
        expect_equal(result.returncode, 1, result.stdout)
        expect("there is no check 'holdfast-unsued-task'" in result.stdout, "no reason", result.stdout)


def test_verdict(base):
    with checkout(base) as ws:
        result = ws.bazel("build", "--config=holdfast", "--keep_going", "//...")
        expect_equal(result.returncode, 1, result.stdout)
        for place in FOUND:
            expect(f"\n{place}:" in result.stdout, f"not told: {place}", result.stdout)
        expect("/app/made.cpp:2:" in result.stdout, "not told: what was generated", result.stdout)
        expect("foreign" not in result.stdout, "what is not ours", result.stdout)
        result = ws.bazel("test", "--test_output=errors", "//:lint")
        expect_equal(result.returncode, 3, result.stdout)
        for place in FOUND:
            expect_equal(len(re.findall(rf"\n{place}:\d+: warning", result.stdout)), 1, result.stdout)
        expect("/app/made.cpp:2:" in result.stdout, "not told: what was generated", result.stdout)

        result = ws.bazel("run", "//:lint", "--", "--sarif", "report.sarif", cwd="app")
        expect_equal(result.returncode, 1, result.stdout)
        (run,) = json.loads((ws.folder / "app" / "report.sarif").read_text("utf-8"))["runs"]
        expect_equal(run["originalUriBaseIds"]["ROOT"]["uri"], f"file://{ws.folder}/")
        places = [each["locations"][0]["physicalLocation"] for each in run["results"]]
        names = [place["artifactLocation"]["uri"] for place in places]
        for place in FOUND:
            expect(place.split(":")[0] in names, f"not in the report: {place}", names)

        # What is known does not fail.
        result = ws.bazel("run", "//:lint", "--", "--baseline", "known.json", "--update-baseline")
        expect_equal(result.returncode, 0, result.stdout)
        known = "--@holdfast//:baseline=//:known.json"
        for command in (("test", "//:lint"), ("build", "--config=holdfast", "//...")):
            result = ws.bazel(*command, known)
            expect_equal(result.returncode, 0, result.stdout)
        ws.change("lib/one.cpp", "void one()", "void more() { spawn(); }\nvoid one()")
        for code, command in ((3, ("test", "//:lint")), (1, ("build", "--config=holdfast", "//..."))):
            result = ws.bazel(*command, known, "--test_output=errors")
            expect_equal(result.returncode, code, result.stdout)
            expect("lib/one.cpp:3:" in result.stdout, "not told", result.stdout)
            expect("lib/one.cpp:4:" not in result.stdout, "it is known", result.stdout)


def test_broken_unit(base):
    with checkout(base) as ws:
        ws.write("lib/one.cpp", "int x = ;\n")
        result = ws.bazel("build", "--config=reports", "--keep_going", "//...")
        expect_equal(result.returncode, 1, result.stdout)
        expect("lib/one.cpp:1:9: error: expected expression" in result.stdout, "why", result.stdout)
        ws.log.unlink(missing_ok=True)
        ws.write("lib/one.cpp", "")
        expect_equal(ws.analyze()[0], {"lib/one.cpp"})


def test_task_set(base):
    with checkout(base) as ws:
        ws.write("fixed/BUILD", 'cc_binary(name = "fixed", srcs = ["main.cpp"], copts = ["-std=c++17"],\n'
                                '          deps = ["@holdfast_program//:task_set"])\n')
        ws.write("fixed/main.cpp", "#include <holdfast/task_set.h>\n"
                                   "int main() { holdfast::task_set tasks; tasks.spawn([] {}); }\n")
        result = ws.bazel("run", "//fixed")
        expect_equal(result.returncode, 0, result.stdout)


@contextlib.contextmanager
def webdav(folder):
    """nginx, which keeps what is put there."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    for name in ("kept", "temporary"):
        (folder / name).mkdir(parents=True)
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(f"""
{user}
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ }}
http {{
  access_log off;
  client_body_temp_path {folder}/temporary;
  client_max_body_size 0;
  server {{
    listen 127.0.0.1:{port};
    location / {{
      root {folder}/kept;
      dav_methods PUT DELETE;
      create_full_put_path on;
    }}
  }}
}}
""", "utf-8")
    nginx = shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin")
    server = subprocess.Popen([nginx, "-c", folder / "nginx.conf", "-p", folder, "-e", folder / "error.log"])
    try:
        deadline = time.monotonic() + 30
        while True:
            expect(server.poll() is None and time.monotonic() < deadline, "nginx does not run")
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(30)


def test_remote_cache(base):
    with webdav(base.root / "webdav") as address:
        options = [f"--remote_cache={address}"]
        with checkout(base, "first", options) as first:
            expect_equal(first.analyze(), (UNITS, set()))
            made = first.reports()
            expect_equal(len(made), len(UNITS), made.keys())
            for name, text in made.items():
                expect(str(base.root) not in text, f"a folder of this machine in {name}", text)
        # Another folder, and nothing that Bazel knows from before.
        with checkout(base, "below/second", options) as second:
            expect_equal(second.analyze(), (set(), UNITS))
            expect_equal(second.reports(), made)
            expect_equal([name for name in second.findings() if "made.cpp" not in name], FOUND)
            second.change("lib/one.cpp")
            expect_equal(second.analyze(), ({"lib/one.cpp"}, set()))
            second.change("lib/include/public.h")
            expect_equal(second.analyze(), ({"lib/one.cpp", "app/main.cpp"}, set()))


if __name__ == "__main__":
    sys.exit(run_tests(globals(), sys.argv[1:]))
