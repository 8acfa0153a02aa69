// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast %s holdfast-discarded-task %t

// A new task set is declared after all that its tasks refer to, and around the
// loops when it can be.

// CHECK-FIXES: #include <holdfast/task_set.h>
#include <functional>
#include <future>
#include <list>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

void work();
void work_on(int &number);
void work_with(const std::string &name);
void read(std::string_view text);

void one_for_all(bool condition) {
  std::thread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(work);
  if (condition) {
    std::thread{work};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
    // CHECK-FIXES: tasks.spawn(work);
  }
  std::thread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: tasks.spawn(work);
}

void inner_first(bool condition) {
  if (condition) {
    std::thread{work};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
    // CHECK-FIXES: holdfast::task_set tasks;
    // CHECK-FIXES: tasks.spawn(work);
  }
  std::thread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(work);
}

void counted_loop() {
  for (int i = 0; i < 3; ++i)
  // CHECK-FIXES: holdfast::task_set tasks;
    std::thread{[i] { (void)i; }};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
    // CHECK-FIXES: tasks.spawn([i] { (void)i; });
}

void nested_loops(std::vector<std::vector<int>> &all) {
  for (auto &row : all) {
  // CHECK-FIXES: holdfast::task_set tasks;
    for (int cell : row) {
      std::thread{[cell] { (void)cell; }};
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
      // CHECK-FIXES: tasks.spawn([cell] { (void)cell; });
    }
  }
}

void refers_to_the_loop(std::vector<int> &numbers) {
  for (int number : numbers) {
    std::thread{[&number] { work_on(number); }};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
    // CHECK-FIXES: holdfast::task_set tasks;
    // CHECK-FIXES: tasks.spawn([&number] { work_on(number); });
  }
}

void refers_to_the_loop_unbraced(std::vector<int> &numbers) {
  for (int number : numbers)
    std::thread{[&number] { work_on(number); }};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
}

void refers_to_the_outer_loop(std::vector<std::vector<int>> &all) {
  for (std::vector<int> row : all) {
    for (int i = 0; i < 3; ++i) {
    // CHECK-FIXES: holdfast::task_set tasks;
      std::thread{[&row] { work_on(row[0]); }};
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
      // CHECK-FIXES: tasks.spawn([&row] { work_on(row[0]); });
    }
  }
}

void copied_in_a_loop(std::list<std::string> names) {
  for (const std::string &name : names)
  // CHECK-FIXES: holdfast::task_set tasks;
    std::thread{work_with, name};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
    // CHECK-FIXES: tasks.spawn(work_with, name);
}

void viewed_in_a_loop(std::list<std::string> names) {
  for (std::string name : names) {
    std::thread{read, std::string_view(name)};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
    // CHECK-FIXES: holdfast::task_set tasks;
    // CHECK-FIXES: tasks.spawn(read, std::string_view(name));
  }
}

void pointed_to() {
  {
    int number = 0;
    std::thread{[pointer = &number] { work_on(*pointer); }};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
    // CHECK-FIXES: holdfast::task_set tasks;
    // CHECK-FIXES: tasks.spawn([pointer = &number] { work_on(*pointer); });
  }
}

void reference_wrapper() {
  for (;;) {
    int number = 0;
    std::thread{work_on, std::ref(number)};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
    // CHECK-FIXES: holdfast::task_set tasks;
    // CHECK-FIXES: tasks.spawn(work_on, std::ref(number));
    break;
  }
}

void closure_variable() {
  int number = 0;
  auto closure = [&number] { work_on(number); };
  std::thread{closure};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(closure);
}

void endless() {
  while (true)
    std::thread{work};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
}

void endless_braced() {
  for (;;) {
    std::thread{work};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
    // CHECK-FIXES: holdfast::task_set tasks;
    // CHECK-FIXES: tasks.spawn(work);
  }
}

void in_a_switch(int choice) {
  switch (choice) {
  // CHECK-FIXES: holdfast::task_set tasks;
  case 0:
    std::thread{work};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
    // CHECK-FIXES: tasks.spawn(work);
    break;
  case 1: {
    int number = 0;
    std::thread{[&number] { work_on(number); }};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
    // CHECK-FIXES: holdfast::task_set tasks_2;
    // CHECK-FIXES: tasks_2.spawn([&number] { work_on(number); });
  }
  }
}

void declared_in_the_switch(int choice) {
  switch (int number = choice; choice) {
  case 0:
    std::thread{[&number] { work_on(number); }};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  }
}

void condition_variable() {
  if (int number = 1)
    std::thread{[&number] { work_on(number); }};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
}

void name_taken(int tasks) {
  std::thread{[tasks] { (void)tasks; }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks_2;
  // CHECK-FIXES: tasks_2.spawn([tasks] { (void)tasks; });
}

void two_on_one_line() { std::thread{work}; std::thread{work}; }
// CHECK-MESSAGES: :[[@LINE-1]]:26: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
// CHECK-MESSAGES: :[[@LINE-2]]:45: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
// CHECK-FIXES: void two_on_one_line() { holdfast::task_set tasks; tasks.spawn(work); tasks.spawn(work); }

	void indented_with_tabs() {
		std::thread{work};
		// CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
		// CHECK-FIXES: holdfast::task_set tasks;
		// CHECK-FIXES: tasks.spawn(work);
	}

constexpr int in_a_constant_expression(bool condition) {
  if (condition)
    std::thread{work};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  return 0;
}

auto deduced_return_type() {
  std::thread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(work);
  return 1;
}

void silenced() {
  std::thread{work}; // NOLINT(holdfast-discarded-task)
  // NOLINTNEXTLINE
  std::thread{work};
  std::thread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(work);
}
