// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 -fix-notes %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

#include <ssx/future-util.h>

ss::future<> replicate();

void discarded(ss::gate &gate) {
  replicate();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'seastar::future<>' returned by 'replicate' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-discarded-task]
  // CHECK-FIXES: (void)replicate().finally([holder = gate.hold()] {});
  ssx::spawn_with_gate_then(gate, [] { return replicate(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'seastar::future<>' returned by 'ssx::spawn_with_gate_then' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-discarded-task]
}

void onPurpose(ss::gate &gate) {
  ssx::background = replicate();
  ssx::background = ssx::spawn_with_gate_then(gate, [] { return replicate(); });
  ssx::spawn_with_gate(gate, [] { return replicate(); });
}
