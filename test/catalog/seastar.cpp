// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

// CHECK-FIXES: #include <holdfast/task_set.h>
#include <seastar/core/alien.hh>
#include <seastar/core/condition-variable.hh>
#include <seastar/core/gate.hh>
#include <seastar/core/reactor.hh>
#include <seastar/core/thread.hh>
#include <seastar/coroutine/parallel_for_each.hh>

#include <vector>

seastar::future<> flush();
seastar::future<> flushOne(int);
seastar::future<int> count();

void discarded(seastar::gate &gate) {
  flush();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'seastar::future<>' returned by 'flush' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-discarded-task]
  seastar::async([] {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'seastar::future<>' returned by 'seastar::async' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-discarded-task]
  seastar::with_gate(gate, [] { return flush(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'seastar::future<>' returned by 'seastar::with_gate' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-discarded-task]
  gate.close();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'seastar::future<>' returned by 'seastar::gate::close' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-discarded-task]
  flush().then([] {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'seastar::future<>' returned by 'seastar::future::then' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-discarded-task]
  flush().finally([] {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'seastar::future<>' returned by 'seastar::future::finally' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-discarded-task]
  count().discard_result();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'seastar::future<>' returned by 'seastar::future::discard_result' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-discarded-task]
  flush().handle_exception([](std::exception_ptr) {}).then([] {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'seastar::future<>' returned by 'seastar::future::then' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-discarded-task]
  flush().handle_exception_type([](const std::exception &) {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'seastar::future<>' returned by 'seastar::future::handle_exception_type' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-discarded-task]
}

void threads(seastar::alien::instance &instance) {
  seastar::thread{[] {}};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'seastar::thread' ends the program here, because nothing has joined it [holdfast-discarded-task]
  seastar::alien::submit_to(instance, 0, [] { return 1; });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<int>' returned by 'seastar::alien::submit_to' runs on unobserved on its shard: nothing can wait for it, and its exception is lost [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(seastar::alien::submit_to(instance, 0, [] { return 1; }));
}

seastar::future<> inCoroutine(seastar::condition_variable &changed, std::vector<int> &items) {
  flush();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'seastar::future<>' returned by 'flush' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-discarded-task]
  changed.when();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'seastar::condition_variable::awaiter' returned by 'seastar::condition_variable::when' does nothing: nothing awaits it [holdfast-discarded-task]
  // CHECK-FIXES: co_await changed.when();
  seastar::coroutine::parallel_for_each(items, flushOne);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'seastar::coroutine::parallel_for_each<seastar::future<> (*)(int)>' has started its work, which runs on unobserved although its function is destroyed here [holdfast-discarded-task]
  co_return;
}

// The last link sees the failure.
void handled() {
  flush().handle_exception([](std::exception_ptr) {});
  flush().handle_exception([](std::exception_ptr) {}).finally([] {});
  flush().then_wrapped([](seastar::future<> done) { done.ignore_ready_future(); });
  flush().or_terminate();
}

void onPurpose(seastar::gate &gate) {
  (void)flush();
  (void)seastar::try_with_gate(gate, [] { return flush(); });
  (void)flush().finally([holder = gate.hold()] {});
  seastar::engine().run_in_background(flush());
}

void silent() {
  // N50: waited for in a seastar::thread
  count().get();
  flush().wait();
  seastar::make_ready_future<>();
  std::tuple<> none;
  seastar::futurize<void>::from_tuple(none);
  seastar::thread empty{};
  seastar::thread([] {}).join().get();
}

seastar::future<> silentInCoroutine(seastar::condition_variable &changed, std::vector<int> &items) {
  co_await flush();
  co_await changed.when();
  co_await seastar::coroutine::parallel_for_each(items, flushOne);
}
