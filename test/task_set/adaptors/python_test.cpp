// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// python_task_set, in a real interpreter.

#include "holdfast/python_task_set.h"

#include <gtest/gtest.h>
#include <pybind11/embed.h>

#include <optional>

// What the interpreter keeps for ever.
// NOLINTBEGIN(bugprone-reserved-identifier): LeakSanitizer looks for this name
extern "C" const char *__lsan_default_suppressions();
extern "C" const char *__lsan_default_suppressions() {
  return "leak:libpython\nleak:pybind11::detail";
}
// NOLINTEND(bugprone-reserved-identifier)

namespace py = pybind11;
using holdfast::python_task_set;

namespace {

/// An event loop, and a Python world whose coroutine `work()` waits for a future
/// that nothing but its own frame holds: `wake()` reaches it through a weak
/// reference, as an operating system's callback would.
class PythonTaskSet : public ::testing::Test {
protected:
  static void SetUpTestSuite() { interpreter_.emplace(); }
  static void TearDownTestSuite() { interpreter_.reset(); }

  void SetUp() override {
    py::exec(R"(
import asyncio, gc, weakref

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
done = []
reported = []
waiting = []
loop.set_exception_handler(lambda loop, context: reported.append(context["message"]))

async def work(name):
    future = loop.create_future()
    waiting.append(weakref.ref(future))
    await future
    done.append(name)

async def fail():
    raise ValueError("no")

async def steps(number=3):
    for _ in range(number):
        await asyncio.sleep(0)

def turn():
    loop.run_until_complete(steps())

def wake():
    for reference in waiting:
        future = reference()
        if future is not None and not future.done():
            future.set_result(None)
    del waiting[:]
    turn()
)",
             world_, world_);
  }

  void TearDown() override { py::exec("loop.close(); asyncio.set_event_loop(None)", world_); }

  py::object call(const char *name) { return world_[name](); }
  py::object work(const char *name) { return world_["work"](name); }
  py::object make_task(const py::object &coroutine) {
    return world_["loop"].attr("create_task")(coroutine);
  }
  void turn() { call("turn"); }
  void collect() { world_["gc"].attr("collect")(); }
  void wake() { call("wake"); }
  std::size_t done() { return py::len(world_["done"]); }
  std::size_t reported() { return py::len(world_["reported"]); }
  void run(const py::object &awaitable) { world_["loop"].attr("run_until_complete")(awaitable); }

  static std::optional<py::scoped_interpreter> interpreter_;
  py::dict world_;
};

std::optional<py::scoped_interpreter> PythonTaskSet::interpreter_;

TEST_F(PythonTaskSet, a_task_that_nobody_holds_is_lost_to_the_collector) {
  make_task(work("lost"));
  turn();
  collect();
  wake();
  EXPECT_EQ(done(), 0U);
  EXPECT_EQ(reported(), 1U) << "asyncio says that it was destroyed while pending";
}

TEST_F(PythonTaskSet, a_task_in_the_set_finishes_and_is_released) {
  python_task_set tasks;
  tasks.add(make_task(work("held")));
  turn();
  collect();
  EXPECT_EQ(tasks.size(), 1U);
  wake();
  EXPECT_EQ(done(), 1U);
  EXPECT_TRUE(tasks.empty());
  EXPECT_EQ(reported(), 0U);
}

TEST_F(PythonTaskSet, a_task_that_belongs_to_the_program_finishes_too) {
  holdfast::hold_python_task(make_task(work("one")));
  holdfast::hold_python_task(make_task(work("two")));
  turn();
  collect();
  wake();
  EXPECT_EQ(done(), 2U);
}

TEST_F(PythonTaskSet, what_is_added_when_done_is_released_at_the_next_turn) {
  const py::object task = make_task(world_["steps"]());
  turn();
  turn();
  ASSERT_TRUE(task.attr("done")().cast<bool>());
  python_task_set tasks;
  tasks.add(task);
  turn();
  EXPECT_TRUE(tasks.empty());
}

TEST_F(PythonTaskSet, adding_returns_the_task) {
  python_task_set tasks;
  const py::object task = make_task(world_["steps"]());
  EXPECT_TRUE(tasks.add(task).is(task));
  run(tasks.join());
}

TEST_F(PythonTaskSet, spawn_starts_a_coroutine_on_the_running_loop) {
  python_task_set tasks;
  world_["spawn"] = py::cpp_function([&](const py::object &coroutine) { tasks.spawn(coroutine); });
  py::exec(R"(
async def main():
    spawn(work("spawned"))
loop.run_until_complete(main())
)",
           world_);
  turn();
  collect();
  wake();
  EXPECT_EQ(done(), 1U);
  EXPECT_TRUE(tasks.empty());
}

TEST_F(PythonTaskSet, what_is_no_task_is_refused_and_not_kept) {
  python_task_set tasks;
  EXPECT_THROW(tasks.add(py::int_(1)), py::error_already_set);
  EXPECT_TRUE(tasks.empty());
  EXPECT_THROW(tasks.spawn(py::none()), py::error_already_set);
}

TEST_F(PythonTaskSet, join_waits_for_tasks_that_are_added_meanwhile) {
  python_task_set tasks;
  world_["add"] = py::cpp_function([&](py::object task) { tasks.add(std::move(task)); });
  py::exec(R"(
async def parent():
    await steps()
    add(loop.create_task(child()))
async def child():
    await steps(10)
    done.append("child")
)",
           world_);
  tasks.add(make_task(world_["parent"]()));
  run(tasks.join());
  EXPECT_EQ(done(), 1U);
  EXPECT_TRUE(tasks.empty());
}

TEST_F(PythonTaskSet, join_of_an_empty_set_ends_at_once) {
  const python_task_set tasks;
  run(tasks.join());
}

TEST_F(PythonTaskSet, the_error_of_a_task_is_reported_by_asyncio) {
  python_task_set tasks;
  tasks.add(make_task(world_["fail"]()));
  run(tasks.join());
  collect();
  EXPECT_TRUE(tasks.empty());
  EXPECT_EQ(reported(), 1U) << "that its exception was never retrieved";
}

TEST_F(PythonTaskSet, the_destructor_cancels_what_is_left) {
  py::object task;
  {
    python_task_set tasks;
    task = tasks.add(make_task(work("cancelled")));
    turn();
  }
  turn();
  EXPECT_TRUE(task.attr("cancelled")().cast<bool>());
  EXPECT_EQ(done(), 0U);
}

TEST_F(PythonTaskSet, the_destructor_needs_no_lock) {
  std::optional<python_task_set> tasks(std::in_place);
  const py::object task = tasks->add(make_task(work("cancelled")));
  turn();
  {
    const py::gil_scoped_release released;
    tasks.reset();
  }
  turn();
  EXPECT_TRUE(task.attr("cancelled")().cast<bool>());
}

} // namespace
