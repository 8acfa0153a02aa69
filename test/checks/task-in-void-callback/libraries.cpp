// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-task-in-void-callback %t -- -- -isystem %S/../../catalog/Inputs

// Functions of libraries that call what they are given and drop what it returns.

#include <Poco/Thread.h>
#include <QCoroTask>
#include <QObject>
#include <QTimer>
#include <boost/asio.hpp>
#include <functional>
#include <future>
#include <oneapi/tbb/parallel_for_each.h>
#include <oneapi/tbb/task_arena.h>
#include <oneapi/tbb/task_group.h>
#include <vector>

namespace asio = boost::asio;

void work();
std::future<void> start();
std::future<void> start_with(int);

void with_asio(asio::io_context &context, asio::steady_timer &timer) {
  asio::post(context, [] { return start(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'boost::asio::post' drops the 'std::future<void>' that this lambda returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  asio::dispatch(context, start);
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'boost::asio::dispatch' drops the 'std::future<void>' that 'start' returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  asio::defer(context, [] { return start(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'boost::asio::defer' drops the 'std::future<void>' that this lambda returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  asio::post(context, []() -> asio::awaitable<void> { co_return; });
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'boost::asio::post' drops the 'boost::asio::awaitable<void>' that this lambda returns, which never starts: its coroutine is destroyed before its first statement [holdfast-task-in-void-callback]
  asio::post(context, asio::bind_executor(context, start));
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'boost::asio::post' drops the 'std::future<void>' that 'start' returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  timer.async_wait([](boost::system::error_code) -> asio::awaitable<void> { co_return; });
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'boost::asio::basic_waitable_timer::async_wait' drops the 'boost::asio::awaitable<void>' that this lambda returns, which never starts: its coroutine is destroyed before its first statement [holdfast-task-in-void-callback]
}

class window : public QObject {
public:
  void clicked();
  std::future<void> save();
  QCoro::Task<> reload();

  void with_qt(QTimer *timer) {
    QObject::connect(timer, &QTimer::timeout, this, &window::save);
    // CHECK-MESSAGES: :[[@LINE-1]]:53: warning: 'QObject::connect' drops the 'std::future<void>' that 'window::save' returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
    connect(timer, &QTimer::timeout, this, [this] { return save(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:44: warning: 'QObject::connect' drops the 'std::future<void>' that this lambda returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
    connect(timer, &QTimer::timeout, [] { return start(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'QObject::connect' drops the 'std::future<void>' that this lambda returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
    QTimer::singleShot(10, this, &window::save);
    // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: 'QTimer::singleShot' drops the 'std::future<void>' that 'window::save' returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
    QTimer::singleShot(10, [] { return start(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: 'QTimer::singleShot' drops the 'std::future<void>' that this lambda returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  }

  // Slots that are coroutines are what QCoro is made for.
  void silent_with_qcoro(QTimer *timer) {
    connect(timer, &QTimer::timeout, this, &window::reload);
    QTimer::singleShot(10, this, [this]() -> QCoro::Task<> { co_await reload(); });
  }
};

void with_tbb(std::vector<int> &numbers, tbb::task_group &group, tbb::task_arena &arena) {
  tbb::parallel_for(0, 9, [](int number) { return start_with(number); });
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'tbb::parallel_for' drops the 'std::future<void>' that this lambda returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  tbb::parallel_for_each(numbers, start_with);
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: 'tbb::parallel_for_each' drops the 'std::future<void>' that 'start_with' returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  tbb::parallel_invoke(work, start);
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'tbb::parallel_invoke' drops the 'std::future<void>' that 'start' returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  group.run([] { return start(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'tbb::detail::d1::task_group::run' drops the 'std::future<void>' that this lambda returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  arena.enqueue(start);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'tbb::detail::d1::task_arena::enqueue' drops the 'std::future<void>' that 'start' returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
}

void with_poco(Poco::Thread &thread) {
  thread.startFunc([] { return start(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'Poco::Thread::startFunc' drops the 'std::future<void>' that this lambda returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
}

void silent(asio::io_context &context, tbb::task_group &group, QTimer *timer) {
  asio::post(context, [] { start().get(); });
  asio::post(context, std::packaged_task<std::future<void>()>(start));
  asio::co_spawn(context, []() -> asio::awaitable<void> { co_return; }, asio::detached);
  QObject::connect(timer, &QTimer::timeout, [] { work(); });
  group.run(group.defer(start));
  group.run(work);
}
