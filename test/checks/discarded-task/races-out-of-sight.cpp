// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -fix-note="start it in" %s holdfast-discarded-task %t

// Where member functions of the object run meanwhile whose bodies are not visible,
// holding the task may race: it is offered in a note and not applied.

// CHECK-FIXES: #include <holdfast/task_set.h>
#include <future>

class engine {
public:
  void start();
  void start_all();
  int ask();
  int read_later();

private:
  void load();
  int count() const;
  int size() const;
  int loaded = 0;
};

void engine::start() {
  std::async(std::launch::async, &engine::load, this);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(&engine::load, this);
  load();
}

void engine::start_all() {
  for (int i = 0; i < 3; ++i)
  // CHECK-FIXES: holdfast::task_set tasks;
    std::async(std::launch::async, [this] { load(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
    // CHECK-FIXES: tasks.spawn([this] { load(); });
}

int engine::ask() {
  std::async(std::launch::async, [this] { loaded = 1; });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn([this] { loaded = 1; });
  return count();
}

// Nobody writes: the fix is not one of the notes, it is applied.
int engine::read_later() {
  std::async(std::launch::async, [this] { return size(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<int>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  return count();
}
