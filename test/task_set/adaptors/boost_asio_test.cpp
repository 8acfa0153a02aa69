// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "../support.h"

#include <boost/asio.hpp>

#if BOOST_ASIO_VERSION >= 102000 && HOLDFAST_HAS_COROUTINES
#include "holdfast/adaptors/boost_asio.h"
#endif

using namespace holdfast_test;
using holdfast::task_set;
namespace asio = boost::asio;

namespace {

TEST(BoostAsio, handler_keeps_an_operation) {
  asio::io_context context;
  asio::steady_timer timer(context, 1ms);
  task_set tasks;
  timer.async_wait(tasks.handler());
  EXPECT_EQ(tasks.size(), 1U);
  context.run();
  EXPECT_TRUE(tasks.empty());
}

TEST(BoostAsio, cancelled_operation_is_no_error) {
  asio::io_context context;
  asio::steady_timer timer(context, 1h);
  task_set tasks;
  timer.async_wait(tasks.handler());
  timer.cancel();
  context.run();
  tasks.join();
}

TEST(BoostAsio, failed_operation_is_an_error) {
  asio::io_context context;
  asio::ip::tcp::socket socket(context);
  task_set tasks;
  char byte = 0;
  socket.async_read_some(asio::buffer(&byte, 1), tasks.handler());
  context.run();
  EXPECT_THROW(tasks.join(), std::system_error);
}

TEST(BoostAsio, wrapped_function_can_be_posted) {
  asio::thread_pool pool(2);
  std::atomic<int> ran{0};
  task_set tasks;
  for (int i = 0; i != 10; ++i)
    asio::post(pool, tasks.wrap([&] { ++ran; }));
  tasks.join();
  EXPECT_EQ(ran, 10);
}

#if defined(BOOST_ASIO_HAS_CO_AWAIT)
asio::awaitable<int> failing() {
  co_await asio::post(asio::use_awaitable);
  throw std::out_of_range("coroutine");
}

TEST(BoostAsio, handler_takes_what_a_coroutine_leaves) {
  asio::thread_pool pool(2);
  task_set tasks;
  asio::co_spawn(pool, failing(), tasks.handler());
  EXPECT_THROW(tasks.join(), std::out_of_range);
}
#endif

#if defined(HOLDFAST_ADAPTORS_BOOST_ASIO_H)
asio::awaitable<void> sleep_long() {
  asio::steady_timer timer(co_await asio::this_coro::executor, 1h);
  co_await timer.async_wait(asio::use_awaitable);
}

TEST(BoostAsio, coroutine_stops_with_the_set) {
  asio::thread_pool pool(2);
  for (int round = 0; round != 20; ++round) {
    task_set tasks;
    holdfast::co_spawn(tasks, pool.get_executor(), sleep_long());
  }
}
#endif

} // namespace
