// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-detached-task %t -- -- -isystem %task_set_include -isystem %S/../../catalog/Inputs -I%S/../discarded-task/Inputs

// How libraries spell it: a member, a function, an argument, an object to assign to.

#include "coroutine_types.h"

#include <BS_thread_pool.hpp>
#include <boost/thread/thread.hpp>
#include <coro/coro.hpp>
#include <holdfast/task_set.h>
#include <kj/async.h>
#include <memory>
#include <ssx/future-util.h>
#include <taskflow/taskflow.hpp>
#include <unifex/async_scope.hpp>
#include <unifex/just.hpp>
#include <unifex/single_thread_context.hpp>
#include <unifex/spawn_detached.hpp>

void work();

kj::Promise<void> serve();
void members_of_kj() {
  // F36: a promise of kj
  serve().detach([](kj::Exception &&) {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the work that 'kj::Promise::detach' detaches runs on until its event loop ends; only the error handler sees how it ended [holdfast-detached-task]
}

seastar::future<> replicate();
void assigned_to_an_object() {
  // F36: assigned to an object, as Redpanda does
  ssx::background = replicate();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the work that is detached here runs on unobserved: nothing can wait for it, and a failure of it is only logged [holdfast-detached-task]
}

void held_by_a_gate(seastar::gate &gate) {
  ssx::background = ssx::spawn_with_gate_then(gate, [] { return replicate(); });
}

coro::task<> write();
void libcoro(coro::thread_pool &pool) {
  // F36: a task of libcoro
  pool.spawn_detached(write());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the work that 'coro::thread_pool::spawn_detached' detaches runs on when nobody can wait for it any more, and its exception is lost [holdfast-detached-task]
}

void pools(BS::thread_pool<> &pool, tf::Executor &executor) {
  // F36: a callable that a thread pool takes
  pool.detach_task(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the work that 'BS::thread_pool::detach_task' detaches runs on until the pool waits for all it has, and its exception is swallowed [holdfast-detached-task]
  executor.silent_async(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the work that 'tf::Executor::silent_async' detaches runs on until the executor waits for all it has, and its exception is lost [holdfast-detached-task]
}

void threads(holdfast::task_set &tasks) {
  // F36: a thread of Boost
  boost::thread(work).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the work that 'boost::thread::detach' detaches runs on when nobody can join it any more [holdfast-detached-task]
  // CHECK-FIXES: tasks.spawn(work);
}

// A type that no library lists: its promise tells that it is a handle, and the member's
// name what that does.
struct own_task {
  using promise_type = eager_promise<own_task>;
  explicit own_task(std::coroutine_handle<>);
  own_task(own_task &&) noexcept;
  ~own_task();
  void detach();
  bool done() const;
  awaiter operator co_await() const;
};
own_task publish();
void own(holdfast::task_set &tasks) {
  // F36: a coroutine of one's own
  publish().detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the work that 'own_task::detach' detaches runs on unobserved: nothing can wait for it any more [holdfast-detached-task]
  // CHECK-FIXES: tasks.add(publish());
  auto task = publish();
  task.detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the work that 'own_task::detach' detaches runs on unobserved: nothing can wait for it any more [holdfast-detached-task]
}

// The work is meant to run on, and what started it may be what it waits for: that a new set
// waits here is offered, and not done unasked.
void no_set_in_reach() {
  boost::thread(work).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the work that 'boost::thread::detach' detaches runs on when nobody can join it any more [holdfast-detached-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: start it in the task set 'tasks', which waits for it at the end of the block
}

// A library's own function that only passes it on.
namespace ssx {
void let_go() { ssx::background = replicate(); }
} // namespace ssx

// What is no handle may be taken off something else.
struct trailer {
  void detach();
};
void other_than_work(trailer &behind) { behind.detach(); }

// Held, consumed or awaited.
kj::Promise<void> held(kj::TaskSet &tasks, coro::thread_pool &pool, tf::Executor &executor) {
  tasks.add(serve());
  auto task = pool.spawn_joinable(write());
  coro::sync_wait(task);
  executor.async(work).wait();
  boost::thread thread(work);
  thread.join();
  co_await serve();
}

// A scope holds it, which its owner joins.
void in_a_scope(unifex::async_scope &scope, unifex::debug_async_scope &listed,
                unifex::single_thread_context &context) {
  scope.detached_spawn_call_on(context.get_scheduler(), []() noexcept {});
  unifex::spawn_detached(unifex::just(), scope);
  listed.detached_spawn(unifex::just());
  unifex::spawn_detached(unifex::just(), listed);
}
