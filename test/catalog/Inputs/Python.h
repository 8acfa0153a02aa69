// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of CPython's C API that the fixtures use, as in 3.11.
#pragma once

extern "C" {
typedef struct _object PyObject;
PyObject *PyImport_ImportModule(const char *);
PyObject *PyUnicode_FromString(const char *);
PyObject *PyObject_GetAttrString(PyObject *, const char *);
PyObject *PyObject_CallOneArg(PyObject *, PyObject *);
PyObject *PyObject_CallFunctionObjArgs(PyObject *, ...);
PyObject *PyObject_CallMethod(PyObject *, const char *, const char *, ...);
PyObject *PyObject_CallMethodObjArgs(PyObject *, PyObject *, ...);
typedef struct _is PyInterpreterState;
PyInterpreterState *PyInterpreterState_Get(void);
PyObject *PyInterpreterState_GetDict(PyInterpreterState *);
int Py_IsInitialized(void);
}

static inline void Py_DECREF(PyObject *) {}
static inline void Py_XDECREF(PyObject *) {}
#define Py_DECREF(op) Py_DECREF((PyObject *)(op))
#define Py_XDECREF(op) Py_XDECREF((PyObject *)(op))
