// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-unused-task,holdfast-discarded-task %t -- -- -isystem %S/../../catalog/Inputs -isystem %S/../../catalog/Inputs/std-execution -I%S/../discarded-task/Inputs -DBOOST_THREAD_VERSION=4

// Work that starts when it is awaited, connected or asked for, in variables that nothing
// uses: of one's own, and of libraries. After each what is used.

// CHECK-FIXES: #include <holdfast/task_set.h>
#include "coroutine_types.h"

#include <boost/asio.hpp>
#include <boost/thread/future.hpp>
#include <cppcoro/task.hpp>
#include <coro/coro.hpp>
#include <execution>
#include <folly/coro/Task.h>
#include <future>
#include <seastar/core/future.hh>
#include <stdexec/execution.hpp>
#include <unifex/just.hpp>
#include <unifex/sync_wait.hpp>
#include <userver/utils/async.hpp>

#include <utility>

void other();
int compute();

struct guard {
  ~guard();
};
struct guard_awaiter {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  guard await_resume();
};

namespace own {
guard_awaiter lock();
lazy_task<> work();

lazy_task<> lost() {
  // F08: a lock that nothing awaits, by an awaiter of one's own
  auto held = lock();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'held' is never used, so 'guard_awaiter' returned by 'own::lock' never starts: nothing awaits it [holdfast-unused-task]
  // CHECK-FIXES: auto held = co_await lock();

  // F08: a task that nothing awaits, of one's own type
  auto done = work();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'done' is never used, so 'lazy_task<>' returned by 'own::work' never starts: its coroutine is destroyed before its first statement [holdfast-unused-task]
  // CHECK-FIXES: co_await work();
  co_return;
}
lazy_task<> kept() {
  auto held = co_await lock();
  auto later = lock();
  auto done = work();
  co_await std::move(later);
  co_await std::move(done);
}
} // namespace own

namespace of_seastar {
seastar::future<guard> lock();

seastar::future<> lost() {
  // F08: a lock that nothing awaits, of Seastar
  auto held = lock();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'held' is never used, so 'seastar::future<guard>' returned by 'of_seastar::lock' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-unused-task]
  // CHECK-FIXES: auto held = co_await lock();
  co_return;
}
seastar::future<> kept() {
  auto held = co_await lock();
  auto later = lock();
  other();
  co_await std::move(later);
}
} // namespace of_seastar

namespace of_folly {
folly::coro::Task<guard> lock();

folly::coro::Task<> lost() {
  // F08: a lock that nothing awaits, of folly
  auto held = lock();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'held' is never used, so 'folly::coro::Task<guard>' returned by 'of_folly::lock' never starts: its coroutine is destroyed before its first statement [holdfast-unused-task]
  // CHECK-FIXES: auto held = co_await lock();
  co_return;
}
folly::coro::Task<> kept() {
  auto held = co_await lock();
  auto later = lock();
  other();
  co_await std::move(later);
}
} // namespace of_folly

namespace of_cppcoro {
cppcoro::task<guard> lock();

cppcoro::task<> lost() {
  // F08: a lock that nothing awaits, of cppcoro
  auto held = lock();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'held' is never used, so 'cppcoro::task<guard>' returned by 'of_cppcoro::lock' never starts: its coroutine is destroyed before its first statement [holdfast-unused-task]
  // CHECK-FIXES: auto held = co_await lock();
  co_return;
}
cppcoro::task<> kept() {
  auto held = co_await lock();
  auto later = lock();
  other();
  co_await std::move(later);
}
} // namespace of_cppcoro

namespace of_asio {
namespace asio = boost::asio;
asio::awaitable<guard> lock();

asio::awaitable<void> lost() {
  // F08: a lock that nothing awaits, of Asio
  auto held = lock();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'held' is never used, so 'boost::asio::awaitable<guard>' returned by 'of_asio::lock' never starts: its coroutine is destroyed before its first statement [holdfast-unused-task]
  // CHECK-FIXES: auto held = co_await lock();
  co_return;
}
asio::awaitable<void> kept() {
  auto held = co_await lock();
  auto later = lock();
  other();
  co_await std::move(later);
}
} // namespace of_asio

namespace of_libcoro {
coro::task<guard> lock();

coro::task<> lost() {
  // F08: a lock that nothing awaits, of libcoro
  auto held = lock();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'held' is never used, so 'coro::task<guard>' returned by 'of_libcoro::lock' never starts: its coroutine is destroyed before its first statement [holdfast-unused-task]
  // CHECK-FIXES: auto held = co_await lock();
  co_return;
}
coro::task<> kept() {
  auto held = co_await lock();
  auto later = lock();
  other();
  co_await std::move(later);
}
} // namespace of_libcoro

