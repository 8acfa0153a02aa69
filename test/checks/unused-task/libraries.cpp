// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-unused-task %t -- -- -isystem %S/../../catalog/Inputs

// Handles of folly, kj, userver and stdexec in variables that nothing uses, and the
// same variables where they are used or kept for what they do.

#include <folly/coro/Task.h>
#include <kj/async.h>
#include <stdexec/execution.hpp>
#include <userver/utils/async.hpp>

#include <utility>

void other();
folly::coro::Task<> write(int);
folly::coro::Task<int> read(int);
folly::Future<int> fetch();
kj::Promise<void> serve();
kj::Promise<int> accept(int port);

// folly
folly::coro::Task<> missing_await() {
  auto first = write(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'first' is never used, so 'folly::coro::Task<>' returned by 'write' never starts: its coroutine is destroyed before its first statement [holdfast-unused-task]
  // CHECK-FIXES: co_await write(1);
  auto value = read(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'value' is never used, so 'folly::coro::Task<int>' returned by 'read' never starts: its coroutine is destroyed before its first statement [holdfast-unused-task]
  // CHECK-FIXES: co_await read(2);
  auto _ = write(3);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: '_' is never used, so 'folly::coro::Task<>' returned by 'write' never starts: its coroutine is destroyed before its first statement [holdfast-unused-task]
  // CHECK-FIXES: co_await write(3);
  [[maybe_unused]] auto marked = write(4);
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'marked' is never used, so 'folly::coro::Task<>' returned by 'write' never starts: its coroutine is destroyed before its first statement [holdfast-unused-task]
  // CHECK-FIXES: co_await write(4);
  folly::coro::Task<> typed = write(5);
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'typed' is never used, so 'folly::coro::Task<>' returned by 'write' never starts: its coroutine is destroyed before its first statement [holdfast-unused-task]
  // CHECK-FIXES: co_await write(5);
  if (auto task = write(6); true)
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'task' is never used, so 'folly::coro::Task<>' returned by 'write' never starts: its coroutine is destroyed before its first statement [holdfast-unused-task]
  // CHECK-FIXES: if (co_await write(6); true)
    other();
  co_return;
}
folly::coro::Task<> awaited() {
  auto first = write(1);
  auto second = read(2);
  other();
  co_await std::move(first);
  auto value = co_await std::move(second);
}
void futures() {
  auto result = fetch();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'result' is never used, so 'folly::Future<int>' returned by 'fetch' runs on unobserved, so its result and any exception are lost [holdfast-unused-task]
  auto chained = fetch().thenValue([](int) {});
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'chained' is never used, so 'folly::Future<int>' returned by 'folly::Future::thenValue' runs on unobserved, so its result and any exception are lost [holdfast-unused-task]
  other();
}
int futures_that_are_read() {
  auto result = fetch();
  other();
  return std::move(result).get();
}
void swallowed(folly::Future<int> result) { other(); }
// CHECK-MESSAGES: :[[@LINE-1]]:35: warning: 'result' is never used, so 'folly::Future<int>' runs on unobserved, so its result and any exception are lost [holdfast-unused-task]

// kj: what cancels is kept while something else is awaited.
kj::Promise<void> kept_while_others_are_awaited() {
  auto listening = serve();
  auto port = co_await accept(80);
}
kj::Promise<void> lost_at_once() {
  auto listening = serve();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'listening' is never used, so 'kj::Promise<void>' returned by 'serve' is cancelled at the end of its scope: a promise owns its work [holdfast-unused-task]
  co_return;
}
void lost_in_a_function() {
  auto listening = serve();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'listening' is never used, so 'kj::Promise<void>' returned by 'serve' is cancelled at the end of its scope: a promise owns its work [holdfast-unused-task]
}

// userver
void task_that_is_cancelled_at_once() {
  auto task = userver::utils::Async("work", [] { return 1; });
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'task' is never used, so 'userver::engine::TaskWithResult<int>' returned by 'userver::utils::Async' is cancelled and waited for at the end of its scope, and never runs if it has not started yet [holdfast-unused-task]
}
void task_beside_other_work() {
  auto task = userver::utils::Async("work", [] { return 1; });
  other();
}
int task_that_is_awaited() {
  auto task = userver::utils::Async("work", [] { return 1; });
  return task.Get();
}

// stdexec
template <class Scheduler> auto make(Scheduler scheduler) {
  return stdexec::schedule(scheduler);
}
void sender() {
  auto work = stdexec::just(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'work' is never used, so 'stdexec::(anonymous namespace)::__sexpr<stdexec::just_t>' returned by 'stdexec::just' never starts: nothing connects the sender to a receiver [holdfast-unused-task]
  auto chained = stdexec::just(1) | stdexec::then([](int) {});
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'chained' is never used, so 'stdexec::(anonymous namespace)::__sexpr<stdexec::then_t>' never starts: nothing connects the sender to a receiver [holdfast-unused-task]
}
void sender_that_is_started() {
  auto work = stdexec::just(1);
  stdexec::sync_wait(std::move(work));
}

// A block of its own ends it.
void cancelled_on_purpose() {
  {
    auto listening = serve();
  }
  other();
}
void not_on_purpose() {
  if (true) {
    auto listening = serve();
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'listening' is never used, so 'kj::Promise<void>' returned by 'serve' is cancelled at the end of its scope: a promise owns its work [holdfast-unused-task]
  }
}
