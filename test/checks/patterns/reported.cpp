// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-discarded-task,holdfast-task-in-void-callback %t -- -- -I%S/../discarded-task/Inputs

// Every way to lose a handle in the statement that makes it, or to a callable that
// returns nothing. The comment before each names the pattern; docs/patterns.md is
// made of them. A label, and std::async without a launch policy, keep nearly all fixes
// away: they have fixtures of their own.

#include "coroutine_types.h"

#include <algorithm>
#include <cassert>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

void work();
bool ready();

/// A library's handle that is not [[nodiscard]].
struct job {
  ~job();
  void join();
  void detach();
  bool done() const;
  job then(void (*)()) const;
  explicit operator bool() const;
};
job spawn(void (*)());
struct executor {
  job submit(void (*)());
  virtual job launch(int);
};
std::future<void> (*start_function)();
std::future<void> start();
lazy_task<> lazy(int);
struct yields_future {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  std::shared_future<void> await_resume();
};
yields_future ask();
std::vector<std::future<void>> spawn_all();
std::pair<std::future<void>, int> spawn_with_id();
std::optional<std::future<void>> try_spawn();
std::unique_ptr<std::future<void>> spawn_owned();

void statements(bool condition, int choice, executor &pool, executor *pointer) {
again:
  ready();

  // F01: a future that waits in its destructor
  std::async(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished, or never runs it if the implementation defers it [holdfast-discarded-task]

  // F02: a cast to void
  (void)std::async(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the cast to void hides that 'std::future<void>' returned by 'std::async' blocks here until the task has finished, or never runs it if the implementation defers it [holdfast-discarded-task]
  static_cast<void>(std::async(work));
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the cast to void hides that 'std::future<void>' returned by 'std::async' blocks here until the task has finished, or never runs it if the implementation defers it [holdfast-discarded-task]

  // F03: a functional cast to void
  void(std::async(work));
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the cast to void hides that 'std::future<void>' returned by 'std::async' blocks here until the task has finished, or never runs it if the implementation defers it [holdfast-discarded-task]

  // F04: an assignment to std::ignore
  std::ignore = std::async(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the assignment to 'std::ignore' hides that 'std::future<void>' returned by 'std::async' blocks here until the task has finished, or never runs it if the implementation defers it [holdfast-discarded-task]

  // F09: an unbraced branch or loop body
  if (condition)
    std::async(work);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished, or never runs it if the implementation defers it [holdfast-discarded-task]
  else
    spawn(work);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
  while (ready())
    spawn(work);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]

  // F10: the clauses of a for loop
  for (spawn(work); ready(); std::async(work))
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:30: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished, or never runs it if the implementation defers it [holdfast-discarded-task]
    work();

  // F11: after a case label
  switch (choice) {
  case 1:
    std::async(work);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished, or never runs it if the implementation defers it [holdfast-discarded-task]
    break;
  default:
    spawn(work);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
  }

  // F12: a conditional expression
  condition ? std::async(work) : std::async(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished, or never runs it if the implementation defers it [holdfast-discarded-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:34: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished, or never runs it if the implementation defers it [holdfast-discarded-task]

  // F13: behind a short circuit
  condition && (std::async(work), true);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: discarded 'std::future<void>' returned by 'std::async' blocks at the ';' until the task has finished, or never runs it if the implementation defers it [holdfast-discarded-task]

  // F14: the operands of a comma
  std::async(work), work();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks at the ';' until the task has finished, or never runs it if the implementation defers it [holdfast-discarded-task]
  work(), spawn(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]

  // F17: inside a statement expression
  (void)({ spawn(work); 0; });
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]

  // F18: in parentheses
  (spawn(work));
  // CHECK-MESSAGES: :[[@LINE-1]]:4: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]

  // F19: a temporary that is only asked something
  std::async(work).valid();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async', which is only asked 'valid()', blocks here until the task has finished, or never runs it if the implementation defers it [holdfast-discarded-task]
  spawn(work).done();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'job' returned by 'spawn', which is only asked 'done()', runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]

  // F20: the shared future of a discarded one
  std::async(work).share();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::shared_future<void>' returned by 'std::future::share' is destroyed here: as the last one of a task from 'std::async' it blocks, and the result and any exception are lost [holdfast-discarded-task]

  // F21: a continuation that nobody holds
  spawn(work).then(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'job' returned by 'job::then' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]

  // F22: the result of a lambda that is called at once
  [] { return std::async(work); }();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' blocks here until the task has finished, or never runs it if the implementation defers it [holdfast-discarded-task]

  // F30: what a macro expands to
#define GO(callable) spawn(callable)
  GO(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]

  // F32: a temporary thread
  std::thread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]

  // F37: a temporary thread that joins
  std::jthread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::jthread' requests a stop and joins here, so nothing runs concurrently [holdfast-discarded-task]

  // F38: a new thread that is leaked, a shared one that is dropped
  new std::thread(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the discarded pointer leaks the new 'std::thread': nothing can wait for its work [holdfast-discarded-task]
  std::make_shared<std::thread>(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::shared_ptr<std::thread>' returned by 'std::make_shared' holds a 'std::thread', which terminates the program here if it is still joinable [holdfast-discarded-task]

  // F39: a handle of a type without [[nodiscard]]
  spawn(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]

  // F40: members, virtual ones, overloaded call operators
  pool.submit(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'job' returned by 'executor::submit' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
  pointer->launch(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'job' returned by 'executor::launch' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
  executor().submit(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'job' returned by 'executor::submit' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]

  // F41: a lazy coroutine, called outside of one
  lazy(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'lazy_task<>' returned by 'lazy' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]

  // F44: the future inside of a future
  std::async([] { return std::async(work); }).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::future::get' is destroyed here: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-discarded-task]

  // F45: a container of handles
  spawn_all();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::vector<std::future<void>>' returned by 'spawn_all' holds a 'std::future<void>', which is destroyed here: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-discarded-task]

  // F46: a handle in a pair, an optional, a smart pointer
  spawn_with_id();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::pair<std::future<void>, int>' returned by 'spawn_with_id' holds a 'std::future<void>', which is destroyed here: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-discarded-task]
  try_spawn();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::optional<std::future<void>>' returned by 'try_spawn' holds a 'std::future<void>', which is destroyed here: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-discarded-task]
  spawn_owned();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::unique_ptr<std::future<void>>' returned by 'spawn_owned' holds a 'std::future<void>', which is destroyed here: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-discarded-task]

  // F51: through a pointer to a function, through std::function
  start_function();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' is destroyed here: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-discarded-task]
  std::function<std::future<void>()>{start}();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' is destroyed here: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-discarded-task]

  // F54: a closure that captures the handle and is thrown away
  [handle = std::async(work)] {};
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the discarded closure captures 'std::future<void>' returned by 'std::async', which blocks here until the task has finished, or never runs it if the implementation defers it [holdfast-discarded-task]

  if (ready())
    goto again;

  // F62: a handle that is only tested
  if (spawn(work))
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: discarded 'job' returned by 'spawn', which is only tested, runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
    work();
  assert(spawn(work).done());
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: discarded 'job' returned by 'spawn', which is only asked 'done()', runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
}

// F15: the left operand of a comma in a return
int comma_in_return() { return std::async(work), 0; }
// CHECK-MESSAGES: :[[@LINE-1]]:32: warning: discarded 'std::future<void>' returned by 'std::async' blocks at the ';' until the task has finished, or never runs it if the implementation defers it [holdfast-discarded-task]

// F16: a cast to void in a return
void cast_in_return() { return (void)std::async(work); }
// CHECK-MESSAGES: :[[@LINE-1]]:38: warning: the cast to void hides that 'std::future<void>' returned by 'std::async' blocks here until the task has finished, or never runs it if the implementation defers it [holdfast-discarded-task]

// F60: a handler that cannot see the exception of the task
void tried() {
  try {
    spawn(work);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
  } catch (...) {
  }
}

// F31: the only future of a promise
void only_future(std::promise<int> answer) { answer.get_future(); }
// CHECK-MESSAGES: :[[@LINE-1]]:46: warning: discarded 'std::future<int>' returned by 'std::promise::get_future' leaves the promise unobserved: it can be taken only once, so the result and any exception are lost [holdfast-discarded-task]

// F42: a coroutine that forgets to await another
lazy_task<> forgets() {
  lazy(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'lazy_task<>' returned by 'lazy' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: co_await lazy(1);
  co_return;
}

// F43: what an await yields is a handle itself
lazy_task<> awaits_once() { co_await ask(); }
// CHECK-MESSAGES: :[[@LINE-1]]:29: warning: discarded 'std::shared_future<void>' that 'co_await' yields is destroyed here: as the last one of a task from 'std::async' it blocks, and the result and any exception are lost [holdfast-discarded-task]

// F52: a statement that only names a handle
void named(std::future<void> handle) {
  handle;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this statement names 'std::future<void>' and does nothing with it [holdfast-discarded-task]
  std::move(handle);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this statement names 'std::future<void>' and does nothing with it [holdfast-discarded-task]
}

// F28: in a template, whatever its arguments
template <class Callable> void generic(Callable callable) { std::async(callable); }
// CHECK-MESSAGES: :[[@LINE-1]]:61: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished, or never runs it if the implementation defers it [holdfast-discarded-task]
template void generic(void (*)());
template void generic(std::function<void()>);

// F29: in a template, depending on its arguments
template <class Executor> void dependent(Executor &pool) { pool.submit(work); }
// CHECK-MESSAGES: :[[@LINE-1]]:60: warning: discarded 'job' returned by 'executor::submit' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
template void dependent(executor &);

// F57: in a constructor or a destructor
struct owner {
  owner() { spawn(work); }
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
  ~owner() { spawn(work); }
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
};

// F58: in the initialiser of a static object
static int once = (spawn(work), 0);
// CHECK-MESSAGES: :[[@LINE-1]]:20: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]

void callables(std::vector<int> &numbers, executor &pool) {
  // F23: converted to std::function<void()>
  std::function<void()> erased = [] { return std::async(work); };
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: 'std::function<void ()>' drops the 'std::future<void>' that this lambda returns, which blocks there until the task has finished, or never runs it if the implementation defers it [holdfast-task-in-void-callback]

  // F24: the body of a thread
  std::thread([] { return std::async(work); }).join();
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'std::thread' drops the 'std::future<void>' that this lambda returns, which blocks there until the task has finished, or never runs it if the implementation defers it [holdfast-task-in-void-callback]

  // F25: given to an algorithm that ignores the value
  std::for_each(numbers.begin(), numbers.end(), [](int) { return spawn(work); });
  // CHECK-MESSAGES: :[[@LINE-1]]:49: warning: 'std::for_each' drops the 'job' that this lambda returns, which runs on unobserved: nothing can wait for it any more [holdfast-task-in-void-callback]

  // F26: a function, a member function, a bound one
  std::function<void()> function = &start;
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'std::function<void ()>' drops the 'std::future<void>' that 'start' returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  std::function<void(executor &, int)> member = &executor::launch;
  // CHECK-MESSAGES: :[[@LINE-1]]:49: warning: 'std::function<void (executor &, int)>' drops the 'job' that 'executor::launch' returns, which runs on unobserved: nothing can wait for it any more [holdfast-task-in-void-callback]
  std::function<void()> bound = std::bind(&executor::launch, &pool, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: 'std::function<void ()>' drops the 'job' that 'executor::launch' returns, which runs on unobserved: nothing can wait for it any more [holdfast-task-in-void-callback]
}
