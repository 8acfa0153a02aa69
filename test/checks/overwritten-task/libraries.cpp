// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-overwritten-task %t -- -- -isystem %S/../../catalog/Inputs

// Handles of libraries in variables and members that are assigned to while they still
// hold something, and the same where they hold nothing any more.

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

// Seastar
namespace seastar_code {
seastar::future<> write(int key);

seastar::future<> lost_in_a_function() {
  auto writing = write(1);
  writing = write(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: this assignment drops the handle that 'writing' holds, so 'seastar::future<>' returned by 'seastar_code::write' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-overwritten-task]
  co_await std::move(writing);
}
seastar::future<> lost_in_a_loop(const std::vector<int> &keys) {
  auto writing = seastar::make_ready_future<>();
  for (int key : keys)
    writing = write(key);
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: this assignment drops the handle that 'writing' holds, so 'seastar::future<>' returned by 'seastar_code::write' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-overwritten-task]
  co_await std::move(writing);
}
// now() is ready: nothing is lost.
seastar::future<> lost_nothing() {
  auto writing = seastar::now();
  if (condition())
    writing = write(1);
  co_await std::move(writing);
}
seastar::future<> kept_in_a_chain(const std::vector<int> &keys) {
  auto writing = write(0);
  for (int key : keys)
    writing = writing.then([key] { return write(key); });
  co_await std::move(writing);
}
seastar::future<> kept_one_after_the_other() {
  auto writing = write(1);
  co_await std::move(writing);
  writing = write(2);
  co_await std::move(writing);
}

class service {
  void lost_in_a_member() {
    flushing_ = write(1);
    flushing_ = write(2);
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: this assignment drops the handle that 'flushing_' holds, so 'seastar::future<>' returned by 'seastar_code::write' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-overwritten-task]
  }
  void kept_in_a_member() { flushing_ = write(1); }
  seastar::future<> kept_until_stopped() {
    stopping_ = write(1);
    co_await std::move(stopping_);
    stopping_ = write(2);
  }
  seastar::future<> flushing_;
  seastar::future<> stopping_;
};
} // namespace seastar_code

// folly
namespace folly_code {
folly::coro::Task<> write(int key);
folly::Future<int> fetch(int key);

folly::coro::Task<> lost_in_a_function() {
  auto writing = write(1);
  writing = write(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: this assignment drops the handle that 'writing' holds, so 'folly::coro::Task<>' returned by 'folly_code::write' never starts: its coroutine is destroyed before its first statement [holdfast-overwritten-task]
  co_await std::move(writing);
}
int lost_on_one_path() {
  auto fetched = fetch(1);
  if (condition())
    other();
  else
    std::move(fetched).get();
  fetched = fetch(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: this assignment drops the handle that 'fetched' holds, so 'folly::Future<int>' returned by 'folly_code::fetch' runs on unobserved, so its result and any exception are lost [holdfast-overwritten-task]
  return std::move(fetched).get();
}
folly::coro::Task<> kept_one_after_the_other() {
  auto writing = write(1);
  co_await std::move(writing);
  writing = write(2);
  co_await std::move(writing);
}
int kept_by_exchange(std::vector<folly::Future<int>> &all) {
  auto fetched = fetch(1);
  all.push_back(std::exchange(fetched, fetch(2)));
  fetched = std::move(fetched).thenValue([](int value) { return value; });
  return std::move(fetched).get();
}
} // namespace folly_code

// libcoro
namespace libcoro_code {
coro::task<> write(int key);

coro::task<> lost_in_a_function() {
  coro::task<> writing;
  writing = write(1);
  writing = write(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: this assignment drops the handle that 'writing' holds, so 'coro::task<>' returned by 'libcoro_code::write' never starts: its coroutine is destroyed before its first statement [holdfast-overwritten-task]
  co_await writing;
}
coro::task<> lost_in_a_loop() {
  coro::task<> writing;
  for (int key = 0; key < 3; ++key)
    writing = write(key);
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: this assignment drops the handle that 'writing' holds, so 'coro::task<>' returned by 'libcoro_code::write' never starts: its coroutine is destroyed before its first statement [holdfast-overwritten-task]
  co_await writing;
}
coro::task<> kept_in_each_round() {
  coro::task<> writing;
  for (int key = 0; key < 3; ++key) {
    writing = write(key);
    co_await writing;
  }
}
} // namespace libcoro_code

// cppcoro
namespace cppcoro_code {
cppcoro::task<> write(int key);

cppcoro::task<> lost_in_a_function() {
  auto writing = write(1);
  other();
  writing = write(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: this assignment drops the handle that 'writing' holds, so 'cppcoro::task<>' returned by 'cppcoro_code::write' never starts: its coroutine is destroyed before its first statement [holdfast-overwritten-task]
  co_await writing;
}
cppcoro::task<> kept_on_either_branch() {
  cppcoro::task<> writing;
  if (condition())
    writing = write(1);
  else
    writing = write(2);
  co_await writing;
}
} // namespace cppcoro_code

// Qt
namespace qt_code {
QFuture<int> load(int key);

int lost_in_a_function() {
  QFuture<int> loading = load(1);
  loading = load(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: this assignment drops the handle that 'loading' holds, so 'QFuture<int>' returned by 'qt_code::load' runs on unobserved, so its result and any exception are lost [holdfast-overwritten-task]
  return loading.result();
}
class view {
  void lost_in_a_member() {
    loading_ = load(1);
    loading_ = load(2);
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: this assignment drops the handle that 'loading_' holds, so 'QFuture<int>' returned by 'qt_code::load' runs on unobserved, so its result and any exception are lost [holdfast-overwritten-task]
  }
  void kept_in_a_member() { loading_ = load(1); }
  void kept_until_finished() {
    loading_ = load(1);
    loading_.waitForFinished();
    loading_ = load(2);
  }
  QFuture<int> loading_;
};
int kept_by_a_copy() {
  QFuture<int> loading = load(1);
  QFuture<int> first = loading;
  loading = load(2);
  return first.result() + loading.result();
}
} // namespace qt_code

// kj
namespace kj_code {
kj::Promise<void> serve(int port);

kj::Promise<void> lost_in_a_function() {
  auto serving = serve(80);
  serving = serve(443);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: this assignment drops the handle that 'serving' holds, so 'kj::Promise<void>' returned by 'kj_code::serve' is cancelled here: a promise owns its work [holdfast-overwritten-task]
  co_await std::move(serving);
}
kj::Promise<void> kept_in_a_chain() {
  auto serving = serve(80);
  serving = serving.then([] { return serve(443); });
  return serving;
}
// To replace what a member holds is how its work is restarted.
class server {
  void kept_in_a_member() {
    serving_ = serve(80);
    serving_ = serve(443);
  }
  kj::Promise<void> serving_ = nullptr;
};
} // namespace kj_code

// To take it out is how its work is cancelled, joined or given up.
namespace emptied {
void cancelled() {
  auto serving = kj_code::serve(80);
  other();
  serving = nullptr;
}
void given_up() {
  QFuture<int> loading = qt_code::load(1);
  loading = QFuture<int>();
}
coro::task<> never_started() {
  auto writing = libcoro_code::write(1);
  writing = {};
  co_return;
}
// What another variable holds is no way to end it.
coro::task<> lost_by_a_move() {
  auto writing = libcoro_code::write(1);
  auto second = libcoro_code::write(2);
  writing = std::move(second);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: this assignment drops the handle that 'writing' holds, so 'coro::task<>' returned by 'libcoro_code::write' never starts: its coroutine is destroyed before its first statement [holdfast-overwritten-task]
  co_await writing;
}
} // namespace emptied
