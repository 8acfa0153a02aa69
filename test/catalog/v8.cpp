// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++17 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

#include <v8-platform.h>

void discarded(v8::Platform &platform) {
  platform.PostJob(v8::TaskPriority::kUserVisible, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::unique_ptr<v8::JobHandle>' returned by 'v8::Platform::PostJob' holds a 'v8::JobHandle', which fails a check of debug builds here: a job is to be joined, cancelled or detached [holdfast-discarded-task]
}

void silent(v8::Platform &platform) {
  platform.PostJob(v8::TaskPriority::kUserVisible, nullptr)->Join();
  auto job = platform.PostJob(v8::TaskPriority::kUserVisible, nullptr);
  job->CancelAndDetach();
}
