// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

#include <folly/coro/AsyncScope.h>

#include <tuple>
#include <utility>

folly::Executor executor;
folly::Future<int> fetch();
folly::SemiFuture<int> fetchLater();
folly::coro::Task<int> load(int);
folly::coro::now_task<int> loadNow();
folly::coro::value_task<int> loadValue();
folly::coro::AsyncGenerator<int> numbers();
folly::fibers::async::Async<int> onFiber();

void futures() {
  fetch();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'folly::Future<int>' returned by 'fetch' runs on unobserved, so its result and any exception are lost [holdfast-discarded-task]
  folly::via(&executor, [] { return 1; });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'folly::Future<int>' returned by 'folly::via' runs on unobserved, so its result and any exception are lost [holdfast-discarded-task]
  fetch().thenValue([](int) {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'folly::Future<int>' returned by 'folly::Future::thenValue' runs on unobserved, so its result and any exception are lost [holdfast-discarded-task]
  fetch().thenError([](folly::exception_wrapper &&) {}).thenValue([](int) {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'folly::Future<int>' returned by 'folly::Future::thenValue' runs on unobserved, so its result and any exception are lost [holdfast-discarded-task]
  fetchLater();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'folly::SemiFuture<int>' returned by 'fetchLater' runs on unobserved, so its result and any exception are lost, and what was deferred on it never runs [holdfast-discarded-task]
  fetchLater().via(&executor);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'folly::Future<int>' returned by 'folly::SemiFuture::via' runs on unobserved, so its result and any exception are lost [holdfast-discarded-task]
  fetchLater().deferError([](folly::exception_wrapper &&) {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'folly::SemiFuture<int>' returned by 'folly::SemiFuture::deferError' never runs what was deferred: that waits for an executor, which it can no longer be given [holdfast-discarded-task]
}

void started() {
  folly::coro::co_withExecutor(&executor, load(1)).start();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'folly::SemiFuture<folly::Unit>' returned by 'folly::coro::TaskWithExecutor::start' runs on unobserved: nothing can wait for it, and its exception is lost [holdfast-discarded-task]
}

void notStarted() {
  load(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'folly::coro::Task<int>' returned by 'load' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  loadNow();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'folly::coro::now_task<int>' returned by 'loadNow' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  loadValue();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'folly::coro::safe_task<folly::coro::safe_alias::maybe_value, int>' returned by 'loadValue' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  folly::coro::co_withExecutor(&executor, load(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'folly::coro::TaskWithExecutor<int>' returned by 'folly::coro::co_withExecutor' never starts: it has an executor, but nothing starts or awaits it [holdfast-discarded-task]
  load(1).semi();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'folly::SemiFuture<folly::Unit>' returned by 'folly::coro::Task::semi' never starts: its coroutine waits for an executor, which it can no longer be given [holdfast-discarded-task]
}

folly::coro::Task<void> inCoroutine() {
  load(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'folly::coro::Task<int>' returned by 'load' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: co_await load(1);
  loadNow();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'folly::coro::now_task<int>' returned by 'loadNow' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: co_await loadNow();
  folly::coro::co_withExecutor(&executor, load(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'folly::coro::TaskWithExecutor<int>' returned by 'folly::coro::co_withExecutor' never starts: it has an executor, but nothing starts or awaits it [holdfast-discarded-task]
  // CHECK-FIXES: co_await folly::coro::co_withExecutor(&executor, load(1));
  folly::coro::AsyncScope scope{true};
  scope.joinAsync();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'folly::coro::Task<>' returned by 'folly::coro::AsyncScope::joinAsync' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: co_await scope.joinAsync();
  co_return;
}

// Only folly's coroutines can await it.
struct Other {
  struct promise_type {
    Other get_return_object();
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void() {}
  };
};

Other inAnotherCoroutine() {
  load(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'folly::coro::Task<int>' returned by 'load' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  co_return;
}

// The last link sees the error.
void handled() {
  // N15: a chain whose last link handles the error
  fetch().thenError([](folly::exception_wrapper &&) {});
  fetch().thenValue([](int) {}).thenError(folly::tag_t<std::exception>{}, [](auto &) {});
  fetch().thenTry([](folly::Try<int>) {}).ensure([] {});
}

// What was deferred runs on the executor that it is given at last.
void startedLater(folly::Executor::KeepAlive<> pool) {
  fetchLater().deferValue([](int) { return 1; }).via(pool);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'folly::Future<int>' returned by 'folly::SemiFuture::via' runs on unobserved, so its result and any exception are lost [holdfast-discarded-task]
}

// Ready, or empty: no work is behind them.
folly::Future<int> makeInvalid() { return folly::Future<int>::makeEmpty(); }
void ready() {
  folly::makeFuture(1);
  folly::makeFuture(1).unit().isReady();
  folly::makeSemiFuture(1);
  folly::SemiFuture<int>::makeEmpty();
  makeInvalid();
}

void onPurpose() {
  (void)fetch();
  std::ignore = fetchLater();
  folly::futures::detachOnGlobalCPUExecutor(fetchLater());
  folly::coro::co_withExecutor(&executor, load(1)).start([](auto &&) {});
}

// wait() hands out a reference to the future it was called on.
void silent() {
  fetch().wait();
  fetch().get();
  folly::coro::blockingWait(folly::coro::co_withExecutor(&executor, load(1)));
  numbers();
  onFiber();
}

folly::coro::Task<void> silentInCoroutine() {
  co_await load(1);
  folly::coro::CancellableAsyncScope scope;
  scope.add(folly::coro::co_withExecutor(&executor, load(1)));
  co_await scope.co_schedule(load(1));
  co_await scope.cancelAndJoinAsync();
}
