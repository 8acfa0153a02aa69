#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The properties of every fix, tried on functions that nobody thought of.

Makes small functions of captures, arguments, loops, branches, blocks and task
sets in reach, all from one seed, and has clang-tidy apply all fixes to them. Then

 1. the result compiles, with warnings as errors;
 2. a second run has nothing to fix;
 3. it runs without a report of AddressSanitizer or ThreadSanitizer: no set
    outlives what its tasks refer to, and no fix makes code race that did not;
 4. each function computes what it did before.

The output folder has the program before and after: original.cpp, fixed.cpp. The
seed in the message brings them back.
"""

import argparse
import random
import re
import subprocess
import sys
from pathlib import Path

PRELUDE = """\
#include <holdfast/task_set.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace {

// What the tasks of a function have added up when it has returned.
std::atomic<long> total{0};

// Long enough for a function that does not wait to leave its scopes.
void linger() { std::this_thread::sleep_for(std::chrono::microseconds(300)); }

void use(long value) {
  linger();
  total += value;
}
void use_int(const int &value) { use(value); }
void use_pointer(const int *value) { use(*value); }
void use_text(const std::string &text) { use(static_cast<long>(text.size())); }
void use_all(const std::vector<int> &values) {
  linger();
  for (const int value : values)
    total += value;
}
void raise(int &value) {
  linger();
  ++value;
}

std::future<void> start_int(const int &value) {
  return std::async(std::launch::async, [&value] { use_int(value); });
}
std::future<void> start_pointer(const int *value) {
  return std::async(std::launch::async, [value] { use_pointer(value); });
}
std::future<void> start_text(std::string text) {
  return std::async(std::launch::async, [text = std::move(text)] { use_text(text); });
}

struct owner {
  explicit owner(int first) : value(first), values{first, 2, 3} {}
  void use_value() const { use(value); }
  int value;
  std::vector<int> values;
"""

# How a task set may be in reach of a member function.
POSTLUDE = """\

} // namespace

