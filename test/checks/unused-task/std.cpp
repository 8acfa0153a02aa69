// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-unused-task %t

// CHECK-FIXES: #include <holdfast/task_set.h>
// Threads and futures of the standard library in variables that nothing uses.

#include <future>
#include <thread>
#include <utility>

void work();
void other();
bool condition();
int compute();
std::thread make_thread();
std::future<int> make_future();

void thread() {
  std::thread worker(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'worker' is never used, so 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-unused-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(work);
}

void thread_among_others() {
  std::thread worker(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'worker' is never used, so 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-unused-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(work);
  other();
}

void thread_in_braces() {
  std::thread worker{[] { work(); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'worker' is never used, so 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-unused-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn([] { work(); });
  other();
}

void thread_from_a_call() {
  auto worker = make_thread();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'worker' is never used, so 'std::thread' returned by 'make_thread' terminates the program at the end of its scope if it is still joinable [holdfast-unused-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(make_thread());
  other();
}

void thread_that_is_only_looked_at() {
  std::thread worker(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'worker' is never used, so 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-unused-task]
  if (worker.joinable())
    other();
}

void underscore() {
  auto _ = make_thread();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: '_' is never used, so 'std::thread' returned by 'make_thread' terminates the program at the end of its scope if it is still joinable [holdfast-unused-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(make_thread());
  other();
}

// The attribute silences the compiler, not std::terminate.
void marked() {
  [[maybe_unused]] std::thread worker(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'worker' is never used, so 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-unused-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(work);
  other();
}

void cast_to_void() {
  std::thread worker(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'worker' is never used, so 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-unused-task]
  (void)worker;
}

void thread_made_later() {
  std::thread worker;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'worker' is never used, so 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-unused-task]
  if (condition())
    worker = std::thread(work);
  other();
}

void in_the_head_of_an_if() {
  if (auto worker = std::thread(work); condition())
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'worker' is never used, so 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-unused-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: if (tasks.spawn(work); condition())
    other();
}

void in_the_head_of_a_switch() {
  switch (std::thread worker(work); compute()) {
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'worker' is never used, so 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-unused-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: switch (tasks.spawn(work); compute()) {
  default:
    other();
  }
}

void in_a_loop() {
  for (int i = 0; i < 3; ++i) {
  // CHECK-FIXES: holdfast::task_set tasks;
    std::thread worker(work);
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'worker' is never used, so 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-unused-task]
    // CHECK-FIXES: tasks.spawn(work);
  }
}

void kept_by_a_reference() {
  auto &&worker = std::thread(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'worker' is never used, so 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-unused-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(work);
  const std::thread &second = std::thread(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'second' is never used, so 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-unused-task]
  // CHECK-FIXES: tasks.spawn(work);
}

void declared_together() {
  std::thread first(work), second(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'first' is never used, so 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-unused-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:28: warning: 'second' is never used, so 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-unused-task]
}

void closure_that_nothing_calls() {
  auto later = [worker = std::thread(work)]() mutable { worker.join(); };
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'worker' is never used, so 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-unused-task]
}

// Nothing runs beside it, so it is a call in disguise.
void future_at_the_end() {
  auto result = std::async(std::launch::async, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'result' is never used, so 'std::future<void>' returned by 'std::async' blocks at the end of its scope until the task has finished [holdfast-unused-task]
}

int future_before_a_plain_return() {
  auto result = std::async(std::launch::async, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'result' is never used, so 'std::future<void>' returned by 'std::async' blocks at the end of its scope until the task has finished [holdfast-unused-task]
  return 1;
}

void future_in_a_loop() {
  while (condition()) {
    auto result = std::async(std::launch::async, work);
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'result' is never used, so 'std::future<void>' returned by 'std::async' blocks at the end of its scope until the task has finished [holdfast-unused-task]
  }
}

void future_made_last() {
  std::future<void> result;
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'result' is never used, so 'std::future<void>' returned by 'std::async' blocks at the end of its scope until the task has finished [holdfast-unused-task]
  other();
  result = std::async(std::launch::async, work);
}

void joining_thread_at_the_end() {
  std::jthread worker(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'worker' is never used, so 'std::jthread' requests a stop and joins at the end of its scope, so nothing runs concurrently [holdfast-unused-task]
}

// Nothing else will ever run it.
void deferred() {
  auto result = std::async(std::launch::deferred, compute);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'result' is never used, so 'std::future<int>' returned by 'std::async' never runs the task [holdfast-unused-task]
  other();
}

void future_from_elsewhere() {
  auto result = make_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'result' is never used, so 'std::future<int>' returned by 'make_future' is destroyed at the end of its scope: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-unused-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(make_future());
  other();
}

void future_of_a_promise(std::promise<int> promised) {
  auto result = promised.get_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'result' is never used, so 'std::future<int>' returned by 'std::promise::get_future' leaves the promise unobserved: it can be taken only once, so the result and any exception are lost [holdfast-unused-task]
  other();
}

void future_that_is_only_looked_at() {
  auto result = make_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'result' is never used, so 'std::future<int>' returned by 'make_future' is destroyed at the end of its scope: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-unused-task]
  while (!result.valid())
    other();
}

void lambda() {
  auto call = [] {
    std::thread worker(work);
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'worker' is never used, so 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-unused-task]
    // CHECK-FIXES: holdfast::task_set tasks;
    // CHECK-FIXES: tasks.spawn(work);
    other();
  };
  call();
}

// What is given is dropped.
void swallow(std::thread worker) { other(); }
// CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'worker' is never used, so 'std::thread' terminates the program when the function returns if it is still joinable [holdfast-unused-task]

void swallow_with_others(int number, std::future<int> result) {
// CHECK-MESSAGES: :[[@LINE-1]]:55: warning: 'result' is never used, so 'std::future<int>' is destroyed when the function returns: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-unused-task]
  if (number > 0)
    other();
}

void new_thread() {
  auto *worker = new std::thread(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'worker' is never used, so the new 'std::thread' is leaked: nothing can wait for its work [holdfast-unused-task]
  other();
}

std::pair<std::thread, int> make_thread_and_id();
int binding() {
  auto [worker, id] = make_thread_and_id();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'worker' is never used, so 'std::thread' returned by 'make_thread_and_id' terminates the program at the end of its scope if it is still joinable [holdfast-unused-task]
  return id;
}
