// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "holdfast/adaptors/asio.h"

#include "../support.h"

#include <asio.hpp>

using namespace holdfast_test;
using holdfast::task_set;

namespace {

TEST(Asio, handler_keeps_an_operation) {
  asio::io_context context;
  asio::steady_timer timer(context, 1ms);
  task_set tasks;
  timer.async_wait(tasks.handler());
  EXPECT_EQ(tasks.size(), 1U);
  context.run();
  EXPECT_TRUE(tasks.empty());
}

TEST(Asio, cancelled_operation_is_no_error) {
  asio::io_context context;
  asio::steady_timer timer(context, 1h);
  task_set tasks;
  timer.async_wait(tasks.handler());
  timer.cancel();
  context.run();
  tasks.join();
}

TEST(Asio, failed_operation_is_an_error) {
  asio::io_context context;
  asio::ip::tcp::socket socket(context);
  task_set tasks;
  char byte = 0;
  socket.async_read_some(asio::buffer(&byte, 1), tasks.handler());
  context.run();
  EXPECT_THROW(tasks.join(), std::system_error);
}

TEST(Asio, wrapped_function_can_be_posted) {
  asio::thread_pool pool(2);
  std::atomic<int> ran{0};
  task_set tasks;
  for (int i = 0; i != 10; ++i)
    asio::post(pool, tasks.wrap([&] { ++ran; }));
  tasks.join();
  EXPECT_EQ(ran, 10);
}

asio::awaitable<int> failing() {
  co_await asio::post(asio::use_awaitable);
  throw std::out_of_range("coroutine");
}

TEST(Asio, handler_takes_what_a_coroutine_leaves) {
  asio::thread_pool pool(2);
  task_set tasks;
  asio::co_spawn(pool, failing(), tasks.handler());
  EXPECT_THROW(tasks.join(), std::out_of_range);
}

asio::awaitable<void> sleep_long(std::atomic<int> &started) {
  asio::steady_timer timer(co_await asio::this_coro::executor, 1h);
  ++started;
  co_await timer.async_wait(asio::use_awaitable);
}

TEST(Asio, handler_leaves_with_the_context_that_never_calls_it) {
  task_set tasks;
  std::atomic<int> started{0};
  {
    asio::io_context context;
    asio::co_spawn(context, sleep_long(started), tasks.handler());
    context.poll();
    EXPECT_EQ(started, 1);
    EXPECT_EQ(tasks.size(), 1U);
  }
  EXPECT_TRUE(tasks.empty());
}

TEST(Asio, coroutine_stops_with_the_set) {
  asio::thread_pool pool(2);
  for (int round = 0; round != 50; ++round) {
    std::atomic<int> started{0};
    const unhandled_errors unhandled;
    {
      task_set tasks;
      for (int i = 0; i != 3; ++i)
        holdfast::co_spawn(tasks, pool.get_executor(), sleep_long(started));
      if (round % 2 == 0) {
        EXPECT_TRUE(eventually([&] { return started == 3; }));
      }
    }
    EXPECT_EQ(unhandled.count(), 0U);
  }
}

TEST(Asio, coroutine_brings_its_error_and_place) {
  asio::thread_pool pool(1);
  task_set tasks;
  holdfast::co_spawn(tasks, pool.get_executor(), failing(), holdfast::named("session"));
  EXPECT_TRUE(eventually([&] { return tasks.empty(); }));
  const auto errors = tasks.take_errors();
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_STREQ(errors[0].where.name, "session");
  EXPECT_THROW(std::rethrow_exception(errors[0].exception), std::out_of_range);
}

} // namespace