int main() {
  void (*const all[])() = {@NAMES@};
  int number = 0;
  for (void (*const each)() : all) {
    total = 0;
    each();
    std::printf("%d %ld\\n", number++, total.load());
  }
}
"""


class Function:
    """One function, made statement by statement.

    `names` are the variables in scope with their kinds; a kind is "int",
    "pointer", "text" or "values"."""

    MAX_DEPTH = 3

    def __init__(self, chance, number, in_class):
        self.chance = chance
        self.number = number
        self.in_class = in_class
        self.lines = []
        self.scopes = [[]]
        self.counter = 0
        self.loops = 0
        if in_class:
            self.scopes[0] += [("value", "int"), ("values", "values")]

    # -- text ---------------------------------------------------------------

    def put(self, text):
        self.lines.append("  " * (len(self.scopes) + self.in_class) + text)

    def open(self, text):
        self.put(text + " {")
        self.scopes.append([])

    def close(self, text="}"):
        self.scopes.pop()
        self.put(text)

    def fresh(self, stem):
        self.counter += 1
        return f"{stem}_{self.counter}"

    def names(self, kind):
        return [name for scope in self.scopes for name, of in scope if of == kind]

    # -- statements ---------------------------------------------------------

    def body(self, depth=0):
        for _ in range(self.chance.randint(2, 4)):
            self.statement(depth)

    def statement(self, depth):
        kinds = [self.declare, self.declare, self.discard, self.discard, self.discard, self.change]
        if depth < self.MAX_DEPTH:
            kinds += [self.branch, self.loop, self.block, self.closure, self.unbraced]
        if not self.in_class and self.chance.random() < 0.08:
            kinds = [self.declare_set]
        action = self.chance.choice(kinds)
        if action in (self.branch, self.loop, self.block, self.closure):
            action(depth)
        else:
            action()

    def declare(self):
        kind = self.chance.choice(["int", "pointer", "text", "values"])
        name = self.fresh(kind)
        if kind == "int":
            self.put(f"int {name} = {self.chance.randint(1, 9)};")
        elif kind == "pointer":
            if not self.names("int"):
                return
            self.put(f"const int *{name} = &{self.chance.choice(self.names('int'))};")
        elif kind == "text":
            self.put(f'const std::string {name}({self.chance.randint(20, 40)}, \'x\');')
        else:
            self.put(f"std::vector<int> {name}{{1, 2, {self.chance.randint(3, 9)}}};")
        self.scopes[-1].append((name, kind))
        # Nothing is unused.
        self.put(f"static_cast<void>({name});")

    def declare_set(self):
        self.put(f"holdfast::task_set {self.fresh('set')};")

    def change(self):
        if self.names("int"):
            self.put(f"{self.chance.choice(self.names('int'))} += 1;")

    def branch(self, depth):
        condition = self.chance.choice(self.names("int") or ["2"])
        self.open(f"if ({condition} > {self.chance.randint(0, 3)})")
        self.body(depth + 1)
        if self.chance.random() < 0.4:
            self.close("} else {")
            self.scopes.append([])
            self.body(depth + 1)
        self.close()

    def loop(self, depth):
        if self.loops == 2:
            return
        self.loops += 1
        index = self.fresh("i")
        form = self.chance.choice(["for", "range", "while", "do"])
        if form == "for":
            self.open(f"for (int {index} = 0; {index} < 2; ++{index})")
            # The index changes while what captures it by reference may run.
            self.scopes[-1].append((index, "index"))
        elif form == "range" and self.names("values"):
            values = self.chance.choice(self.names("values"))
            self.open(f"for (const int &{index} : {values})")
            self.scopes[-1].append((index, "int_constant"))
            self.put(f"static_cast<void>({index});")
        else:
            self.put(f"int {index} = 0;")
            self.open(f"while ({index}++ < 2)" if form != "do" else "do")
        self.body(depth + 1)
        self.close(f"}} while (++{index} < 2);" if form == "do" else "}")
        self.loops -= 1

    def block(self, depth):
        self.open("")
        self.body(depth + 1)
        self.close()

    def closure(self, depth):
        capture = self.chance.choice(["&", "&", "=" if not self.in_class else "&"])
        mutable = " mutable" if capture == "=" else ""
        self.open(f"[{capture}]()" + mutable)
        self.body(depth + 1)
        self.close("}();")

    def unbraced(self):
        self.put(f"if (total >= 0)")
        self.put("  " + self.discarded())

    def discard(self):
        self.put(self.discarded())

    # -- what is discarded ---------------------------------------------------

    def discarded(self):
        call = self.chance.choice([self.async_closure] * 3 + [self.async_call, self.from_call])()
        cast = self.chance.choice(["", "", "", "(void)", "static_cast<void>"])
        return f"static_cast<void>({call});" if cast == "static_cast<void>" else f"{cast}{call};"

    def policy(self):
        return self.chance.choice(["std::launch::async, "] * 5 + [""])

    def async_closure(self):
        kind, uses = self.chance.choice(
            [
                ("int", ["use_int({0})", "use({0})", "raise({0})"]),
                ("index", ["use_int({0})"]),
                ("int_constant", ["use_int({0})"]),
                ("pointer", ["use_pointer({0})"]),
                ("text", ["use_text({0})"]),
                ("values", ["use_all({0})"]),
            ]
        )
        if not self.names(kind):
            return f"std::async({self.policy()}[] {{ use({self.chance.randint(1, 9)}); }})"
        name = self.chance.choice(self.names(kind))
        if kind == "int_constant" or kind == "index":
            captures = [name, f"&{name}", "&"]
        elif self.in_class and name in ("value", "values"):
            captures = ["this", "&"]
        else:
            captures = [name, f"&{name}", "&", f"inner = {name}"]
        capture = self.chance.choice(captures)
        inner = "inner" if capture.startswith("inner") else name
        use = self.chance.choice(uses)
        by_reference = capture in ("this", "&", f"&{name}")
        if use.startswith("raise") and (not by_reference):
            use = "use({0})"
        return f"std::async({self.policy()}[{capture}] {{ {use.format(inner)}; }})"

    def async_call(self):
        choices = [f"std::async({self.policy()}use, {self.chance.randint(1, 9)})"]
        if self.names("int"):
            name = self.chance.choice(self.names("int"))
            choices += [
                f"std::async({self.policy()}use_int, {name})",
                f"std::async({self.policy()}use_int, std::cref({name}))",
                f"std::async({self.policy()}use_pointer, &{name})",
                f"std::async({self.policy()}raise, std::ref({name}))",
            ]
        if self.names("values"):
            name = self.chance.choice(self.names("values"))
            choices.append(f"std::async({self.policy()}use_all, std::cref({name}))")
        if self.in_class:
            choices.append(f"std::async({self.policy()}&owner::use_value, this)")
        return self.chance.choice(choices)

    def from_call(self):
        choices = ["start_text(std::string(30, 'y'))"]
        if self.names("int"):
            name = self.chance.choice(self.names("int"))
            choices += [f"start_int({name})", f"start_pointer(&{name})"]
        if self.names("pointer"):
            choices.append(f"start_pointer({self.chance.choice(self.names('pointer'))})")
        if self.names("text"):
            choices.append(f"start_text({self.chance.choice(self.names('text'))})")
        return self.chance.choice(choices)


def program(seed, count):
    """The source of `count` functions, and their number."""
    chance = random.Random(seed)
    methods, functions, names = [], [], []
    for number in range(count):
        in_class = number % 3 == 2
        function = Function(chance, number, in_class)
        function.body()
        text = "\n".join(function.lines)
        if in_class:
            methods.append(f"\n  void method_{number}() {{\n{text}\n  }}")
            functions.append(f"\nvoid f_{number}() {{ owner(1).method_{number}(); }}")
        else:
            functions.append(f"\nvoid f_{number}() {{\n{text}\n}}")
        names.append(f"f_{number}")
    member = "  holdfast::task_set tasks;\n" if seed % 2 else ""
    return (
        PRELUDE + "\n".join(methods) + "\n" + member + "};\n" + "\n".join(functions)
        + POSTLUDE.replace("@NAMES@", ", ".join(names))
    )


class Trial:
    def __init__(self, options):
        self.options = options
        self.folder = Path(options.output)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.flags = ["-std=c++17", "-pthread", f"-I{options.include}"]

    def fail(self, text, output):
        sys.exit(f"seed {self.options.seed}: {text}\n{output[-6000:]}")

    def run(self, *command, may_fail=False):
        ended = subprocess.run(
            [str(word) for word in command],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=300,
        )
        if ended.returncode != 0 and not may_fail:
            self.fail(f"{command[0]} ended with {ended.returncode}", ended.stdout)
        return ended.stdout

    def tidy(self, source, *extra):
        return self.run(
            self.options.clang_tidy,
            "--load",
            self.options.module,
            "--checks=-*,holdfast-*",
            "--config={}",
            *extra,
            source,
            "--",
            *self.flags,
        )

    def compile(self, source, sanitizer):
        binary = self.folder / f"{source.stem}.{sanitizer or 'plain'}"
        warnings = ["-Wall", "-Wextra", "-Werror", "-Wno-unused-function", "-Wno-unused-result"]
        self.run(
            self.options.clangxx,
            *self.flags,
            *warnings,
            "-O1",
            "-g1",
            *([f"-fsanitize={sanitizer}"] if sanitizer else []),
            source,
            "-o",
            binary,
        )
        return binary

    def try_all(self):
        original = self.folder / "original.cpp"
        fixed = self.folder / "fixed.cpp"
        text = program(self.options.seed, self.options.functions)
        original.write_text(text)
        fixed.write_text(text)
        found = len(re.findall("warning: ", self.tidy(fixed, "--fix")))
        held = len(re.findall(r"[.>](?:spawn|add)\(", fixed.read_text()))
        again = fixed.read_text()
        self.tidy(fixed, "--fix")
        if fixed.read_text() != again:
            self.fail("a second run changes the fixed file", "")
        expected = self.run(self.compile(original, ""))
        for sanitizer in ("address", "thread"):
            binary = self.compile(fixed, sanitizer)
            result = self.run("env", "ASAN_OPTIONS=detect_stack_use_after_return=1", binary)
            if result != expected:
                self.fail(
                    f"with {sanitizer} sanitizer the fixed program computes something else",
                    f"before:\n{expected}\nafter:\n{result}",
                )
        print(f"seed {self.options.seed}: {found} findings, {held} held by fixes")
        if found == 0 or held * 4 < found:
            self.fail("hardly anything was found and fixed: what is this test worth?", "")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--clang-tidy", required=True)
    parser.add_argument("--clangxx", required=True)
    parser.add_argument("--module", required=True)
    parser.add_argument("--include", required=True, help="the folder of holdfast/task_set.h")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--functions", type=int, default=60)
    parser.add_argument("output", help="a folder for what is made")
    Trial(parser.parse_args()).try_all()


if __name__ == "__main__":
    main()
