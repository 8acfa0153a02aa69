// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

#include <exec/async_scope.hpp>
#include <exec/task.hpp>

int work(int);
stdexec::__scheduler pool;
exec::task<void> child();

void discarded(stdexec::counting_scope &scope) {
  stdexec::just(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'stdexec::(anonymous namespace)::__sexpr<stdexec::just_t>' returned by 'stdexec::just' never starts: nothing connects the sender to a receiver [holdfast-discarded-task]
  // F55: a sender that nothing connects
  stdexec::schedule(pool) | stdexec::then(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'stdexec::(anonymous namespace)::__sexpr<stdexec::then_t>' never starts: nothing connects the sender to a receiver [holdfast-discarded-task]
  child();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'experimental::execution::__task::basic_task<void>' returned by 'child' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  stdexec::spawn_future(stdexec::just(1), scope.get_token());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'stdexec::(anonymous namespace)::__sexpr<stdexec::spawn_future_t>' is asked to stop here, and never runs if it has not started yet [holdfast-discarded-task]
  scope.join();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'stdexec::(anonymous namespace)::__sexpr<stdexec::__counting_scopes::__scope_join_t>' returned by 'stdexec::counting_scope::join' does not join the scope: nothing starts it, and the scope's destructor ends the program [holdfast-discarded-task]
  exec::ensure_started(stdexec::just(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'experimental::execution::__shared::__sndr<stdexec::(anonymous namespace)::__sexpr<stdexec::just_t>>' is asked to stop here, and never runs if it has not started yet [holdfast-discarded-task]
}

void inScope(exec::async_scope &scope) {
  scope.spawn_future(stdexec::just(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'experimental::execution::__scope::__future<stdexec::(anonymous namespace)::__sexpr<stdexec::just_t>>' returned by 'experimental::execution::__scope::async_scope::spawn_future' runs on in its scope, and its result and any error are lost [holdfast-discarded-task]
  scope.on_empty();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'experimental::execution::__scope::__when_empty_sender<int>' returned by 'experimental::execution::__scope::async_scope::on_empty' does not wait for the scope: nothing starts it [holdfast-discarded-task]
}

exec::task<void> inCoroutine(exec::async_scope &scope) {
  child();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'experimental::execution::__task::basic_task<void>' returned by 'child' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: co_await child();
  scope.on_empty();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'experimental::execution::__scope::__when_empty_sender<int>' returned by 'experimental::execution::__scope::async_scope::on_empty' does not wait for the scope: nothing starts it [holdfast-discarded-task]
  // CHECK-FIXES: co_await scope.on_empty();
  co_return;
}

void onPurpose() {
  // N21: the function that detaches
  exec::start_detached(stdexec::schedule(pool) | stdexec::then(work));
  (void)stdexec::sync_wait(stdexec::just(1));
}

void silent(exec::async_scope &scope) {
  scope.spawn(stdexec::schedule(pool) | stdexec::then(work));
  stdexec::sync_wait(scope.on_empty());
  stdexec::counting_scope counted;
  stdexec::spawn(stdexec::just(1) | stdexec::then([](int) noexcept {}) | stdexec::upon_error([](auto &&) noexcept {}), counted.get_token());
  stdexec::sync_wait(counted.join());
}

exec::task<void> silentInCoroutine(exec::async_scope &scope) {
  co_await child();
  co_await scope.on_empty();
}
