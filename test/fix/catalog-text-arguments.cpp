// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -fix-note="hold it in 'where'" %s holdfast-discarded-task %t -- -config="{CheckOptions: {Catalogs: '%S/Inputs/nursery.yaml'}}" -- -isystem %S/Inputs

// A text that keeps the arguments of the call and not the call; it is not used
// where a comment would be lost.

#include "nursery.h"

void registered(nursery::room *where) {
  nursery::start(/*age=*/1, true);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: discarded 'nursery::handle' returned by 'nursery::start' runs on unobserved: nothing can wait for it, and its error is lost [holdfast-discarded-task]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: run it here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: let it go on purpose, and say why nobody waits for it
  nursery::start(2, true);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: discarded 'nursery::handle' returned by 'nursery::start' runs on unobserved: nothing can wait for it, and its error is lost [holdfast-discarded-task]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: hold it in 'where'
  // CHECK-NOTES: :[[@LINE-3]]:3: note: run it here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: let it go on purpose, and say why nobody waits for it
  // CHECK-FIXES: nursery::watch(*where, 2, true);
}
