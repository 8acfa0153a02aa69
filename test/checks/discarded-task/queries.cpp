// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-discarded-task %t -- -- -I%S/Inputs

// A temporary handle that is only looked at dies with its full expression: in a
// statement, in a condition, in an assertion.

#include "coroutine_types.h"

#include <cassert>
#include <future>
#include <tuple>

void work();
bool ready();
void tell(bool);

struct testable {
  using promise_type = eager_promise<testable>;
  std::coroutine_handle<> frame;
  explicit operator bool() const;
  bool done() const;
  void get();
};
testable launch();

void in_a_statement() {
  std::async(std::launch::async, work).valid();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async', which is only asked 'valid()', blocks here until the task has finished [holdfast-discarded-task]
  launch().done();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'testable' returned by 'launch', which is only asked 'done()', runs on unobserved: nothing can wait for it, and its exception is lost [holdfast-discarded-task]
  (void)launch().done();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: discarded 'testable' returned by 'launch', which is only asked 'done()', runs on unobserved: nothing can wait for it, and its exception is lost [holdfast-discarded-task]
  std::ignore = launch().done();
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: discarded 'testable' returned by 'launch', which is only asked 'done()', runs on unobserved: nothing can wait for it, and its exception is lost [holdfast-discarded-task]
}

void in_a_condition() {
  if (std::async(std::launch::async, work).valid())
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: discarded 'std::future<void>' returned by 'std::async', which is only asked 'valid()', blocks here until the task has finished [holdfast-discarded-task]
    work();
  while (launch())
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: discarded 'testable' returned by 'launch', which is only tested, runs on unobserved: nothing can wait for it, and its exception is lost [holdfast-discarded-task]
    work();
  for (; !launch();)
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: discarded 'testable' returned by 'launch', which is only tested, runs on unobserved: nothing can wait for it, and its exception is lost [holdfast-discarded-task]
    work();
  do
    work();
  while (launch().done() && ready());
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: discarded 'testable' returned by 'launch', which is only asked 'done()', runs on unobserved: nothing can wait for it, and its exception is lost [holdfast-discarded-task]
  switch (launch().done()) {
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: discarded 'testable' returned by 'launch', which is only asked 'done()', runs on unobserved: nothing can wait for it, and its exception is lost [holdfast-discarded-task]
  default:
    work();
  }
}

void in_an_expression() {
  const bool started = launch().done();
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: discarded 'testable' returned by 'launch', which is only asked 'done()', runs on unobserved: nothing can wait for it, and its exception is lost [holdfast-discarded-task]
  tell(launch().done());
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: discarded 'testable' returned by 'launch', which is only asked 'done()', runs on unobserved: nothing can wait for it, and its exception is lost [holdfast-discarded-task]
  tell(launch() ? true : started);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: discarded 'testable' returned by 'launch', which is only tested, runs on unobserved: nothing can wait for it, and its exception is lost [holdfast-discarded-task]
  ready() && launch();
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: discarded 'testable' returned by 'launch', which is only tested, runs on unobserved: nothing can wait for it, and its exception is lost [holdfast-discarded-task]
  ready() || launch().done();
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: discarded 'testable' returned by 'launch', which is only asked 'done()', runs on unobserved: nothing can wait for it, and its exception is lost [holdfast-discarded-task]
}

bool returned() {
  return launch().done();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: discarded 'testable' returned by 'launch', which is only asked 'done()', runs on unobserved: nothing can wait for it, and its exception is lost [holdfast-discarded-task]
}

void in_an_assertion() {
  assert(launch().done());
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: discarded 'testable' returned by 'launch', which is only asked 'done()', runs on unobserved: nothing can wait for it, and its exception is lost [holdfast-discarded-task]
  static_cast<void>(launch().done() ? 0 : 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: discarded 'testable' returned by 'launch', which is only asked 'done()', runs on unobserved: nothing can wait for it, and its exception is lost [holdfast-discarded-task]
}

// Consumed on the temporary, or somebody else's.
void silent(std::future<void> &named, testable &mine) {
  std::async(std::launch::async, work).get();
  launch().get();
  named.valid();
  if (mine)
    mine.done();
  if (auto kept = launch())
    kept.get();
  (void)sizeof(launch().done());
}
