// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++17-or-later %s holdfast-discarded-task %t

// The launch policy decides what a discarded std::async does.

// CHECK-FIXES: #include <holdfast/task_set.h>
#include <functional>
#include <future>
#include <string>

void work();
void work_with(int number);
int compute(int number);
struct store {
  void save(std::string name);
};

void asynchronous() {
  std::async(std::launch::async, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(work);
}

void with_arguments(int number) {
  std::async(std::launch::async, compute, number + 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<int>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(compute, number + 1);
}

void lambda(std::string name) {
  std::async(std::launch::async, [name] { (void)name.size(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn([name] { (void)name.size(); });
}

void member_function(store &records, std::string name) {
  std::async(std::launch::async, &store::save, &records, name);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(&store::save, &records, name);
}

void deferred() {
  std::async(std::launch::deferred, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' never runs the task [holdfast-discarded-task]
}

// The implementation decides whether the default policies run the task: the fix
// would, so it is only offered.
void default_policy() {
  std::async(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished, or never runs it if the implementation defers it [holdfast-discarded-task]
}

void default_policy_with_arguments() {
  std::async(work_with, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished, or never runs it if the implementation defers it [holdfast-discarded-task]
}

void both_policies() {
  std::async(std::launch::async | std::launch::deferred, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished, or never runs it if the implementation defers it [holdfast-discarded-task]
}

void policy_at_run_time(std::launch policy) {
  std::async(policy, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished, or never runs it if the implementation defers it [holdfast-discarded-task]
}

// A function that passes the future on hides where it comes from.
auto log_in_background() { return std::async(std::launch::async, work); }
std::future<void> log_lazily() { return std::async(std::launch::deferred, work); }
std::future<void> log_somewhere();

void wrapped() {
  log_in_background();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'log_in_background' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(log_in_background());
}

void wrapped_deferred() {
  log_lazily();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'log_lazily' never runs the task [holdfast-discarded-task]
}

void unknown_origin() {
  log_somewhere();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'log_somewhere' is destroyed here: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(log_somewhere());
}

void called_where_it_is_written() {
  [] { return std::async(std::launch::async, work); }();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add([] { return std::async(std::launch::async, work); }());
}

void function_pointer(std::future<void> (*start)()) {
  start();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' is destroyed here: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(start());
}

void type_erased(std::function<std::future<int>(int)> start) {
  start(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<int>' is destroyed here: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(start(1));
}

void shared() {
  std::async(std::launch::async, work).share();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::shared_future<void>' returned by 'std::future::share' is destroyed here: as the last one of a task from 'std::async' it blocks, and the result and any exception are lost [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(std::async(std::launch::async, work).share());
}

struct logger {
  logger() {
    std::async(std::launch::async, work);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
    // CHECK-FIXES: holdfast::task_set tasks;
    // CHECK-FIXES: tasks.spawn(work);
  }
  ~logger() {
    std::async(std::launch::async, work);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
    // CHECK-FIXES: holdfast::task_set tasks;
    // CHECK-FIXES: tasks.spawn(work);
  }
};

// A task set refuses a callable that returns a handle: nothing would hold that.
void returns_a_handle() {
  std::async(std::launch::async, log_in_background);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<std::future<void>>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  std::async(std::launch::async, [] { return log_somewhere(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<std::future<void>>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
}
