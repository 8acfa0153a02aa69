// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -fix-notes %s holdfast-discarded-task %t -- -config="{CheckOptions: {Catalogs: '%S/Inputs/nursery.yaml'}}" -- -isystem %S/Inputs

// The texts of a catalogue: the library's own scopes that are in reach, and its
// own fixes.

#include "nursery.h"
// CHECK-FIXES: #include <nursery_room.h>

void in_a_local_scope() {
  nursery::room own;
  nursery::wake();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'nursery::child<>' returned by 'nursery::wake' is cancelled here [holdfast-discarded-task]
  // CHECK-FIXES: own.keep(nursery::wake());
  nursery::ask(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'nursery::child<int>' returned by 'nursery::ask' is cancelled here [holdfast-discarded-task]
  // CHECK-FIXES: own.keep(nursery::ask(1).ignore_result());
  own.watch(1);
}

class house {
  nursery::room *rooms_;
  void in_a_member() {
    nursery::wake();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'nursery::child<>' returned by 'nursery::wake' is cancelled here [holdfast-discarded-task]
    // CHECK-FIXES: rooms_->keep(nursery::wake());
  }
};

void without_a_scope() {
  nursery::wake();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'nursery::child<>' returned by 'nursery::wake' is cancelled here [holdfast-discarded-task]
}

// Which of the two is meant?
void in_one_of_two(nursery::room &one, nursery::room &other) {
  nursery::wake();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'nursery::child<>' returned by 'nursery::wake' is cancelled here [holdfast-discarded-task]
}

void arguments(nursery::room *where, nursery::playground &outside, nursery::playground *pointer) {
  outside.call();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'nursery::handle' returned by 'nursery::playground::call' runs on unobserved
  // CHECK-FIXES: outside.join(outside.call());
  pointer->call();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'nursery::handle' returned by 'nursery::playground::call' runs on unobserved
  // CHECK-FIXES: pointer->join(pointer->call());
  (void)nursery::start(1, true);
}

void object_that_is_made_by_a_call() {
  nursery::outside().call();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'nursery::handle' returned by 'nursery::playground::call' runs on unobserved
  // CHECK-FIXES: nursery::run(nursery::outside().call());
}
