// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-dropped-on-path %t -- -- -isystem %S/../../catalog/Inputs

// Handles of libraries that some path through the function leaves behind, and the
// same where every path uses them.

#include <QFuture>
#include <coro/coro.hpp>
#include <cppcoro/task.hpp>
#include <folly/coro/Task.h>
#include <kj/async.h>
#include <seastar/core/future.hh>

#include <utility>
#include <vector>

void other();
bool condition();
bool second_condition();

// Seastar
namespace seastar_code {
seastar::future<> write(int key);
seastar::future<int> read(int key);

seastar::future<> lost_by_an_early_return() {
  auto writing = write(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'writing' is used on some paths only; on others 'seastar::future<>' returned by 'seastar_code::write' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-dropped-on-path]
  if (condition())
    co_return;
  co_await std::move(writing);
}
void lost_by_one_case(int kind) {
  auto reading = read(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'reading' is used on some paths only; on others 'seastar::future<int>' returned by 'seastar_code::read' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-dropped-on-path]
  switch (kind) {
  case 1:
    reading.get();
    break;
  case 2:
    other();
    break;
  default:
    reading.wait();
  }
}
seastar::future<> lost_in_a_chain(bool is_known) {
  auto writing = write(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'writing' is used on some paths only; on others 'seastar::future<>' returned by 'seastar_code::write' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-dropped-on-path]
  if (is_known)
    return write(2);
  return writing.then([] {});
}
seastar::future<> lost_in_a_round(const std::vector<int> &keys) {
  for (int key : keys) {
    auto writing = write(key);
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'writing' is used on some paths only; on others 'seastar::future<>' returned by 'seastar_code::write' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-dropped-on-path]
    if (key == 0)
      continue;
    co_await std::move(writing);
  }
}
seastar::future<> kept_on_both_branches() {
  auto writing = write(1);
  if (condition()) {
    writing.ignore_ready_future();
    co_return;
  }
  co_await std::move(writing);
}
seastar::future<> kept_by_what_returns_it() {
  auto writing = write(1);
  if (condition())
    return writing.finally([] {});
  return writing;
}
void kept_by_a_test(seastar::future<> writing) {
  auto reading = read(1);
  if (reading.available())
    reading.get();
}
// The promise is what somebody has to keep: behind its future nothing runs.
seastar::future<> kept_by_no_promise() {
  seastar::promise<> promised;
  auto result = promised.get_future();
  if (condition())
    co_return;
  promised.set_value();
  co_await std::move(result);
}
} // namespace seastar_code

