// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

// A promise of kj owns the work behind it: to drop it is to cancel.

#include <kj/async.h>
#include <kj/thread.h>

kj::Promise<void> work();
kj::Promise<int> value();
kj::Maybe<kj::Promise<void>> perhaps();
void log();

void discarded() {
  work();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'kj::Promise<void>' returned by 'work' is cancelled here: a promise owns its work [holdfast-discarded-task]
  value();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'kj::Promise<int>' returned by 'value' is cancelled here: a promise owns its work [holdfast-discarded-task]
  work().then([] {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'kj::Promise<void>' returned by 'kj::Promise::then' is cancelled here: a promise owns its work [holdfast-discarded-task]
  work().eagerlyEvaluate(nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'kj::Promise<void>' returned by 'kj::Promise::eagerlyEvaluate' is cancelled here: a promise owns its work [holdfast-discarded-task]
  value().ignoreResult();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'kj::Promise<void>' returned by 'kj::Promise::ignoreResult' is cancelled here: a promise owns its work [holdfast-discarded-task]
  kj::evalLater([] {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'kj::Promise<void>' returned by 'kj::evalLater' is cancelled here, so its function never runs [holdfast-discarded-task]
  work().catch_([](kj::Exception &&) {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'kj::Promise<void>' returned by 'kj::Promise::catch_' is cancelled here: a promise owns its work [holdfast-discarded-task]
  work().fork();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'kj::ForkedPromise<void>' returned by 'kj::Promise::fork' is cancelled here, unless one of its branches is left [holdfast-discarded-task]
  perhaps();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'kj::Maybe<kj::Promise<void>>' returned by 'perhaps' holds a 'kj::Promise<void>', which is cancelled here: a promise owns its work [holdfast-discarded-task]
  kj::Thread([] {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'kj::Thread' joins its thread here, so nothing runs concurrently [holdfast-discarded-task]
  kj::Thread{[] { log(); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'kj::Thread' joins its thread here, so nothing runs concurrently [holdfast-discarded-task]
}

void silent(kj::WaitScope &scope, kj::TaskSet &tasks) {
  work().wait(scope);
  value().wait(scope);
  tasks.add(work());
  tasks.add(value().ignoreResult());
  tasks.onEmpty().wait(scope);
  work().detach([](kj::Exception &&) {});
  kj::Thread([] {}).detach();
  kj::Promise<void> kept = work();
  kept.wait(scope);
}

kj::Promise<void> returned() {
  return work().then([] { return work(); });
}
