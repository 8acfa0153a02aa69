// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -fix-notes -std=c++20 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

#include <unifex/async_scope.hpp>
#include <unifex/just.hpp>
#include <unifex/on.hpp>
#include <unifex/single_thread_context.hpp>
#include <unifex/spawn_detached.hpp>
#include <unifex/sync_wait.hpp>
#include <unifex/task.hpp>
#include <unifex/v2/async_scope.hpp>

unifex::task<void> work();
unifex::nothrow_task<int> answer();

void discarded(unifex::single_thread_context &context) {
  answer();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'unifex::_task::_task<int, true>::type' returned by 'answer' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: unifex::sync_wait(answer());
  unifex::just(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded '{{.*}}' never starts: nothing connects the sender to a receiver [holdfast-discarded-task]
  unifex::on(context.get_scheduler(), work());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded '{{.*}}' never starts: nothing connects the sender to a receiver [holdfast-discarded-task]
}

unifex::task<void> coroutine() {
  work();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'unifex::_task::_task<void, false>::type' returned by 'work' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: co_await work();
  answer();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'unifex::_task::_task<int, true>::type' returned by 'answer' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: co_await answer();
  co_await work();
  (void)co_await answer();
}

// A future is the only link to its work, although the scope started it.
void futures(unifex::single_thread_context &context) {
  unifex::async_scope scope;
  scope.spawn(unifex::just());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'unifex::_spawn_future::_future<unifex::_async_scope::async_scope>::type' returned by 'unifex::_async_scope::async_scope::spawn' is cancelled here, unless it has finished [holdfast-discarded-task]
  // CHECK-FIXES: unifex::sync_wait(scope.spawn(unifex::just()));
  scope.spawn_on(context.get_scheduler(), work());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'unifex::_spawn_future::_future<unifex::_async_scope::async_scope>::type' returned by 'unifex::_async_scope::async_scope::spawn_on' is cancelled here, unless it has finished [holdfast-discarded-task]
  // CHECK-FIXES: unifex::sync_wait(scope.spawn_on(context.get_scheduler(), work()));
  unifex::sync_wait(scope.complete());
}

void unjoined(unifex::async_scope &scope) {
  (void)scope.complete();
  scope.cleanup();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded '{{.*}}' returned by 'unifex::_async_scope::async_scope::cleanup' never joins the scope, whose destructor asserts that somebody has: nothing starts the sender [holdfast-discarded-task]
}

void silent(unifex::single_thread_context &context, unifex::v2::async_scope &other) {
  unifex::async_scope scope;
  scope.detached_spawn_on(context.get_scheduler(), work());
  scope.detached_spawn_call_on(context.get_scheduler(), []() noexcept {});
  unifex::spawn_detached(unifex::just(), other);
  unifex::sync_wait(work());
  unifex::sync_wait(scope.complete());
  unifex::sync_wait(other.join());
}

void unjoined(unifex::debug_async_scope &scope) {
  scope.cleanup();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded '{{.*}}' returned by 'unifex::_debug_async_scope::debug_async_scope::cleanup' never joins the scope, whose destructor asserts that somebody has: nothing starts the sender [holdfast-discarded-task]
}

void silent(unifex::debug_async_scope &scope) {
  scope.detached_spawn(work());
  unifex::spawn_detached(unifex::just(), scope);
  unifex::sync_wait(scope.complete());
}

auto shutdown(unifex::async_scope &scope) { return scope.cleanup(); }
