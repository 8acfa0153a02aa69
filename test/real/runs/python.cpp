// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++17 -run -sanitizers=address-undefined -before='^Task was destroyed but it is pending!\nlost\nended with 0' -after='^finished\nended with 0' -link=%python_library %s holdfast-discarded-task %t -- -- %python_headers

// pybind11 2.10 and Python 3.11. A task that waits for what only its own frame holds is
// lost to the collector; fixed, it is held until it is done.

// CHECK-FIXES: #include <holdfast/python_task_set.h>
#include <pybind11/embed.h>

#include <cstdio>

namespace py = pybind11;

// What the interpreter keeps for ever.
extern "C" const char *__lsan_default_suppressions();
extern "C" const char *__lsan_default_suppressions() {
  return "leak:libpython\nleak:pybind11::detail";
}
extern "C" const char *__lsan_default_options();
extern "C" const char *__lsan_default_options() { return "print_suppressions=0"; }

int main() {
  const py::scoped_interpreter interpreter;
  py::dict world;
  // wake() comes to the future as a callback of the operating system would: by a weak
  // reference.
  py::exec(R"(
import asyncio, gc, weakref

loop = asyncio.new_event_loop()
waiting = []
finished = []
loop.set_exception_handler(lambda loop, context: print(context["message"], flush=True))

async def work():
    future = loop.create_future()
    waiting.append(weakref.ref(future))
    await future
    finished.append(True)

async def turn():
    for _ in range(3):
        await asyncio.sleep(0)

def wake():
    loop.run_until_complete(turn())
    gc.collect()
    for reference in waiting:
        if reference():
            reference().set_result(None)
    loop.run_until_complete(turn())
)",
           world, world);
  const py::object work = world["work"];
  const py::object loop = world["loop"];
  loop.attr("create_task")(work());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'pybind11::object' may be garbage collected before it has finished: asyncio refers to its tasks only weakly [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::hold_python_task(loop.attr("create_task")(work()));
  world["wake"]();
  std::puts(py::len(world["finished"]) == 1 ? "finished" : "lost");
}
