// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++17 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

// The bug from which Holdfast has its name, written in C++: asyncio refers to its
// tasks only weakly.

// CHECK-FIXES: #include <holdfast/python_task_set.h>
#include <pybind11/pybind11.h>

namespace py = pybind11;

py::object coroutine();

void discarded(py::module_ asyncio, py::object loop) {
  asyncio.attr("create_task")(coroutine());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'pybind11::object' may be garbage collected before it has finished: asyncio refers to its tasks only weakly [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::hold_python_task(asyncio.attr("create_task")(coroutine()));
  py::module_::import("asyncio").attr("ensure_future")(coroutine());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'pybind11::object' may be garbage collected before it has finished: asyncio refers to its tasks only weakly [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::hold_python_task(py::module_::import("asyncio").attr("ensure_future")(coroutine()));
  asyncio.attr("get_running_loop")().attr("create_task")(coroutine());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'pybind11::object' may be garbage collected before it has finished: asyncio refers to its tasks only weakly [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::hold_python_task(asyncio.attr("get_running_loop")().attr("create_task")(coroutine()));
  loop.attr("create_task")(coroutine());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'pybind11::object' may be garbage collected before it has finished: asyncio refers to its tasks only weakly [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::hold_python_task(loop.attr("create_task")(coroutine()));
  asyncio.attr("run_coroutine_threadsafe")(coroutine(), loop);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'pybind11::object' runs on, and its exception stays in the dropped future [holdfast-discarded-task]
  py::object create = asyncio.attr("create_task");
  create(coroutine());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'pybind11::object' may be garbage collected before it has finished: asyncio refers to its tasks only weakly [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::hold_python_task(create(coroutine()));
}

void silent(py::module_ asyncio, py::object loop, py::object discard) {
  py::set tasks;
  py::object task = asyncio.attr("create_task")(coroutine());
  tasks.add(task);
  task.attr("add_done_callback")(tasks.attr("discard"));
  tasks.attr("add")(asyncio.attr("create_task")(coroutine()));
  loop.attr("run_until_complete")(loop.attr("create_task")(coroutine()));
  asyncio.attr("run")(coroutine());
  loop.attr("call_soon")(discard, "create_task");
  (void)py::object(asyncio.attr("create_task"));
}

py::object returned(py::object loop) { return loop.attr("create_task")(coroutine()); }
