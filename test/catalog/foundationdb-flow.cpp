// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -fix-notes -std=c++20 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

#include "flow/ActorCollection.h"
#include "flow/flow.h"

Future<Void> work();
Future<Void> on_its_own(Uncancellable);
Future<Void> on_its_own_too(int, Uncancellable = Uncancellable());

void discarded() {
  work();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'Future<Void>' returned by 'work' is cancelled here, unless something else refers to it [holdfast-discarded-task]
}

void in_a_collection(ActorCollection &actors) {
  work();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'Future<Void>' returned by 'work' is cancelled here, unless something else refers to it [holdfast-discarded-task]
  // CHECK-FIXES: actors.add(work());
  actors.add(work());
}

Future<Void> coroutine() {
  work();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'Future<Void>' returned by 'work' is cancelled here, unless something else refers to it [holdfast-discarded-task]
  // CHECK-FIXES: co_await work();
  co_await work();
  co_return Void();
}

void silent() {
  on_its_own(Uncancellable{});
  on_its_own_too(1);
  uncancellable(work());
  Future<Void> background = work();
}
