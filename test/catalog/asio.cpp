// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

// What an operation of Asio returns, and what dropping that does, depends on its
// completion token.

#include <boost/asio.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/experimental/parallel_group.hpp>
#include <boost/asio/experimental/promise.hpp>
#include <boost/asio/experimental/use_promise.hpp>

#include <utility>

namespace asio = boost::asio;

asio::awaitable<void> child();
asio::awaitable<int> answer();

asio::awaitable<void> coroutine(asio::steady_timer &timer, asio::io_context &context) {
  child();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'boost::asio::awaitable<void>' returned by 'child' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: co_await child();
  answer();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'boost::asio::awaitable<int>' returned by 'answer' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: co_await answer();
  asio::co_spawn(context, child(), asio::use_awaitable);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'boost::asio::awaitable<void>' returned by 'boost::asio::co_spawn' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: co_await asio::co_spawn(context, child(), asio::use_awaitable);
  timer.async_wait(asio::use_awaitable);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'boost::asio::awaitable<void>' returned by 'boost::asio::basic_waitable_timer::async_wait' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: co_await timer.async_wait(asio::use_awaitable);
  timer.async_wait(asio::deferred);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'boost::asio::deferred_async_operation<{{.*}}>' returned by 'boost::asio::basic_waitable_timer::async_wait' never starts: a deferred operation begins when it is awaited or given a completion token [holdfast-discarded-task]
  co_return;
}

void plain(asio::steady_timer &timer, asio::io_context &context) {
  // F61: an operation whose completion token starts nothing
  asio::co_spawn(context, child(), asio::deferred);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'boost::asio::deferred_async_operation<{{.*}}>' returned by 'boost::asio::co_spawn' never starts: a deferred operation begins when it is awaited or given a completion token [holdfast-discarded-task]
  asio::co_spawn(context, child(), asio::use_future);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'boost::asio::co_spawn' runs on unobserved, and its exception stays in the dropped future [holdfast-discarded-task]
  timer.async_wait(asio::use_future);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'boost::asio::basic_waitable_timer::async_wait' runs on unobserved, and its exception stays in the dropped future [holdfast-discarded-task]
  asio::post(context, asio::use_future([] { return 1; }));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<int>' returned by 'boost::asio::post' runs on unobserved, and its exception stays in the dropped future [holdfast-discarded-task]
  asio::co_spawn(context, child(), asio::experimental::use_promise);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'boost::asio::experimental::promise<{{.*}}>' returned by 'boost::asio::co_spawn' is cancelled here, unless it has finished [holdfast-discarded-task]
  [&] { return asio::co_spawn(context, child(), asio::deferred); }();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'boost::asio::deferred_async_operation<{{.*}}>' never starts: a deferred operation begins when it is awaited or given a completion token [holdfast-discarded-task]
}

void groups(asio::io_context &context) {
  asio::experimental::make_parallel_group(asio::co_spawn(context, child(), asio::deferred));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'boost::asio::experimental::parallel_group<{{.*}}>' returned by 'boost::asio::experimental::make_parallel_group' never starts: the operations of a group begin with 'async_wait' [holdfast-discarded-task]
  asio::experimental::make_parallel_group(asio::co_spawn(context, child(), asio::deferred))
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'boost::asio::deferred_async_operation<{{.*}}>' returned by 'boost::asio::experimental::parallel_group::async_wait' never starts: a deferred operation begins when it is awaited or given a completion token [holdfast-discarded-task]
      .async_wait(asio::experimental::wait_for_all(), asio::deferred);
}

asio::awaitable<void> both() {
  using namespace asio::experimental::awaitable_operators;
  child() && child();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'boost::asio::awaitable<void>' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  co_await (child() && child());
}

asio::awaitable<void> awaited(asio::steady_timer &timer) {
  co_await child();
  (void)co_await answer();
  co_await timer.async_wait(asio::use_awaitable);
  co_await timer.async_wait(asio::deferred);
}

void silent(asio::steady_timer &timer, asio::io_context &context, asio::thread_pool &pool) {
  // N20: the token that detaches
  asio::co_spawn(context, child(), asio::detached);
  timer.async_wait(asio::detached);
  timer.async_wait([](auto...) {});
  asio::post(context, [] {});
  asio::co_spawn(context, child(), [](std::exception_ptr error) {
    if (error)
      std::rethrow_exception(error);
  });
  auto operation = timer.async_wait(asio::deferred);
  std::move(operation)([](auto...) {});
  auto done = asio::co_spawn(pool, child(), asio::use_future);
  done.get();
  asio::co_spawn(pool, child(), asio::use_future).get();
  context.run();
}

auto returned(asio::io_context &context) {
  return asio::co_spawn(context, child(), asio::deferred);
}
