// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast %s holdfast-discarded-task %t

// The statement waited for the task. When it does not any more, the task must not
// race with what follows, nor with itself in the next iteration.

// CHECK-FIXES: #include <holdfast/task_set.h>
#include <atomic>
#include <future>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

void work_on(int &number);
void read(const std::string &text);
int global = 0;

// Held back: one of the two writes.

int variable_read_later() {
  int result = 0;
  std::async(std::launch::async, [&result] { result = 42; });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  return result;
}

void variable_written_later(std::string text) {
  std::async(std::launch::async, [&text] { read(text); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  text.clear();
}

int through_a_pointer() {
  int result = 0;
  int *pointer = &result;
  std::async(std::launch::async, [pointer] { *pointer = 1; });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  return result;
}

struct counter {
  int value = 0;
  void through_a_pointer_to_a_member() {
    const int *pointer = &value;
    std::async(std::launch::async, [pointer] { read(std::to_string(*pointer)); });
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
    ++value;
  }
};

int through_a_closure() {
  int result = 0;
  auto set = [&result] { result = 1; };
  std::async(std::launch::async, set);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  return result;
}

int global_variable() {
  std::async(std::launch::async, [] { global = 1; });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  return global;
}

void with_itself() {
  int total = 0;
  for (int i = 0; i < 3; ++i)
    std::async(std::launch::async, [&total, i] { total += i; });
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
}

void in_the_next_iteration() {
  int total = 0;
  for (int i = 0; i < 3; ++i) {
    work_on(total);
    std::async(std::launch::async, [&total] { ++total; });
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  }
}

struct loader {
  int loaded = 0;
  std::string name;
  std::atomic<int> finished{0};
  void load();
  int count() const;

  int member_read_later() {
    std::async(std::launch::async, [this] { loaded = 1; });
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
    return loaded;
  }
  int after_a_member_function() {
    std::async(std::launch::async, &loader::load, this);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
    return loaded;
  }
  void member_in_a_loop() {
    for (int i = 0; i < 3; ++i)
      std::async(std::launch::async, [this] { ++loaded; });
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  }

  // What a function does is what its caller does.
  void send(const std::string &command) { name = command; }
  void the_same_function_later() {
    std::async(std::launch::async, &loader::send, this, "on");
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
    send("off");
  }
  int member_read_by_a_function() const { return loaded; }
  int through_functions() {
    std::async(std::launch::async, [this] { send("on"); });
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
    return name_length();
  }
  int name_length() const { return static_cast<int>(name.size()); }
  void function_in_a_loop() {
    for (int i = 0; i < 3; ++i)
      std::async(std::launch::async, [this] { send("again"); });
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  }

  // Offered: nothing is written, or by nobody else, or made to be shared.

  int functions_that_touch_other_members() {
    std::async(std::launch::async, &loader::send, this, "on");
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
    // CHECK-FIXES: holdfast::task_set tasks;
    // CHECK-FIXES: tasks.spawn(&loader::send, this, "on");
    return member_read_by_a_function();
  }
  std::mutex guard;
  std::vector<int> guarded;
  void add(int number) {
    std::lock_guard<std::mutex> lock(guard);
    guarded.push_back(number);
  }
  void functions_that_lock() {
    for (int i = 0; i < 3; ++i)
    // CHECK-FIXES: holdfast::task_set tasks;
      std::async(std::launch::async, [this, i] { add(i); });
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
      // CHECK-FIXES: tasks.spawn([this, i] { add(i); });
    add(3);
  }

  int both_read() {
    std::async(std::launch::async, [this] { read(name); });
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
    // CHECK-FIXES: holdfast::task_set tasks;
    // CHECK-FIXES: tasks.spawn([this] { read(name); });
    return static_cast<int>(name.size());
  }
  void different_members() {
    std::async(std::launch::async, [this] { loaded = 1; });
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
    // CHECK-FIXES: holdfast::task_set tasks;
    // CHECK-FIXES: tasks.spawn([this] { loaded = 1; });
    name = "loaded";
  }
  void atomic_member() {
    for (int i = 0; i < 3; ++i)
    // CHECK-FIXES: holdfast::task_set tasks;
      std::async(std::launch::async, [this] { ++finished; });
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
      // CHECK-FIXES: tasks.spawn([this] { ++finished; });
    finished = 0;
  }
};

void count() { ++global; }
int global_variable_in_a_function() {
  std::async(std::launch::async, count);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  std::async(std::launch::async, [] { count(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn([] { count(); });
  return 0;
}

// Functions that call each other come to an end.
void pong(int times);
void ping(int times) { pong(times); }
void pong(int times) {
  std::async(std::launch::async, ping, times - 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(ping, times - 1);
}

// An object with a mutex of its own guards itself.
class self_guarded {
public:
  void change() {
    std::lock_guard<std::mutex> lock(mutex);
    ++value;
  }

private:
  std::mutex mutex;
  int value = 0;
} shared;

void guards_itself() {
  std::async(std::launch::async, [] { shared.change(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn([] { shared.change(); });
  shared.change();
}

void not_used_later() {
  int result = 0;
  std::async(std::launch::async, [&result] { result = 42; });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn([&result] { result = 42; });
}

void only_read(const std::string &text) {
  std::async(std::launch::async, [&text] { read(text); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn([&text] { read(text); });
  read(text);
}

void copied(std::string text) {
  std::async(std::launch::async, [text] { read(text); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn([text] { read(text); });
  text.clear();
}

void fresh_in_each_iteration() {
  for (int i = 0; i < 3; ++i) {
    int total = i;
    work_on(total);
    std::async(std::launch::async, [&total] { ++total; });
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
    // CHECK-FIXES: holdfast::task_set tasks;
    // CHECK-FIXES: tasks.spawn([&total] { ++total; });
  }
}

void made_to_be_shared() {
  std::atomic<int> total{0};
  for (int i = 0; i < 3; ++i)
  // CHECK-FIXES: holdfast::task_set tasks;
    std::async(std::launch::async, [&total, i] { total += i; });
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
    // CHECK-FIXES: tasks.spawn([&total, i] { total += i; });
}

// A thread was never waited for.
int thread() {
  int result = 0;
  std::thread([&result] { result = 42; });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn([&result] { result = 42; });
  return result;
}
