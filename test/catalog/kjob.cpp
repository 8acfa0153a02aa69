// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -fix-notes -std=c++17 %s holdfast-discarded-task %t -- -config='{CheckOptions: {holdfast-discarded-task.MinimumSeverity: low}}' -- -isystem %S/Inputs

// A job begins with start(), and many factories call it: reported only when
// asked for.

#include <KJob>

KJob *make_job();
KJob *&stored_job();

void discarded() {
  make_job();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'KJob *' returned by 'make_job' never starts, and leaks, unless something has called 'start' [holdfast-discarded-task]
  // CHECK-FIXES: make_job()->start();
}

void silent() {
  make_job()->start();
  make_job()->exec();
  KJob *kept = make_job();
  kept->start();
  stored_job();
}
