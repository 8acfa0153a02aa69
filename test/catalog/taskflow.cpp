// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++17 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs
// RUN: %check_holdfast -fix-note='say that nobody' -fix-suffixes=SILENT -std=c++17 %s holdfast-discarded-task %t.note -- -- -isystem %S/Inputs

// CHECK-FIXES: #include <holdfast/task_set.h>
#include <taskflow/taskflow.hpp>

#include <utility>

void work();
int answer();

void discarded(tf::Executor &executor, tf::Taskflow &graph) {
  executor.run(graph);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'tf::Future<void>' returned by 'tf::Executor::run' runs on, and its exception is lost; a taskflow that was not moved in must outlive it [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  executor.run(std::move(graph));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'tf::Future<void>' returned by 'tf::Executor::run' runs on, and its exception is lost; a taskflow that was not moved in must outlive it [holdfast-discarded-task]
  // CHECK-FIXES: tasks.add(executor.run(graph));
  // CHECK-FIXES: tasks.add(executor.run(std::move(graph)));
}

void tasks_of_an_executor(tf::Executor &executor) {
  executor.async(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'tf::Executor::async' runs on, and its exception stays in the dropped future [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES-SILENT: executor.silent_async(work);
  executor.async(answer);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<int>' returned by 'tf::Executor::async' runs on, and its exception stays in the dropped future [holdfast-discarded-task]
  // CHECK-FIXES: tasks.add(executor.async(work));
  // CHECK-FIXES: tasks.add(executor.async(answer));
  // CHECK-FIXES-SILENT: executor.silent_async(answer);
  executor.dependent_async(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::pair<tf::AsyncTask, std::future<void>>' returned by 'tf::Executor::dependent_async' runs on, and its exception stays in the dropped future [holdfast-discarded-task]
}

void group(tf::Executor &executor) {
  auto tasks = executor.task_group();
  tasks.async(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'tf::TaskGroup::async' runs on, and its exception stays in the dropped future [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks_2;
  // CHECK-FIXES: tasks_2.add(tasks.async(work));
}

void joined(tf::Executor &executor, tf::Taskflow &graph) {
  executor.run(graph);
  executor.async(work);
  executor.dependent_async(work);
  executor.silent_async([&] { executor.async(work); });
  executor.wait_for_all();
}

void joined_group(tf::Executor *executor) {
  auto tasks = executor->task_group();
  for (int i = 0; i < 3; ++i)
    tasks.async(work);
  tasks.corun();
}

// The wait is over before the work begins, or is for another executor's.
void joined_before(tf::Executor &executor, tf::Executor &other) {
  executor.wait_for_all();
  executor.async(answer);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<int>' returned by 'tf::Executor::async' runs on, and its exception stays in the dropped future [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(executor.async(answer));
  // CHECK-FIXES-SILENT: executor.silent_async(answer);
  other.wait_for_all();
}

void silent(tf::Executor &executor, tf::Taskflow &graph, tf::Runtime &runtime) {
  graph.emplace(work).precede(graph.emplace(work));
  executor.run(graph).wait();
  executor.async(answer).get();
  executor.silent_async(work);
  executor.silent_dependent_async(work);
  runtime.async(work);
  auto [task, future] = executor.dependent_async(answer);
  future.get();
}
