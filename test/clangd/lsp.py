# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A client of the Language Server Protocol that sends what VS Code's clangd
extension sends: the capabilities, the didOpen and didChange notifications, and
a request for code actions with the diagnostics of the range."""

import collections
import contextlib
import json
import os
import pathlib
import queue
import subprocess
import threading
import time
from urllib.parse import unquote, urlparse

# What the clangd extension of VS Code announces, of what clangd reads (its client
# library is vscode-languageclient 9).
CAPABILITIES = {
    "workspace": {
        "applyEdit": True,
        "workspaceEdit": {
            "documentChanges": True,
            "resourceOperations": ["create", "rename", "delete"],
            "failureHandling": "textOnlyTransactional",
            "normalizesLineEndings": True,
            "changeAnnotationSupport": {"groupsOnLabel": True},
        },
        "didChangeWatchedFiles": {"dynamicRegistration": True},
    },
    "textDocument": {
        "publishDiagnostics": {
            "relatedInformation": True,
            "versionSupport": False,
            "tagSupport": {"valueSet": [1, 2]},
            "codeDescriptionSupport": True,
            "dataSupport": True,
        },
        "codeAction": {
            "dynamicRegistration": True,
            "isPreferredSupport": True,
            "disabledSupport": True,
            "dataSupport": True,
            "resolveSupport": {"properties": ["edit"]},
            "codeActionLiteralSupport": {
                "codeActionKind": {
                    "valueSet": [
                        "",
                        "quickfix",
                        "refactor",
                        "refactor.extract",
                        "refactor.inline",
                        "refactor.rewrite",
                        "source",
                        "source.organizeImports",
                    ]
                }
            },
            "honorsChangeAnnotations": True,
        },
        "completion": {"editsNearCursor": True},
    },
    "window": {"workDoneProgress": True},
    "general": {"positionEncodings": ["utf-16"]},
}


class ServerGone(Exception):
    """The server ended, or closed its output."""


class Timeout(Exception):
    """The server did not answer in time."""


class Client:
    """One server process and the documents open in it."""

    def __init__(
        self, command, root, log, timeout=60, capabilities=CAPABILITIES, environment=None
    ):
        """Starts `command` for the workspace `root`; its log goes to the file `log`."""
        self.timeout = timeout
        self.log = pathlib.Path(log)
        self._log_file = self.log.open("wb")
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log_file,
            cwd=root,
            env=environment,
        )
        self._messages = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self._next_id = 0
        self._replies = {}
        self.versions = {}
        self.texts = {}
        self._sent = collections.defaultdict(dict)
        """By path: the text of each version, back to the last one published."""
        self.published = collections.defaultdict(list)
        """By path: each publication, as (version, diagnostics)."""
        self.initialized = self.request(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": uri(root),
                "capabilities": capabilities,
                "initializationOptions": {"clangdFileStatus": True, "fallbackFlags": []},
            },
        )
        self.notify("initialized", {})

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind is None:
            self.close()
        else:
            self.process.kill()
            self.process.wait()
            with contextlib.suppress(BrokenPipeError):
                self.process.stdin.close()
        self._reader.join(self.timeout)
        self.process.stdout.close()
        self._log_file.close()

    def close(self):
        """Shuts the server down in good order."""
        self.request("shutdown", None)
        self.notify("exit", None)
        self.process.stdin.close()
        if status := self.process.wait(self.timeout):
            raise ServerGone(f"exit code {status}; see {self.log}")

    # ------------------------------------------------------------------ wire

    def _read(self):
        stream = self.process.stdout
        while True:
            length = None
            while (line := stream.readline()) not in (b"\r\n", b""):
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            if length is None:
                self._messages.put(None)
                return
            self._messages.put(json.loads(stream.read(length)))

    def _send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        try:
            self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
            self.process.stdin.flush()
        except (BrokenPipeError, ConnectionResetError) as error:
            raise ServerGone(f"exit code {self.process.wait()}; see {self.log}") from error

    def notify(self, method, params):
        self._send({"method": method, "params": params})

    def request(self, method, params):
        """The result of a request."""
        self._next_id += 1
        ident = self._next_id
        self._send({"id": ident, "method": method, "params": params})
        reply = self.wait(lambda: self._replies.pop(ident, None), method)
        if "error" in reply:
            raise RuntimeError(f"{method}: {reply['error']}")
        return reply["result"]

    def handle(self, message):
        if message is None:
            raise ServerGone(f"exit code {self.process.wait()}; see {self.log}")
        if message.get("method") == "textDocument/publishDiagnostics":
            params = message["params"]
            path, version = path_of(params["uri"]), params.get("version")
            self.published[path].append((version, params["diagnostics"]))
            sent = self._sent[path]
            self._sent[path] = {each: sent[each] for each in sent if each >= (version or 0)}
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": None})
        elif "id" in message:
            self._replies[message["id"]] = message

    def wait(self, condition, what, timeout=None):
        """The first value of `condition` that is not None, which is asked after
        each message."""
        deadline = time.monotonic() + (timeout or self.timeout)
        while (value := condition()) is None:
            try:
                self.handle(self._messages.get(timeout=max(0, deadline - time.monotonic())))
            except queue.Empty:
                raise Timeout(f"no {what} in {timeout or self.timeout} s; see {self.log}") from None
        return value

    # ------------------------------------------------------------- documents

    def open(self, path, text=None):
        """Opens a document, by default with what its file holds."""
        path = str(path)
        self.texts[path] = text if text is not None else pathlib.Path(path).read_text("utf-8")
        self.versions[path] = 1
        self._sent[path] = {1: self.texts[path]}
        self.notify(
            "textDocument/didOpen",
            {
                "textDocument": {
                    "uri": uri(path),
                    "languageId": "cpp",
                    "version": 1,
                    "text": self.texts[path],
                }
            },
        )

    def change(self, path, changes):
        """Applies text edits, each seeing the result of the one before it."""
        path = str(path)
        for edit in changes:
            self.texts[path] = applied(self.texts[path], [edit])
        self._changed(
            path, [{"range": edit["range"], "text": edit["newText"]} for edit in changes]
        )

    def replace(self, path, text):
        """Replaces the whole text of a document."""
        self.texts[str(path)] = text
        self._changed(str(path), [{"text": text}])

    def _changed(self, path, changes):
        self.versions[path] += 1
        self._sent[path][self.versions[path]] = self.texts[path]
        self.notify(
            "textDocument/didChange",
            {
                "textDocument": {"uri": uri(path), "version": self.versions[path]},
                "contentChanges": changes,
            },
        )

    def save(self, path):
        """Writes a document to its file, and says so."""
        pathlib.Path(path).write_text(self.texts[str(path)], "utf-8")
        self.notify("textDocument/didSave", {"textDocument": {"uri": uri(path)}})

    def close_document(self, path):
        self.notify("textDocument/didClose", {"textDocument": {"uri": uri(path)}})
        self.published.pop(str(path), None)

    def diagnostics(self, path, timeout=None):
        """What is published for the present text of a document: clangd says nothing
        new when it is again that of the last version published."""
        path = str(path)

        def current():
            if self.published[path]:
                version, diagnostics = self.published[path][-1]
                if self._sent[path].get(version) == self.texts[path]:
                    return diagnostics
            return None

        return self.wait(current, f"diagnostics of {path}", timeout)

    def findings(self, path, count=None):
        """The diagnostics of Holdfast's checks. clangd publishes twice when includes
        have changed, first by what it knew of them before: with `count`, the
        publication with so many findings is waited for."""
        path = str(path)

        def current():
            for version, diagnostics in reversed(self.published[path]):
                if version != self.versions[path]:
                    return None
                ours = [d for d in diagnostics if is_ours(d)]
                if count is None or len(ours) == count:
                    return ours
            return None

        what = "findings" if count is None else f"publication with {count} findings"
        return self.wait(current, f"{what} for version {self.versions[path]} of {path}")

    def code_actions(self, path, where, diagnostics):
        """What can be done at the range `where`, which `diagnostics` are about."""
        return self.request(
            "textDocument/codeAction",
            {
                "textDocument": {"uri": uri(path)},
                "range": where,
                "context": {"diagnostics": diagnostics, "triggerKind": 1},
            },
        )

    def actions(self, path, diagnostic):
        """The fixes for one diagnostic."""
        return [
            action
            for action in self.code_actions(path, diagnostic["range"], [diagnostic])
            if action.get("kind") == "quickfix"
        ]

    def apply(self, action):
        """Applies the workspace edit of a code action to the open documents."""
        for changed, edits in edits_of(action).items():
            # Later text first, so that positions stay what they were.
            ordered = sorted(
                enumerate(edits), key=lambda each: (start_of(each[1]), each[0]), reverse=True
            )
            self.change(changed, [edit for _, edit in ordered])


def is_ours(diagnostic):
    return str(diagnostic.get("code", "")).startswith("holdfast-")


def edits_of(action):
    """By path: the text edits of a code action."""
    edit = action["edit"]
    if "documentChanges" in edit:
        return {
            path_of(each["textDocument"]["uri"]): each["edits"] for each in edit["documentChanges"]
        }
    return {path_of(where): edits for where, edits in edit["changes"].items()}


def start_of(edit):
    start = edit["range"]["start"]
    return start["line"], start["character"]


def uri(path):
    return pathlib.Path(path).absolute().as_uri()


def path_of(where):
    return unquote(urlparse(where).path)


def offset_of(text, position):
    """The index in `text` of a position, whose column counts UTF-16 units."""
    begin = 0
    for _ in range(position["line"]):
        begin = text.index("\n", begin) + 1
    units = position["character"]
    while units > 0:
        units -= 2 if ord(text[begin]) > 0xFFFF else 1
        begin += 1
    return begin


def position_of(text, offset):
    """The position of an index in `text`."""
    line_begin = text.rfind("\n", 0, offset) + 1
    column = len(text[line_begin:offset].encode("utf-16-le")) // 2
    return {"line": text.count("\n", 0, offset), "character": column}


def replacement(text, begin, end, new):
    """The text edit that replaces `text[begin:end]` by `new`."""
    return {
        "range": {"start": position_of(text, begin), "end": position_of(text, end)},
        "newText": new,
    }


def applied(text, edits):
    """`text` after `edits`, one after the other."""
    for edit in edits:
        begin = offset_of(text, edit["range"]["start"])
        end = offset_of(text, edit["range"]["end"])
        text = text[:begin] + edit["newText"] + text[end:]
    return text
