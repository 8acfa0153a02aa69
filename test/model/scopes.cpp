// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-discarded-task %t -- -- -I%S/../checks/discarded-task/Inputs

// A scope holds what it is given, so that what it returns may be dropped: it
// takes handles, and joins or cancels them in its destructor.

// CHECK-FIXES: #include <holdfast/task_set.h>
#include "coroutine_types.h"

struct joining_scope {
  ~joining_scope() { join(); }
  void join();
  lazy_task<> add(lazy_task<> task);
  lazy_task<> newest();
};

struct cancelling_scope {
  ~cancelling_scope() { cancel(); }
  void cancel();
  lazy_task<> &add_again(lazy_task<> &&task);
  lazy_task<> add(lazy_task<> &&task);
};

// It only looks at the task.
struct printer {
  ~printer() { join(); }
  void join();
  lazy_task<> print(const lazy_task<> &task);
};

// It does nothing for those that it has when it goes.
struct list {
  lazy_task<> add(lazy_task<> task);
};

lazy_task<> work();

void held(joining_scope &joins, cancelling_scope &cancels) {
  joins.add(work());
  cancels.add(work());
  cancels.add_again(work());
}

void discarded(joining_scope &joins, printer &prints, list &lists, const lazy_task<> &task) {
  joins.newest();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'lazy_task<>' returned by 'joining_scope::newest' never starts
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(joins.newest());
  prints.print(task);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'lazy_task<>' returned by 'printer::print' never starts
  // CHECK-FIXES: tasks.add(prints.print(task));
  lists.add(work());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'lazy_task<>' returned by 'list::add' never starts
  // CHECK-FIXES: tasks.add(lists.add(work()));
}
