// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20,c++23 %s holdfast-discarded-task %t

// Every position in which a value is dropped counts.

// CHECK-FIXES: #include <holdfast/task_set.h>
#include <future>

void work();
bool ready();
int number();
std::future<void> start() { return std::async(std::launch::async, work); }

void branches(bool condition) {
  if (condition)
  // CHECK-FIXES: holdfast::task_set tasks;
    start();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'start' blocks here until the task has finished [holdfast-discarded-task]
    // CHECK-FIXES: tasks.add(start());
  else
    start();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'start' blocks here until the task has finished [holdfast-discarded-task]
    // CHECK-FIXES: tasks.add(start());
  if (condition) {
    start();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'start' blocks here until the task has finished [holdfast-discarded-task]
    // CHECK-FIXES: tasks.add(start());
  } else if (ready())
    start();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'start' blocks here until the task has finished [holdfast-discarded-task]
    // CHECK-FIXES: tasks.add(start());
}

void loops() {
  for (start(); ready(); start())
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: discarded 'std::future<void>' returned by 'start' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:26: warning: discarded 'std::future<void>' returned by 'start' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: for (tasks.add(start()); ready(); tasks.add(start()))
    work();
  for (;;)
    start();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'start' blocks here until the task has finished [holdfast-discarded-task]
}

void other_loops(int (&numbers)[3]) {
  while (ready())
  // CHECK-FIXES: holdfast::task_set tasks;
    start();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'start' blocks here until the task has finished [holdfast-discarded-task]
    // CHECK-FIXES: tasks.add(start());
  do
    start();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'start' blocks here until the task has finished [holdfast-discarded-task]
    // CHECK-FIXES: tasks.add(start());
  while (ready());
  for (int each : numbers)
    start(), (void)each;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'start' blocks at the ';' until the task has finished [holdfast-discarded-task]
    // CHECK-FIXES: tasks.add(start()), (void)each;
}

void cases(int choice) {
  switch (choice) {
  // CHECK-FIXES: holdfast::task_set tasks;
  case 1:
    start();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'start' blocks here until the task has finished [holdfast-discarded-task]
    // CHECK-FIXES: tasks.add(start());
    break;
  case 2: {
    start();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'start' blocks here until the task has finished [holdfast-discarded-task]
    // CHECK-FIXES: tasks.add(start());
    break;
  }
  default:
    start();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'start' blocks here until the task has finished [holdfast-discarded-task]
    // CHECK-FIXES: tasks.add(start());
  }
}

void labelled(bool again) {
retry:
  start();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'start' blocks here until the task has finished [holdfast-discarded-task]
  if (again)
    goto retry;
}

void attributed(bool condition) {
  if (condition)
  // CHECK-FIXES: holdfast::task_set tasks;
    [[likely]] start();
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: discarded 'std::future<void>' returned by 'start' blocks here until the task has finished [holdfast-discarded-task]
    // CHECK-FIXES: {{\[\[likely\]\]}} tasks.add(start());
}

void parentheses() {
  (start());
  // CHECK-MESSAGES: :[[@LINE-1]]:4: warning: discarded 'std::future<void>' returned by 'start' blocks here until the task has finished [holdfast-discarded-task]
  ((start()));
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'start' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: (tasks.add(start()));
  // CHECK-FIXES: ((tasks.add(start())));
}

void comma() {
  start(), work();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'start' blocks at the ';' until the task has finished [holdfast-discarded-task]
  work(), start();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: discarded 'std::future<void>' returned by 'start' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(start()), work();
  // CHECK-FIXES: work(), tasks.add(start());
}

int comma_in_return() {
  return start(), 0;
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: discarded 'std::future<void>' returned by 'start' blocks at the ';' until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: return tasks.add(start()), 0;
}

void conditional(bool condition) {
  condition ? start() : start();
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: discarded 'std::future<void>' returned by 'start' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:25: warning: discarded 'std::future<void>' returned by 'start' blocks here until the task has finished [holdfast-discarded-task]
}

void short_circuit(bool condition) {
  condition && (start(), true);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: discarded 'std::future<void>' returned by 'start' blocks at the ';' until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: condition && (tasks.add(start()), true);
}

int statement_expression() {
  return ({ start(); 0; });
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: discarded 'std::future<void>' returned by 'start' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: return ({ holdfast::task_set tasks; tasks.add(start()); 0; });
}

void discarded_statement_expression() {
  ({ start(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: discarded 'std::future<void>' returned by 'start' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: ({ holdfast::task_set tasks; tasks.add(start()); });
}

void handlers() {
  try {
    start();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'start' blocks here until the task has finished [holdfast-discarded-task]
    // CHECK-FIXES: holdfast::task_set tasks;
    // CHECK-FIXES: tasks.add(start());
  } catch (...) {
    start();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'start' blocks here until the task has finished [holdfast-discarded-task]
    // CHECK-FIXES: holdfast::task_set tasks;
    // CHECK-FIXES: tasks.add(start());
  }
}

void in_a_lambda() {
  auto later = [] {
    start();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'start' blocks here until the task has finished [holdfast-discarded-task]
    // CHECK-FIXES: holdfast::task_set tasks;
    // CHECK-FIXES: tasks.add(start());
  };
  later();
}

void in_an_argument() {
  (void)[](int value) { return value; }((start(), 1));
  // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: discarded 'std::future<void>' returned by 'start' blocks at the ';' until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: (void)[](int value) { return value; }((tasks.add(start()), 1));
}

static int namespace_scope = (start(), 0);
// CHECK-MESSAGES: :[[@LINE-1]]:31: warning: discarded 'std::future<void>' returned by 'start' blocks at the end of the full expression until the task has finished [holdfast-discarded-task]
inline int inline_variable = (start(), 1);
// CHECK-MESSAGES: :[[@LINE-1]]:31: warning: discarded 'std::future<void>' returned by 'start' blocks at the end of the full expression until the task has finished [holdfast-discarded-task]

struct members {
  int in_class = (start(), 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: discarded 'std::future<void>' returned by 'start' blocks at the end of the full expression until the task has finished [holdfast-discarded-task]
  int initialized;
  members() : initialized((start(), 0)) { start(); }
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: discarded 'std::future<void>' returned by 'start' blocks at the end of the full expression until the task has finished [holdfast-discarded-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:43: warning: discarded 'std::future<void>' returned by 'start' blocks here until the task has finished [holdfast-discarded-task]
  ~members() { start(); }
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: discarded 'std::future<void>' returned by 'start' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: members() : initialized((start(), 0)) { holdfast::task_set tasks; tasks.add(start()); }
  // CHECK-FIXES: ~members() { holdfast::task_set tasks; tasks.add(start()); }
  void default_argument(int value = (start(), 1));
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: discarded 'std::future<void>' returned by 'start' blocks at the end of the full expression until the task has finished [holdfast-discarded-task]
};

void local_static() {
  static int once = (start(), 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: discarded 'std::future<void>' returned by 'start' blocks at the ';' until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: static int once = (tasks.add(start()), 0);
  (void)once;
}

void try_function() try {
  start();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'start' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(start());
} catch (...) {
}

namespace nested {
struct outer {
  struct inner {
    static void method() {
      start();
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: discarded 'std::future<void>' returned by 'start' blocks here until the task has finished [holdfast-discarded-task]
      // CHECK-FIXES: holdfast::task_set tasks;
      // CHECK-FIXES: tasks.add(start());
    }
  };
};
} // namespace nested
