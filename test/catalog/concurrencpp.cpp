// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

#include <concurrencpp/concurrencpp.h>
// CHECK-FIXES: #include <holdfast/task_set.h>

concurrencpp::result<int> download();
concurrencpp::lazy_result<int> parse();
concurrencpp::generator<int> numbers();
concurrencpp::null_result log();

void discarded(std::shared_ptr<concurrencpp::executor> pool) {
  download();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'concurrencpp::result<int>' returned by 'download' runs on unobserved, so its result and any exception are lost [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(download());
  pool->submit([] { return 1; });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'concurrencpp::result<int>' returned by 'concurrencpp::executor::submit' runs on unobserved, so its result and any exception are lost [holdfast-discarded-task]
  parse();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'concurrencpp::lazy_result<int>' returned by 'parse' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: tasks.add(parse());
}

void timers(std::shared_ptr<concurrencpp::executor> pool, concurrencpp::timer_queue &queue) {
  queue.make_timer(1, 1, pool, [] {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'concurrencpp::timer' returned by 'concurrencpp::timer_queue::make_timer' is cancelled here, so its callable is never called again [holdfast-discarded-task]
}

concurrencpp::lazy_result<void> inCoroutine(std::shared_ptr<concurrencpp::executor> pool,
                                            concurrencpp::timer_queue &queue) {
  download();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'concurrencpp::result<int>' returned by 'download' runs on unobserved, so its result and any exception are lost [holdfast-discarded-task]
  parse();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'concurrencpp::lazy_result<int>' returned by 'parse' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: co_await parse();
  parse().run();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'concurrencpp::result<int>' returned by 'concurrencpp::lazy_result::run' runs on unobserved, so its result and any exception are lost [holdfast-discarded-task]
  concurrencpp::when_all(pool, download(), download());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'concurrencpp::lazy_result<void>' returned by 'concurrencpp::when_all' does not wait: nothing awaits or runs it [holdfast-discarded-task]
  // CHECK-FIXES: co_await concurrencpp::when_all(pool, download(), download());
  queue.make_delay_object(1, pool);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'concurrencpp::lazy_result<void>' returned by 'concurrencpp::timer_queue::make_delay_object' does not wait: nothing awaits or runs it [holdfast-discarded-task]
  // CHECK-FIXES: co_await queue.make_delay_object(1, pool);
  co_return;
}

void onPurpose(std::shared_ptr<concurrencpp::executor> pool) {
  pool->post([] {});
  log();
  (void)download();
}

void silent(std::shared_ptr<concurrencpp::executor> pool) {
  pool->submit([] { return 1; }).get();
  parse().run().get();
  concurrencpp::when_all(pool, download(), download()).run().get();
  numbers();
}

concurrencpp::lazy_result<void> silentInCoroutine() {
  co_await download();
  co_await parse();
  // The finished result comes back: nothing is in flight.
  co_await download().resolve();
}
