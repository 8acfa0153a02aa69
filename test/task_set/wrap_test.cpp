// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support.h"

#include <functional>
#include <memory>

using namespace holdfast_test;
using holdfast::task_set;

namespace {

TEST(Wrap, makes_a_task_that_lasts_until_it_is_called) {
  task_set tasks;
  int sum = 0;
  auto task = tasks.wrap([&](int a, int b) { sum = a + b; });
  EXPECT_EQ(tasks.size(), 1U);
  task(1, 2);
  EXPECT_EQ(sum, 3);
  EXPECT_TRUE(tasks.empty());
}

TEST(Wrap, makes_a_task_that_lasts_until_it_is_destroyed) {
  task_set tasks;
  {
    const auto task = tasks.wrap([] {});
  }
  EXPECT_TRUE(tasks.empty());
}

TEST(Wrap, makes_copies_that_are_tasks_of_their_own) {
  task_set tasks;
  int ran = 0;
  std::function<void()> task = tasks.wrap([&] { ++ran; });
  std::function<void()> copy = task;
  EXPECT_EQ(tasks.size(), 2U);
  task();
  EXPECT_EQ(tasks.size(), 1U);
  copy();
  EXPECT_EQ(ran, 2);
  EXPECT_TRUE(tasks.empty());
}

TEST(Wrap, takes_callables_that_cannot_be_copied) {
  task_set tasks;
  int value = 0;
  auto task = tasks.wrap([&, pointer = std::make_unique<int>(5)] { value = *pointer; });
  auto moved = std::move(task);
  EXPECT_EQ(tasks.size(), 1U);
  moved();
  EXPECT_EQ(value, 5);
}

TEST(Wrap, makes_a_task_that_is_called_once) {
  task_set tasks;
  auto task = tasks.wrap([] {});
  task();
  EXPECT_THROW(task(), std::bad_function_call);
}

TEST(Wrap, passes_a_stop_token_first_if_the_callable_takes_one) {
  task_set tasks;
  tasks.request_stop();
  bool stopped = false;
  int value = 0;
  auto task = tasks.wrap([&](const holdfast::stop_token &token, int argument) {
    stopped = token.stop_requested();
    value = argument;
  });
  task(3);
  EXPECT_TRUE(stopped);
  EXPECT_EQ(value, 3);
}

TEST(Wrap, keeps_errors_from_the_executor) {
  task_set tasks;
  auto task = tasks.wrap([] { fail("wrapped"); });
  EXPECT_NO_THROW(task());
  EXPECT_THROW(tasks.join(), std::runtime_error);
}

TEST(Wrap, destroys_the_captures_before_the_task_leaves_the_set) {
  task_set tasks;
  auto capture = std::make_shared<int>(0);
  const std::weak_ptr<int> alive = capture;
  auto task = tasks.wrap([capture = std::move(capture)] {});
  EXPECT_FALSE(alive.expired());
  task();
  EXPECT_TRUE(alive.expired());
}

TEST(Wrap, makes_a_task_that_may_destroy_itself) {
  task_set tasks;
  std::unique_ptr<std::function<void()>> task;
  int ran = 0;
  task = std::make_unique<std::function<void()>>(tasks.wrap([&] { ran += 1; }));
  std::function<void()> *const raw = task.get();
  auto erase = tasks.wrap([&] {
    task.reset();
    ran += 2;
  });
  (*raw)();
  erase();
  EXPECT_EQ(ran, 3);
  EXPECT_TRUE(tasks.empty());
}

using wrapped = holdfast::wrapped_task<void (*)(int)>;
static_assert(std::is_copy_constructible_v<wrapped>);
static_assert(std::is_nothrow_move_constructible_v<wrapped>);
static_assert(!std::is_copy_assignable_v<wrapped>);
static_assert(!std::is_move_assignable_v<wrapped>);
static_assert(std::is_invocable_v<wrapped &, int>);
static_assert(!std::is_invocable_v<wrapped &>);
static_assert(!std::is_copy_constructible_v<holdfast::wrapped_task<std::unique_ptr<int>>>);

TEST(Handler, completes_without_arguments) {
  task_set tasks;
  auto handler = tasks.handler();
  EXPECT_EQ(tasks.size(), 1U);
  handler();
  EXPECT_TRUE(tasks.empty());
  EXPECT_THROW(handler(), std::bad_function_call);
}

TEST(Handler, takes_an_exception_and_ignores_results) {
  task_set tasks;
  tasks.handler()(std::exception_ptr(), 1, "result");
  tasks.join();
  tasks.handler()(std::make_exception_ptr(std::out_of_range("handler")));
  EXPECT_THROW(tasks.join(), std::out_of_range);
}

TEST(Handler, takes_an_error_code) {
  task_set tasks;
  tasks.handler()(std::error_code(), std::size_t{10});
  tasks.join();
  tasks.handler()(std::make_error_code(std::errc::timed_out));
  try {
    tasks.join();
    FAIL() << "join() did not throw";
  } catch (const std::system_error &error) {
    EXPECT_EQ(error.code(), std::errc::timed_out);
  }
}

TEST(Handler, does_not_take_a_cancellation_for_an_error) {
  class asio_category final : public std::error_category {
    const char *name() const noexcept override { return "asio.system"; }
    std::string message(int) const override { return ""; }
  };
  static const asio_category category;
  task_set tasks;
  tasks.handler()(std::make_error_code(std::errc::operation_canceled));
  tasks.handler()(std::error_code(static_cast<int>(std::errc::operation_canceled), category));
  tasks.join();
}

TEST(Handler, leaves_the_set_when_it_is_destroyed) {
  task_set tasks;
  {
    const auto handler = tasks.handler();
    const std::function<void(std::error_code)> copy = handler;
    EXPECT_EQ(tasks.size(), 2U);
  }
  EXPECT_TRUE(tasks.empty());
}

TEST(Handler, is_made_by_a_closed_set_too) {
  task_set tasks;
  tasks.close();
  const auto handler = tasks.handler();
  EXPECT_EQ(tasks.size(), 1U);
}

static_assert(std::is_invocable_v<holdfast::completion_handler>);
static_assert(std::is_invocable_v<holdfast::completion_handler, std::exception_ptr, int>);
static_assert(std::is_invocable_v<holdfast::completion_handler, std::error_code, std::size_t>);
static_assert(!std::is_invocable_v<holdfast::completion_handler, int>);

} // namespace
