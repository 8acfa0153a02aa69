// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-discarded-task %t -- "--config={CheckOptions: {ExplicitDiscards: report}}" -- -isystem %S/../../catalog/Inputs

// The strict mode for code bases in which each discarded future needs a gate or an
// error handler behind it: the cast alone is no reason.

#include <seastar/core/gate.hh>
#include <tuple>

seastar::future<> work();

void reported() {
  (void)work();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the cast to void hides that 'seastar::future<>' returned by 'work' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-discarded-task]
  static_cast<void>(work().then([] {}));
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the cast to void hides that 'seastar::future<>' returned by 'seastar::future::then' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-discarded-task]
  (void)work().finally([] {});
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the cast to void hides that 'seastar::future<>' returned by 'seastar::future::finally' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-discarded-task]
  std::ignore = work();
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the assignment to 'std::ignore' hides that 'seastar::future<>' returned by 'work' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-discarded-task]
}

void silent(seastar::gate &gate) {
  (void)work().handle_exception([](std::exception_ptr) {});
  (void)work().then([] {}).handle_exception([](std::exception_ptr) {});
  (void)seastar::with_gate(gate, [] { return work(); });
  (void)seastar::try_with_gate(gate, [] { return work(); });
  (void)work().finally([holder = gate.hold()] {});
  (void)work().then([holder = gate.hold()] {}).finally([] {});
}
