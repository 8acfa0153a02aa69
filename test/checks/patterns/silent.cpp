// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-discarded-task,holdfast-task-in-void-callback %t -- -- -I%S/../discarded-task/Inputs

// CHECK-MESSAGES-NONE

// What looks like a lost handle and is none. The comment before each names the
// pattern; docs/patterns.md is made of them.

#include "coroutine_types.h"

#include <chrono>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <thread>
#include <tuple>
#include <typeinfo>
#include <utility>
#include <vector>

#include <holdfast/task_set.h>

void work();
bool ready();
std::future<int> start();
void sink(std::future<int> handle);
lazy_task<> lazy(int);
lazy_task<> both(lazy_task<> one, lazy_task<> other);

/// A library's handle that is not [[nodiscard]].
struct job {
  job(job &&) noexcept;
  ~job();
  void join();
  void detach();
  bool cancel();
  bool done() const;
  job &on_error(void (*)());
  job &set_name(const char *);
};
job spawn(void (*)());

/// A handle that a catalogue or the code knows by its type.
struct eager_task {
  using promise_type = eager_promise<eager_task>;
  std::coroutine_handle<> frame;
  void get();
};
eager_task launch();

// N01: awaited
lazy_task<> awaits() {
  co_await lazy(1);
  co_return co_await lazy(2);
}

// N02: returned
std::future<int> returns() { return start(); }
auto makes() { return std::async(std::launch::async, work); }

void consumed(bool condition, std::vector<std::future<int>> &all,
              std::map<int, std::future<int>> &named, std::future<int> &out) {
  // N03: consumed on the temporary
  spawn(work).join();
  std::async(std::launch::async, work).get();
  std::async(std::launch::async, work).wait();
  std::async(std::launch::async, work).wait_for(std::chrono::seconds(1));

  // N04: used, also through a reference
  auto one = start();
  one.get();
  auto other = start();
  auto &alias = other;
  alias.get();

  // N06: stored in a container
  all.push_back(start());
  named[1] = start();
  named.try_emplace(2, start());

  // N07: given to a function that is not known
  sink(start());

  // N09: a thread that joins at the end of its scope
  std::jthread scoped(work);

  // N10: for the lifetime of the program
  static auto for_ever = start();

  // N12: unevaluated
  using handle_type = decltype(start());
  (void)sizeof(start());
  (void)noexcept(start());
  (void)typeid(start());

  // N28: one part is used
  auto [handle, number] = std::pair(start(), 1);
  handle.get();

  // N29: a container that is drained
  std::vector<std::future<int>> batch;
  batch.push_back(start());
  for (auto &each : batch)
    each.get();

  // N30: an out parameter
  out = start();

  // N31: exchanged, and the old one consumed
  std::exchange(out, start()).get();

  // N32: declared in a condition and used
  if (auto scoped_handle = start(); scoped_handle.valid())
    scoped_handle.wait();

  // N40: removal from a container
  all.pop_back();
  named.erase(1);
  named.extract(2);
}

namespace owners {
struct nursery {
  ~nursery() { join(); }
  void join();
  lazy_task<> start(lazy_task<> child);
};

// N05: stored in a member
// N33: a member's initialiser
struct keeper {
  std::future<int> member;
  std::future<int> in_class = start();
  keeper() : member(start()) {}
  void again() { member = start(); }
};

// N08: the receiver owns it, whatever it returns
void scopes(nursery &children, holdfast::task_set &tasks) {
  children.start(lazy(1));
  tasks.add(std::async(std::launch::async, work));
  tasks.spawn(work);
}

struct registry {
  eager_task &find(int);
  const eager_task &look(int) const;
  eager_task *pointer(int);
};

// N11: a reference or a pointer to what somebody else owns
void look(registry &all) {
  all.find(1);
  all.look(1);
  all.pointer(1);
}
} // namespace owners

// N10: at namespace scope
auto program_lifetime = start();

// N13: in a requires expression
template <class T>
concept starts = requires { start(); };
static_assert(starts<int>);

