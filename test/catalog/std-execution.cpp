// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs/std-execution

#include <execution>

namespace ex = std::execution;

int work(int);
ex::scheduler pool;
ex::task<> child();

void discarded(ex::counting_scope &scope) {
  ex::just(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::execution::just_sender<int>' returned by 'std::execution::just' never starts: nothing connects the sender to a receiver [holdfast-discarded-task]
  ex::schedule(pool);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::execution::just_sender<void>' returned by 'std::execution::schedule' never starts: nothing connects the sender to a receiver [holdfast-discarded-task]
  ex::just(1) | ex::then(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::execution::then_sender<std::execution::just_sender<int>>' never starts: nothing connects the sender to a receiver [holdfast-discarded-task]
  child();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::execution::task<>' returned by 'child' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  ex::spawn_future(ex::just(1), scope.get_token());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::execution::spawned_sender' is asked to stop here, and never runs if it has not started yet [holdfast-discarded-task]
  scope.join();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::execution::spawned_sender' returned by 'std::execution::counting_scope::join' does not join the scope: nothing starts it, and the scope's destructor ends the program [holdfast-discarded-task]
}

ex::task<> inCoroutine() {
  child();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::execution::task<>' returned by 'child' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: co_await child();
  co_return;
}

void silent() {
  ex::counting_scope scope;
  ex::spawn(ex::just(1) | ex::then(work) | ex::upon_error([](auto) noexcept {}), scope.get_token());
  std::this_thread::sync_wait(scope.join());
  auto sender = ex::just(1) | ex::then(work);
  std::this_thread::sync_wait(std::move(sender));
}

ex::task<> silentInCoroutine(ex::counting_scope &scope) {
  co_await child();
  co_await scope.join();
}