namespace own_senders {
struct receiver {};
struct sender {
  using sender_concept = std::execution::sender_t;
  struct operation {
    void start() noexcept;
  };
  operation connect(receiver) const;
};
sender schedule();
sender then(sender before);

void lost() {
  // F55: a sender of one's own that nothing connects
  auto work = then(schedule());
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'work' is never used, so 'own_senders::sender' returned by 'own_senders::then' never starts: nothing connects the sender to a receiver [holdfast-unused-task]
}
void kept() {
  auto work = then(schedule());
  auto started = work.connect(receiver());
  started.start();
}
} // namespace own_senders

namespace of_stdexec {
void lost() {
  // F55: a sender of stdexec that nothing connects
  auto work = stdexec::just(1) | stdexec::then([](int) {});
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'work' is never used, so '{{.*}}' never starts: nothing connects the sender to a receiver [holdfast-unused-task]

  // F55: a sender of stdexec that is a statement
  stdexec::just(1) | stdexec::then([](int) {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded '{{.*}}' never starts: nothing connects the sender to a receiver [holdfast-discarded-task]
}
void kept() {
  auto work = stdexec::just(1) | stdexec::then([](int) {});
  stdexec::sync_wait(std::move(work));
}
} // namespace of_stdexec

namespace of_the_standard {
void lost() {
  // F55: a sender of C++26 that nothing connects
  auto work = std::execution::just(1) | std::execution::then(compute);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'work' is never used, so '{{.*}}' never starts: nothing connects the sender to a receiver [holdfast-unused-task]

  // F55: a sender of C++26 that is a statement
  std::execution::just(1) | std::execution::then(compute);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded '{{.*}}' never starts: nothing connects the sender to a receiver [holdfast-discarded-task]
}
void kept() {
  auto work = std::execution::just(1) | std::execution::then(compute);
  std::this_thread::sync_wait(std::move(work));
}
} // namespace of_the_standard

namespace of_libunifex {
void lost() {
  // F55: a sender of libunifex that nothing connects
  auto work = unifex::just(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'work' is never used, so '{{.*}}' never starts: nothing connects the sender to a receiver [holdfast-unused-task]

  // F55: a sender of libunifex that is a statement
  unifex::just(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded '{{.*}}' never starts: nothing connects the sender to a receiver [holdfast-discarded-task]
}
void kept() {
  auto work = unifex::just(1);
  unifex::sync_wait(std::move(work));
}
// For its type.
void kept_for_its_type() {
  auto first = unifex::just(1);
  using sender = decltype(first);
  auto second = unifex::just(2);
  static_assert(noexcept(second) && sizeof(second) > 0);
}
} // namespace of_libunifex

void lost_deferred() {
  // F59: deferred by std::async and never asked for
  auto result = std::async(std::launch::deferred, compute);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'result' is never used, so 'std::future<int>' returned by 'std::async' never runs the task [holdfast-unused-task]

  // F59: deferred by boost::async and never asked for
  auto boosted = boost::async(boost::launch::deferred, compute);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'boosted' is never used, so '{{.*}}' returned by 'boost::async' never runs the task [holdfast-unused-task]
  other();
}
int kept_deferred() {
  auto result = std::async(std::launch::deferred, compute);
  auto boosted = boost::async(boost::launch::deferred, compute);
  return result.get() + boosted.get();
}

lazy_task<> postponed();
void lost_coroutine() {
  // F59: a coroutine of one's own that begins when it is awaited, and never is
  auto result = postponed();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'result' is never used, so 'lazy_task<>' returned by 'postponed' never starts: its coroutine is destroyed before its first statement [holdfast-unused-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(postponed());
  other();
}
lazy_task<> kept_coroutine() {
  auto result = postponed();
  co_await result;
}

folly::SemiFuture<int> fetch();
void lost_continuation() {
  // F59: deferred on a SemiFuture that is given no executor
  auto result = fetch().deferError([](auto) { return 0; });
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'result' is never used, so 'folly::SemiFuture<int>' returned by 'folly::SemiFuture::deferError' never runs what was deferred: that waits for an executor, which it can no longer be given [holdfast-unused-task]
  other();
}
int kept_continuation() {
  auto result = fetch().deferError([](auto) { return 0; });
  return std::move(result).get();
}

void lost_operation(boost::asio::steady_timer &timer) {
  // F59: an operation of Asio that is deferred and never started
  auto operation = timer.async_wait(boost::asio::deferred);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'operation' is never used, so '{{.*}}' returned by 'boost::asio::basic_waitable_timer::async_wait' never starts: a deferred operation begins when it is awaited or given a completion token [holdfast-unused-task]
}
void kept_operation(boost::asio::steady_timer &timer) {
  auto operation = timer.async_wait(boost::asio::deferred);
  std::move(operation)([](auto) {});
}
