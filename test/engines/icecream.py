# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The checks as a part of compiles that icecream sends to another host.

Two network namespaces are the two hosts: 'here', where the scheduler runs and which
compiles nothing itself, and 'there'. That needs root.
"""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from code_base import HANDLE, expect, expect_equal, run_tests

SCHEDULER = "10.77.0.1"
THERE = "10.77.0.2"


def run(*words):
    subprocess.run(words, check=True, stdin=subprocess.DEVNULL, capture_output=True)


class Hosts:
    """Two hosts and what runs on them."""

    def __init__(self, base):
        self.base = base
        self.names = {host: f"holdfast-{os.getpid()}-{host}" for host in ("here", "there")}
        self.started = []
        # The daemons run as a user of their own, for whom other temporary folders are closed.
        self.folder = Path(tempfile.mkdtemp(prefix="holdfast-icecream-", dir="/tmp"))
        self.folder.chmod(0o755)
        shutil.chown(self.folder, "icecc", "icecc")

    def start(self):
        for name in self.names.values():
            run("ip", "netns", "add", name)
        here, there = self.names.values()
        run("ip", "link", "add", "eth0", "netns", here, "type", "veth", "peer", "name", "eth0",
            "netns", there)
        for name, address in ((here, SCHEDULER), (there, THERE)):
            run("ip", "-n", name, "address", "add", f"{address}/24", "dev", "eth0")
            for device in ("lo", "eth0"):
                run("ip", "-n", name, "link", "set", device, "up")
        self.spawn("here", "icecc-scheduler", "-n", "holdfast", "-l", self.log("scheduler"), "-vvv")
        # No slot for a job of any kind, and none from others.
        self.daemon("here", "-m", "0", "--no-remote")
        self.daemon("there", "-m", "1")
        for host in self.names:
            self.wait_for("scheduler", f"login {host} ")

    def daemon(self, host, *options):
        envs = self.folder / f"environments-{host}"
        envs.mkdir()
        shutil.chown(envs, "icecc", "icecc")
        # The scheduler sends nothing to a host that is busy; for this one time stands
        # still, so that it has nothing to do but what it is sent.
        idle = self.folder / "stat"
        shutil.copy("/proc/stat", idle)
        as_idle = ["sh", "-c", 'mount --bind "$0" /proc/stat && exec "$@"', idle]
        self.spawn(host, *as_idle, "iceccd", "-s", SCHEDULER, "-n", "holdfast", "-N", host, "-b", envs,
                   "-l", self.log(host), "-vvv", *options)

    def log(self, name):
        return self.folder / f"{name}.log"

    def socket(self, host):
        return {"ICECC_TEST_SOCKET": str(self.folder / f"{host}.socket")}

    def on(self, host, *words):
        return ["ip", "netns", "exec", self.names[host], *map(str, words)]

    def spawn(self, host, *words):
        path = os.environ["PATH"] + ":/usr/sbin"
        self.started.append(subprocess.Popen(
            self.on(host, *words), env={**os.environ, **self.socket(host), "PATH": path},
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        ))

    def read(self, name):
        return self.log(name).read_text("utf-8", "replace") if self.log(name).exists() else ""

    def wait_for(self, name, text):
        deadline = time.monotonic() + 60
        while text not in self.read(name):
            expect(time.monotonic() < deadline, f"no '{text}' in the log of {name}", self.read(name))
            time.sleep(0.1)

    def stop(self):
        for process in reversed(self.started):
            process.terminate()
        for process in self.started:
            process.wait(60)
        for name in self.names.values():
            subprocess.run(["ip", "netns", "delete", name], check=False, capture_output=True)
        shutil.rmtree(self.folder)

    def compile(self, *words):
        """Compiles bad.cpp with the plugin, wherever that is done."""
        clang, plugin = self.base.options
        log = self.log("client")
        log.unlink(missing_ok=True)
        (self.base.root / "bad.o").unlink(missing_ok=True)
        result = subprocess.run(
            self.on("here", "icecc", clang, f"-fplugin={plugin}", *words, "-c", "bad.cpp", "-o",
                    "bad.o"),
            cwd=self.base.root, stdin=subprocess.DEVNULL, capture_output=True, text=True,
            timeout=300,
            env={**os.environ, **self.socket("here"), "ICECC_DEBUG": "debug",
                 "ICECC_LOGFILE": str(log)},
        )
        expect_equal(result.returncode, 0, result.stderr, self.read("client"))
        expect((self.base.root / "bad.o").stat().st_size > 0, "nothing was compiled")
        return result.stderr

    def compile_there(self, *words):
        def jobs():
            return self.read("there").count("Remote compilation completed with exit code 0")

        before = jobs()
        text = self.compile(*words)
        shown = (text, *map(self.read, ("client", "scheduler", "here")))
        expect(f"Have to use host {THERE}:" in self.read("client"), "not sent away", *shown)
        expect_equal(jobs(), before + 1, *shown)
        expect("local" not in self.read("client"), "compiled here too", *shown)
        return text


@contextlib.contextmanager
def hosts(base):
    expect(os.geteuid() == 0, "network namespaces need root")
    both = Hosts(base)
    try:
        both.start()
        yield both
    finally:
        both.stop()


def test_compiled_there(base):
    base.write("handle.h", HANDLE)
    base.write("bad.cpp", '#include "handle.h"\nvoid f() { spawn(); }\n')
    finding = "bad.cpp:2:12: warning: discarded 'job' returned by 'spawn' is cancelled here "
    with hosts(base) as both:
        clang, plugin = base.options
        copy = both.folder / "plugin.so"
        shutil.copy(plugin, copy)
        base.options = [clang, copy]
        # The environment that is sent there has the plugin in it.
        expect(finding in both.compile_there(), "no finding")
        # The .clang-tidy files are here; what a command says goes there.
        base.write(".clang-tidy", "Checks: '-*,holdfast-unused-task'\n")
        expect(finding in both.compile_there(), "a file of this host counts there")
        expect_equal(both.compile_there("-fplugin-arg-holdfast-config={Checks: '-*,holdfast-unused-task'}"),
                     "")
        (base.root / ".clang-tidy").unlink()
        # Another build of the plugin is not what the environment has: icecream 1.4
        # compiles here then, and goes on doing so.
        with copy.open("ab") as f:
            f.write(b"\0")
        for _ in range(2):
            expect(finding in both.compile(), "no finding")
            expect("building_local" in both.read("client"), "compiled elsewhere")
        # By another name it is sent.
        base.options = [clang, copy.rename(both.folder / "plugin-2.so")]
        expect(finding in both.compile_there(), "no finding")


if __name__ == "__main__":
    sys.exit(run_tests(globals(), sys.argv[1:]))