// folly
namespace folly_code {
folly::coro::Task<> write(int key);
folly::Future<int> fetch(int key);
folly::Executor::KeepAlive<> executor();

folly::coro::Task<> lost_by_an_early_return() {
  auto writing = write(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'writing' is used on some paths only; on others 'folly::coro::Task<>' returned by 'folly_code::write' never starts: its coroutine is destroyed before its first statement [holdfast-dropped-on-path]
  if (condition())
    co_return;
  co_await std::move(writing);
}
int lost_by_a_branch() {
  auto fetched = fetch(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'fetched' is used on some paths only; on others 'folly::Future<int>' returned by 'folly_code::fetch' runs on unobserved, so its result and any exception are lost [holdfast-dropped-on-path]
  if (condition())
    return std::move(fetched).get();
  return 0;
}
void lost_by_a_break() {
  while (condition()) {
    auto fetched = fetch(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'fetched' is used on some paths only; on others 'folly::Future<int>' returned by 'folly_code::fetch' runs on unobserved, so its result and any exception are lost [holdfast-dropped-on-path]
    if (second_condition())
      break;
    std::move(fetched).get();
  }
}
folly::coro::Task<> kept_on_both_branches() {
  auto writing = write(1);
  if (condition())
    co_await std::move(writing);
  else
    co_await folly::coro::co_withExecutor(executor(), std::move(writing));
}
int kept_until_the_end() {
  auto fetched = fetch(1);
  if (condition())
    other();
  return std::move(fetched).get();
}
void kept_in_a_container(std::vector<folly::Future<int>> &all) {
  auto fetched = fetch(1);
  if (condition()) {
    all.push_back(std::move(fetched));
    return;
  }
  std::move(fetched).thenValue([](int) {});
}
int kept_by_no_promise() {
  folly::Promise<int> promised;
  auto result = promised.getSemiFuture();
  if (condition())
    return 0;
  promised.setValue(1);
  return std::move(result).get();
}
} // namespace folly_code

// libcoro
namespace libcoro_code {
coro::task<> write(int key);

coro::task<> lost_by_a_short_circuit() {
  auto writing = write(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'writing' is used on some paths only; on others 'coro::task<>' returned by 'libcoro_code::write' never starts: its coroutine is destroyed before its first statement [holdfast-dropped-on-path]
  condition() && (coro::sync_wait(writing), true);
  co_return;
}
coro::task<> lost_by_an_early_return() {
  auto writing = write(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'writing' is used on some paths only; on others 'coro::task<>' returned by 'libcoro_code::write' never starts: its coroutine is destroyed before its first statement [holdfast-dropped-on-path]
  if (condition())
    co_return;
  co_await writing;
}
coro::task<> lost_by_a_goto() {
  auto writing = write(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'writing' is used on some paths only; on others 'coro::task<>' returned by 'libcoro_code::write' never starts: its coroutine is destroyed before its first statement [holdfast-dropped-on-path]
  if (condition())
    goto end;
  co_await writing;
end:
  other();
}
coro::task<> kept_on_both_branches() {
  auto writing = write(1);
  if (condition())
    coro::sync_wait(writing);
  else
    co_await writing;
}
coro::task<> kept_for_later(std::vector<coro::task<>> &all) {
  auto writing = write(1);
  if (condition())
    all.push_back(std::move(writing));
  else
    co_await coro::when_all(std::move(writing), write(2));
}
} // namespace libcoro_code

// cppcoro
namespace cppcoro_code {
cppcoro::task<> write(int key);

cppcoro::task<> lost_by_an_early_return() {
  auto writing = write(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'writing' is used on some paths only; on others 'cppcoro::task<>' returned by 'cppcoro_code::write' never starts: its coroutine is destroyed before its first statement [holdfast-dropped-on-path]
  if (condition())
    co_return;
  co_await writing;
}
void lost_by_a_branch() {
  auto writing = write(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'writing' is used on some paths only; on others 'cppcoro::task<>' returned by 'cppcoro_code::write' never starts: its coroutine is destroyed before its first statement [holdfast-dropped-on-path]
  if (condition())
    cppcoro::sync_wait(writing);
}
cppcoro::task<> lost_by_one_operand() {
  auto writing = write(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'writing' is used on some paths only; on others 'cppcoro::task<>' returned by 'cppcoro_code::write' never starts: its coroutine is destroyed before its first statement [holdfast-dropped-on-path]
  co_await (condition() ? std::move(writing) : write(2));
}
cppcoro::task<> kept_on_both_branches() {
  auto writing = write(1);
  if (condition()) {
    co_await cppcoro::when_all(std::move(writing), write(2));
    co_return;
  }
  co_await writing;
}
cppcoro::task<> kept_by_what_returns_it() {
  auto writing = write(1);
  if (condition())
    return writing;
  other();
  return writing;
}
} // namespace cppcoro_code

// Qt
namespace qt_code {
QFuture<int> load(int key);

int lost_by_an_early_return() {
  QFuture<int> loading = load(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'loading' is used on some paths only; on others 'QFuture<int>' returned by 'qt_code::load' runs on unobserved, so its result and any exception are lost [holdfast-dropped-on-path]
  if (condition())
    return 0;
  return loading.result();
}
void lost_by_a_branch(QObject *context) {
  auto loading = load(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'loading' is used on some paths only; on others 'QFuture<int>' returned by 'qt_code::load' runs on unobserved, so its result and any exception are lost [holdfast-dropped-on-path]
  if (condition())
    loading.then(context, [](int) {});
}
void kept_on_both_branches(QObject *context) {
  auto loading = load(1);
  if (condition())
    loading.then(context, [](int) {});
  else
    loading.waitForFinished();
}
void kept_by_a_copy(QFuture<int> &last) {
  auto loading = load(1);
  last = loading;
  if (condition())
    loading.waitForFinished();
}
} // namespace qt_code

// kj: whoever leaves early may mean to cancel.
namespace kj_code {
kj::Promise<void> serve();
kj::Promise<void> cancelled_by_an_early_return() {
  auto serving = serve();
  if (condition())
    co_return;
  co_await std::move(serving);
}
kj::Promise<void> kept_on_both_branches() {
  auto serving = serve();
  if (condition())
    return serving.then([] {});
  return serving;
}
} // namespace kj_code
