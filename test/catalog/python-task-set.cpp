// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++17 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

// A set for asyncio's tasks that is there already holds one more.

#include <holdfast/python_task_set.h>

namespace py = pybind11;

py::object coroutine();

class service {
public:
  void start(py::object loop) {
    py::module_::import("asyncio").attr("create_task")(coroutine());
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'pybind11::object' may be garbage collected before it has finished: asyncio refers to its tasks only weakly [holdfast-discarded-task]
    // CHECK-FIXES: tasks_.add(py::module_::import("asyncio").attr("create_task")(coroutine()));
    // A set that outlives what a task was made from might be too long for it.
    loop.attr("create_task")(coroutine());
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'pybind11::object' may be garbage collected before it has finished: asyncio refers to its tasks only weakly [holdfast-discarded-task]
    // CHECK-FIXES: holdfast::hold_python_task(loop.attr("create_task")(coroutine()));
    tasks_.add(loop.attr("create_task")(coroutine()));
    tasks_.spawn(coroutine());
    holdfast::hold_python_task(loop.attr("create_task")(coroutine()));
  }

private:
  holdfast::python_task_set tasks_;
};
