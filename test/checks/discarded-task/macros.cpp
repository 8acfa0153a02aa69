// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast %s holdfast-discarded-task %t

// In a macro the finding belongs to its user, and nothing is rewritten.

// CHECK-FIXES: #include <holdfast/task_set.h>
#include <future>

void work();

#define GO(callable) std::async(std::launch::async, callable)
#define STATEMENT(code) do { code; } while (false)
#define EXPECT_THROW(statement, exception)                                                         \
  try {                                                                                            \
    statement;                                                                                     \
  } catch (const exception &) {                                                                    \
  }
#define EXPECT_CALL(object, call) ((void)(object), call)

void expanded() {
  GO(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
}

void operand() {
  STATEMENT(std::async(std::launch::async, work));
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
}

struct mock {
  std::future<int> run();
};

void test_idioms(mock &mocked) {
  EXPECT_THROW(std::async(std::launch::async, work), int);
  EXPECT_CALL(mocked, mocked.run());
}

// Not only macros expect something to throw.
template <class Exception, class Callable> void assert_throws(Callable callable) {
  try {
    callable();
  } catch (const Exception &) {
  }
}
template <class Callable> void measure(Callable callable) { callable(); }

void throwing_functions() {
  assert_throws<int>([] { std::async(std::launch::async, work); });
  assert_throws<int>([] {
    if (true)
      std::async(std::launch::async, work);
  });
  measure([] { std::async(std::launch::async, work); });
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: measure([] { holdfast::task_set tasks; tasks.spawn(work); });
}
