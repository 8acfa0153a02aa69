// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++17 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

#include <nanobind/nanobind.h>

namespace nb = nanobind;

nb::object coroutine();

void discarded(nb::module_ asyncio, nb::object loop) {
  asyncio.attr("create_task")(coroutine());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'nanobind::object' may be garbage collected before it has finished: asyncio refers to its tasks only weakly [holdfast-discarded-task]
  nb::module_::import_("asyncio").attr("ensure_future")(coroutine());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'nanobind::object' may be garbage collected before it has finished: asyncio refers to its tasks only weakly [holdfast-discarded-task]
  asyncio.attr("run_coroutine_threadsafe")(coroutine(), loop);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'nanobind::object' runs on, and its exception stays in the dropped future [holdfast-discarded-task]
}

void silent(nb::module_ asyncio, nb::object tasks, nb::object loop) {
  nb::object task = loop.attr("create_task")(coroutine());
  tasks.attr("add")(task);
  task.attr("add_done_callback")(tasks.attr("discard"));
  tasks.attr("add")(loop.attr("create_task")(coroutine()));
}
