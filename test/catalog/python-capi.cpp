// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++17 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

#include <Python.h>

void discarded(PyObject *asyncio, PyObject *loop, PyObject *coroutine) {
  Py_DECREF(PyObject_CallMethod(asyncio, "create_task", "O", coroutine));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'PyObject *' (aka '{{(struct )?}}_object *') returned by 'PyObject_CallMethod' may be garbage collected before it has finished, once this reference is released: asyncio refers to its tasks only weakly [holdfast-discarded-task]
  Py_XDECREF(PyObject_CallMethod(loop, "create_task", "O", coroutine));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'PyObject *' (aka '{{(struct )?}}_object *') returned by 'PyObject_CallMethod' may be garbage collected before it has finished, once this reference is released: asyncio refers to its tasks only weakly [holdfast-discarded-task]
  PyObject_CallMethod(asyncio, "ensure_future", "O", coroutine);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'PyObject *' (aka '{{(struct )?}}_object *') returned by 'PyObject_CallMethod' may be garbage collected before it has finished, once this reference is released: asyncio refers to its tasks only weakly [holdfast-discarded-task]
  PyObject *create = PyObject_GetAttrString(asyncio, "create_task");
  Py_XDECREF(PyObject_CallOneArg(create, coroutine));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'PyObject *' (aka '{{(struct )?}}_object *') returned by 'PyObject_CallOneArg' may be garbage collected before it has finished, once this reference is released: asyncio refers to its tasks only weakly [holdfast-discarded-task]
  PyObject *name = PyUnicode_FromString("create_task");
  Py_XDECREF(PyObject_CallMethodObjArgs(loop, name, coroutine, nullptr));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'PyObject *' (aka '{{(struct )?}}_object *') returned by 'PyObject_CallMethodObjArgs' may be garbage collected before it has finished, once this reference is released: asyncio refers to its tasks only weakly [holdfast-discarded-task]
  Py_XDECREF(PyObject_CallMethod(asyncio, "run_coroutine_threadsafe", "OO", coroutine, loop));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'PyObject *' (aka '{{(struct )?}}_object *') returned by 'PyObject_CallMethod' runs on, and its exception stays in the dropped future [holdfast-discarded-task]
}

void silent(PyObject *loop, PyObject *coroutine, PyObject *tasks, PyObject *discard) {
  PyObject *task = PyObject_CallMethod(loop, "create_task", "O", coroutine);
  Py_XDECREF(PyObject_CallMethod(tasks, "add", "O", task));
  Py_XDECREF(PyObject_CallMethod(task, "add_done_callback", "O", discard));
  PyObject *add = PyObject_GetAttrString(tasks, "add");
  Py_XDECREF(PyObject_CallOneArg(add, task));
  Py_XDECREF(PyObject_CallMethod(tasks, "add", "N", PyObject_CallMethod(loop, "create_task", "O", coroutine)));
  Py_DECREF(add);
  Py_DECREF(task);
}
