// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -fix-notes -std=c++20 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

#include <asyncio/runner.h>
#include <asyncio/schedule_task.h>
#include <asyncio/task.h>

asyncio::Task<> work();

void discarded() {
  work();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'asyncio::Task<>' returned by 'work' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: asyncio::run(work());
}

asyncio::Task<> coroutine() {
  work();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'asyncio::Task<>' returned by 'work' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: co_await work();
  asyncio::schedule_task(work());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'asyncio::ScheduledTask<asyncio::Task<>>' returned by 'asyncio::schedule_task' is destroyed here, before the event loop has run it [holdfast-discarded-task]
  // CHECK-FIXES: co_await asyncio::schedule_task(work());
  co_await work();
  auto task = asyncio::schedule_task(work());
  co_await task;
}

void silent() { asyncio::run(work()); }
