// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-discarded-task %t -- -- -DASIO_HAS_CO_AWAIT -DASIO_HAS_STD_COROUTINE

// Asio without Boost, 1.22. It does not see by itself that Clang has coroutines.

#include <asio.hpp>

asio::awaitable<void> child();

asio::awaitable<void> coroutine(asio::steady_timer &timer) {
  child();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'asio::awaitable<void>' returned by 'child' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: co_await child();
  timer.async_wait(asio::use_awaitable);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'asio::awaitable<void>' returned by 'asio::basic_waitable_timer::async_wait' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: co_await timer.async_wait(asio::use_awaitable);
  co_return;
}

void plain(asio::steady_timer &timer, asio::thread_pool &pool) {
  asio::co_spawn(pool, child(), asio::use_future);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'asio::co_spawn' runs on unobserved, and its exception stays in the dropped future [holdfast-discarded-task]
  asio::co_spawn(pool, child(), asio::detached);
  asio::post(pool, [] {});
  timer.async_wait([](auto...) {});
  asio::co_spawn(pool, child(), asio::use_future).get();
}