// N14: a fluent reference
void fluent(job &handle) {
  handle.on_error(work).set_name("x");
  handle.set_name("y");
}

namespace tests {
#define EXPECT_THROW(statement, exception)                                                         \
  try {                                                                                            \
    statement;                                                                                     \
  } catch (const exception &) {                                                                    \
  }
#define REQUIRE_THROWS(statement)                                                                  \
  do {                                                                                             \
    bool thrown = false;                                                                           \
    try {                                                                                          \
      (void)(statement);                                                                           \
    } catch (...) {                                                                                \
      thrown = true;                                                                               \
    }                                                                                              \
    (void)thrown;                                                                                  \
  } while (false)
#define ASSERT_DEATH(statement, text) EXPECT_THROW(statement, int)
#define EXPECT_CALL(object, call) ((void)(object), call)
#define ON_CALL(object, call) ((void)(object), call)
#define FAIL() fail()
void fail();
struct mock {
  eager_task run(int);
};

void idioms(mock &mocked) {
  // N16: a test expects it to throw or to die
  EXPECT_THROW(std::async(std::launch::async, work), int);
  ASSERT_DEATH(launch(), "");
  REQUIRE_THROWS(std::async(std::launch::async, work));

  // N17: the same by hand
  try {
    std::async(std::launch::async, work);
    FAIL();
  } catch (int) {
  }

  // N18: the set-up of a mock
  EXPECT_CALL(mocked, mocked.run(1));
  ON_CALL(mocked, mocked.run(2));
}
} // namespace tests

struct fire_and_forget {
  struct promise_type {
    fire_and_forget get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
};
fire_and_forget log_later();

struct generator {
  struct promise_type {
    generator get_return_object() { return {}; }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(int) noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
  bool next();
};
generator numbers();

void dropped_by_design(job &&handle) {
  // N19: a type that is made to be dropped
  log_later();

  // N22: let go of on purpose, with a reason
  holdfast::detach(launch(), "its outcome does not matter");

  // N23: a cast to void, where the option accepts it
  (void)launch();
  static_cast<void>(launch());

  // N24: an assignment to std::ignore, where the option accepts it
  std::ignore = launch();

  // N37: a generator promises no work
  numbers();

  // N41: a member whose result is no handle
  handle.cancel();
}

struct reads_size {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  std::size_t await_resume();
};
reads_size async_read();

lazy_task<> coroutine(bool condition) {
  // N27: both arms are awaited
  co_await (condition ? lazy(1) : lazy(2));
  co_await both(lazy(1), lazy(2));

  // N34: started late
  lazy_task<> later = lazy(3);
  work();
  co_await std::move(later);

  // N38: what the await yields is no handle
  co_await async_read();
}

void closures() {
  // N25: a closure that takes it over and is called
  auto later = [handle = start()]() mutable { handle.get(); };
  later();

  // N26: the caller gets it
  auto maker = [] { return start(); };
  std::function<std::future<int>()> wrapped = [] { return start(); };
  maker().get();
  wrapped().get();

  // N35: joined on every path
  std::thread worker(work);
  try {
    work();
  } catch (...) {
    worker.join();
    throw;
  }
  worker.join();

  // N36: named in a lambda
  auto named = start();
  auto unused = [&named] { named.get(); };
}

// N39: another owner is left
void shared(std::shared_future<void> owner) {
  auto copy = owner;
  copy.wait();
}

// N42: nothing is in flight
void nothing_in_flight() {
  std::future<void>();
  std::thread();
}

// N43: a template that nobody instantiates
template <class T> void never(T &executor) { executor.submit(work); }

// N44: what a header of the system does
// N46: a guard that joins is the purpose
struct joiner {
  std::jthread thread{work};
};

// N47: a wrapper that says what it does
[[clang::annotate("holdfast::detached")]] eager_task log_in_background();
void calls_wrapper() { log_in_background(); }

// N48: an operator that returns its left operand
struct logger {
  logger &operator<<(int);
};
void logs(logger &log) { log << 1 << 2; }

// N49: dead code
void dead() {
  if constexpr (false)
    launch();
#if 0
  launch();
#endif
}
