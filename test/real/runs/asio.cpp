// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 -run -before='^the parent ends\nended with 0' -after='^the child runs\nthe parent ends\nended with 0' %s holdfast-discarded-task %t -- -- %real

// Boost.Asio 1.81. The child never runs; fixed, its parent awaits it.

#include <boost/asio.hpp>

#include <cstdio>

namespace asio = boost::asio;

asio::awaitable<void> child() {
  std::puts("the child runs");
  co_return;
}

asio::awaitable<void> parent() {
  child();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'boost::asio::awaitable<void>' returned by 'child' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: co_await child();
  std::puts("the parent ends");
  co_return;
}

int main() {
  asio::io_context context;
  asio::co_spawn(context, parent(), asio::detached);
  context.run();
}
