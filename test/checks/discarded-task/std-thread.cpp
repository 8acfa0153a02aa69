// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast %s holdfast-discarded-task %t -- -- -Wno-vexing-parse

// A temporary std::thread ends the program.

// CHECK-FIXES: #include <holdfast/task_set.h>
#include <string>
#include <thread>
#include <vector>

void work();
void work_with(std::string name, int number);
struct engine {
  void run();
};

void braces() {
  std::thread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(work);
}

void arguments(std::string name) {
  std::thread(work_with, name, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(work_with, name, 1);
}

void lambda() {
  std::thread([] { work(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn([] { work(); });
}

void member_function(engine &motor) {
  std::thread(&engine::run, &motor);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(&engine::run, &motor);
}

using worker = std::thread;
void alias() {
  worker{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(work);
}

// task_set::spawn would offer a stop token to a callable that accepts anything.
void generic_lambda() {
  std::thread([](auto number) { (void)number; }, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(std::thread([](auto number) { (void)number; }, 1));
}

void returned(std::thread make()) {
  make();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::thread' terminates the program here if it is still joinable [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(make());
}

// Empty, or somebody else's.
void silent(std::vector<std::thread> &threads) {
  std::thread{};
  std::thread();
  std::thread(work).join();
  std::thread(work).detach();
  std::thread kept(work);
  threads.push_back(std::thread(work));
  threads.emplace_back(work);
  kept.join();
  std::thread empty;
  empty = std::thread(work);
  empty.join();
}

// This declares a variable.
void vexing() {
  std::thread(work);
}
