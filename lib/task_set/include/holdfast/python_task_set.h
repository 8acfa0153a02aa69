// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Python's asyncio tasks made from C++ through pybind11.

#ifndef HOLDFAST_PYTHON_TASK_SET_H
#define HOLDFAST_PYTHON_TASK_SET_H

#include "holdfast/detail/config.h"

#include <pybind11/eval.h>
#include <pybind11/pybind11.h>

#include <cstddef>

namespace holdfast {
inline namespace HOLDFAST_ABI {

namespace detail {

/// Keeps `task` in `tasks` until it is done.
inline void hold_until_done(pybind11::set tasks, const pybind11::object &task) {
  // In this order: a task that is done calls back at the next turn of the loop.
  task.attr("add_done_callback")(tasks.attr("discard"));
  tasks.add(task);
}

} // namespace detail

/// Holds asyncio tasks until they are done. An event loop refers to its tasks only
/// weakly: one that nobody else holds may be collected before it has finished.
///
/// All members are called with the GIL held, on the thread of the tasks' event
/// loop, and pass on Python's exceptions as pybind11::error_already_set. The error
/// of a task stays with it; asyncio reports it when nobody has asked for it.
class [[gnu::visibility("hidden")]] python_task_set {
public:
  python_task_set() = default;

  /// Cancels the tasks that are left, as nothing else may hold them. Each still runs
  /// until it has dealt with that.
  ~python_task_set() {
    if (!Py_IsInitialized()) {
      tasks_.release(); // the interpreter has already destroyed it
      return;
    }
    const pybind11::gil_scoped_acquire gil;
    try {
      cancel();
    } catch (pybind11::error_already_set &error) {
      error.discard_as_unraisable("holdfast::python_task_set");
    }
    tasks_.release().dec_ref();
  }

  python_task_set(const python_task_set &) = delete;
  python_task_set &operator=(const python_task_set &) = delete;

  /// Holds a task, or a future, until it is done. Returns it.
  pybind11::object add(pybind11::object task) {
    detail::hold_until_done(tasks_, task);
    return task;
  }

  /// Makes a task of a coroutine on the running loop and holds it. Returns it.
  pybind11::object spawn(const pybind11::object &coroutine) {
    return add(pybind11::module_::import("asyncio").attr("create_task")(coroutine));
  }

  /// Asks all tasks to cancel themselves.
  void cancel() {
    for (const pybind11::handle task : pybind11::list(tasks_))
      task.attr("cancel")();
  }

  /// What a coroutine awaits to wait until no task is left, those added meanwhile
  /// included: `await` in Python, `run_until_complete()` from outside. It does not
  /// raise the tasks' errors. The set may be destroyed before it has ended.
  [[nodiscard]] pybind11::object join() const {
    pybind11::dict names;
    pybind11::exec("async def join(tasks):\n"
                   "    import asyncio\n"
                   "    while tasks:\n"
                   "        await asyncio.wait(tuple(tasks))\n",
                   pybind11::globals(), names);
    return names["join"](tasks_);
  }

  /// The number of tasks that are not done. A task leaves in a callback of the
  /// loop, a little after its end.
  [[nodiscard]] std::size_t size() const { return tasks_.size(); }

  /// Whether size() is zero.
  [[nodiscard]] bool empty() const { return size() == 0; }

private:
  pybind11::set tasks_;
};

/// Holds a task that belongs to nothing smaller than the program until it is done,
/// in a set of the interpreter's own. Returns the task. Call it as
/// python_task_set::add().
inline pybind11::object hold_python_task(pybind11::object task) {
  constexpr const char *name = "holdfast.background_tasks";
  const auto shelf = pybind11::reinterpret_borrow<pybind11::dict>(
      PyInterpreterState_GetDict(PyInterpreterState_Get()));
  if (!shelf)
    throw pybind11::error_already_set();
  if (!shelf.contains(name))
    shelf[name] = pybind11::set();
  detail::hold_until_done(shelf[name], task);
  return task;
}

} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_PYTHON_TASK_SET_H
