// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs
// RUN: %check_holdfast -fix-note='start it in the group' -fix-suffixes=GROUP -std=c++20 %s holdfast-discarded-task %t.group -- -- -isystem %S/Inputs

// CHECK-FIXES: #include <holdfast/task_set.h>
#include <tmc/all_headers.hpp>

tmc::task<void> work();
tmc::task<int> answer();

void discarded(tmc::ex_cpu &executor) {
  answer();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'tmc::task<int>' returned by 'answer' never starts, and fails an assertion where those are enabled [holdfast-discarded-task]
  tmc::spawn(work());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'tmc::aw_spawn<tmc::task<void>>' returned by 'tmc::spawn' never starts, and fails an assertion where those are enabled [holdfast-discarded-task]
  tmc::post_waitable(executor, work());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'tmc::post_waitable' runs on when nobody can wait for it any more [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(tmc::post_waitable(executor, work()));
}

tmc::task<void> coroutine() {
  work();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'tmc::task<void>' returned by 'work' never starts, and fails an assertion where those are enabled [holdfast-discarded-task]
  // CHECK-FIXES: co_await work();
  tmc::spawn(work());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'tmc::aw_spawn<tmc::task<void>>' returned by 'tmc::spawn' never starts, and fails an assertion where those are enabled [holdfast-discarded-task]
  // CHECK-FIXES: co_await tmc::spawn(work());
  tmc::spawn(work()).fork();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'tmc::detail::rvalue_only_awaitable<tmc::aw_spawn_fork_impl<{{.*}}>>' returned by 'tmc::aw_spawn::fork' fails an assertion here; without assertions the task writes its result into an object that is gone [holdfast-discarded-task]
  tmc::fork_group();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'tmc::aw_fork_group<0, void>' returned by 'tmc::fork_group' leaves its tasks without the group that they report to [holdfast-discarded-task]
  co_await work();
  co_await tmc::spawn(work());
  co_await tmc::spawn(work()).fork();
}

tmc::task<void> group() {
  auto tasks = tmc::fork_group();
  work();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'tmc::task<void>' returned by 'work' never starts, and fails an assertion where those are enabled [holdfast-discarded-task]
  // CHECK-FIXES: co_await work();
  // CHECK-FIXES-GROUP: tasks.fork(work());
  tasks.fork(work());
  co_await std::move(tasks);
}

void silent(tmc::ex_cpu &executor) {
  tmc::spawn(work()).detach();
  tmc::post(executor, work());
  tmc::post_waitable(executor, work()).wait();
}
