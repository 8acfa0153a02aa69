// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What happens when there is no memory. Each call is tried with the first, the
// second, ... allocation failing, until it succeeds.

#include "scarce_memory.h"
#include "support.h"

#include <new>

#if HOLDFAST_HAS_COROUTINES
#include <coroutine>
#endif

using namespace holdfast_test;
using holdfast::task_set;

namespace {

/// Calls `attempt` until it does not throw std::bad_alloc; returns how often it
/// did.
template <class Attempt> int failures_of(Attempt attempt) {
  for (int allocations = 0;; ++allocations) {
    try {
      allocations_left = allocations;
      attempt();
      allocations_left = -1;
      return allocations;
    } catch (const std::bad_alloc &) {
      allocations_left = -1;
    }
  }
}

TEST(NoMemory, a_task_is_spawned_or_the_set_is_as_before) {
  std::atomic<int> ran{0};
  task_set tasks;
  EXPECT_GT(failures_of([&] { tasks.spawn([&] { ++ran; }); }), 1);
  tasks.join();
  EXPECT_EQ(ran, 1);
}

TEST(NoMemory, a_thread_is_joined_before_add_throws) {
  task_set tasks;
  for (bool thrown : {true, false}) {
    std::atomic<bool> ran{false};
    std::thread thread([&] {
      std::this_thread::sleep_for(1ms);
      ran = true;
    });
    allocations_left = thrown ? 0 : -1;
    const auto add = [&] { tasks.add(std::move(thread)); };
    if (thrown)
      EXPECT_THROW(add(), std::bad_alloc);
    else
      add();
    allocations_left = -1;
    EXPECT_EQ(tasks.empty(), thrown);
    tasks.join();
    EXPECT_TRUE(ran);
  }
}

TEST(NoMemory, a_future_is_added_or_the_set_is_as_before) {
  task_set tasks;
  std::shared_future<void> future = std::async(std::launch::async, [] {}).share();
  EXPECT_EQ(failures_of([&] { tasks.add(future); }), 1);
  EXPECT_EQ(tasks.size(), 1U);
  tasks.join();
}

TEST(NoMemory, an_error_is_kept) {
  const std::exception_ptr error = std::make_exception_ptr(std::logic_error("kept"));
  task_set tasks;
  for (int i = 0; i != 2; ++i) {
    auto handler = tasks.handler();
    allocations_left = 0;
    handler(error);
    allocations_left = -1;
    EXPECT_THROW(tasks.join(), std::logic_error);
  }
}

TEST(NoMemory, an_error_code_is_kept_without_its_exception) {
  task_set tasks;
  auto handler = tasks.handler();
  const std::error_code code = std::make_error_code(std::errc::timed_out);
  allocations_left = 0;
  handler(code);
  allocations_left = -1;
  const std::vector<holdfast::task_error> errors = tasks.take_errors();
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors[0].code, code);
  EXPECT_NE(errors[0].exception, nullptr);
}

TEST(NoMemory, errors_are_taken_or_still_kept) {
  task_set tasks;
  tasks.handler()(std::make_exception_ptr(std::logic_error("kept")));
  std::size_t taken = 0;
  EXPECT_EQ(failures_of([&] { taken = tasks.take_errors().size(); }), 1);
  EXPECT_EQ(taken, 1U);
}

#if HOLDFAST_HAS_COROUTINES
TEST(NoMemory, an_awaitable_is_added_or_the_set_is_as_before) {
  task_set tasks;
  EXPECT_LE(failures_of([&] { tasks.add(std::suspend_never()); }), 1);
  EXPECT_TRUE(tasks.empty());
}
#endif

} // namespace
