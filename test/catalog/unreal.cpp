// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++17 -check-suffixes=DEFAULT %s holdfast-discarded-task %t.default -- -- -isystem %S/Inputs
// RUN: %check_holdfast -fix-notes -std=c++17 -check-suffixes=ASKED %s holdfast-discarded-task %t -- -config="{CheckOptions: {holdfast-discarded-task.MinimumSeverity: low}}" -- -isystem %S/Inputs
// CHECK-MESSAGES-DEFAULT-NONE

#include <Tasks/Task.h>

void Work();

void Discarded() {
  UE::Tasks::Launch(UE_SOURCE_LOCATION, Work);
  // CHECK-MESSAGES-ASKED: :[[@LINE-1]]:3: warning: discarded 'UE::Tasks::TTask<void>' returned by 'UE::Tasks::Launch' runs on unobserved: nothing can wait for it [holdfast-discarded-task]
  // CHECK-FIXES-ASKED: UE::Tasks::Launch(UE_SOURCE_LOCATION, Work).Wait();
}

void Silent() {
  UE::Tasks::AddNested(UE::Tasks::Launch(UE_SOURCE_LOCATION, Work));
  UE::Tasks::FTask Task = UE::Tasks::Launch(UE_SOURCE_LOCATION, Work);
  Task.Wait();
}
