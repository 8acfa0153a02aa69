// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast %s holdfast-discarded-task %t

// A test that expects an operation to fail has no use for its handle: known by
// what follows in the try block, whatever the test library.

#include <cassert>
#include <future>

void work();
void report(const char *);
[[noreturn]] void unreachable();

#define BOOST_TEST_TOOL(condition) do { report((condition) ? "" : #condition); } while (false)
#define BOOST_CHECK(condition) BOOST_TEST_TOOL(condition)
#define BOOST_TEST(condition) BOOST_TEST_TOOL(condition)
#define BOOST_ERROR(message) do { report(message); } while (false)
#define ADD_FAILURE() report("failed")
#define FAIL() return report("failed")
#define LOG(message) report(message)

void silent(std::promise<int> &answer) {
  try {
    answer.get_future();
    BOOST_CHECK(false);
  } catch (...) {
  }
  try { answer.get_future(); BOOST_CHECK(false); } catch (const std::future_error &) { BOOST_CHECK(true); }
  try {
    answer.get_future();
    BOOST_TEST(false);
  } catch (...) {
  }
  try {
    std::async(std::launch::async, work);
    BOOST_ERROR("nothing was thrown");
  } catch (...) {
  }
  try {
    std::async(std::launch::async, work);
    ADD_FAILURE();
  } catch (...) {
  }
  try {
    (void)std::async(std::launch::async, work);
    assert(false && "nothing was thrown");
  } catch (...) {
  }
  try {
    std::async(std::launch::async, work);
    unreachable();
  } catch (...) {
  }
  try {
    std::async(std::launch::async, work);
    FAIL();
  } catch (...) {
  }
}

// Code like any other.
void reported(std::promise<int> &answer, bool ready) {
  try {
    answer.get_future();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<int>' returned by 'std::promise::get_future' leaves the promise unobserved: it can be taken only once, so the result and any exception are lost [holdfast-discarded-task]
    BOOST_CHECK(ready);
  } catch (...) {
  }
  try {
    answer.get_future();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<int>' returned by 'std::promise::get_future' leaves the promise unobserved: it can be taken only once, so the result and any exception are lost [holdfast-discarded-task]
    LOG("started");
  } catch (...) {
  }
}
