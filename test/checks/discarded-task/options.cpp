// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -check-suffixes=,JOBS,WORKERS,INFERRED %s holdfast-discarded-task %t
// RUN: %check_holdfast -check-suffixes=,WORKERS,INFERRED %s holdfast-discarded-task %t -- "--config={CheckOptions: {AllowedFunctions: '*::start_quietly;app::start_j?b'}}"
// RUN: %check_holdfast -check-suffixes=,JOBS,INFERRED %s holdfast-discarded-task %t -- "--config={CheckOptions: {holdfast-discarded-task.AllowedTypes: 'app::work*'}}"
// RUN: %check_holdfast -check-suffixes=,JOBS,WORKERS %s holdfast-discarded-task %t -- "--config={CheckOptions: {InferredHandles: ignore}}"
// RUN: %check_holdfast -check-suffixes=,JOBS,WORKERS,CHOSEN %s holdfast-discarded-task %t -- "--config={CheckOptions: {SpawnFunctions: 'kick_off'}}"
// RUN: %check_holdfast -check-suffixes=,WORKERS %s holdfast-discarded-task %t -- "--config={CheckOptions: {MinimumSeverity: high}}"
// RUN: %check_holdfast -check-suffixes=,JOBS,WORKERS,INFERRED,LISTED %s holdfast-discarded-task %t -- "--config={CheckOptions: {Catalogs: '%S/Inputs/app.yaml'}}"
// RUN: %check_holdfast -check-suffixes=,JOBS,WORKERS,INFERRED,LISTED,LOW %s holdfast-discarded-task %t -- "--config={CheckOptions: {Catalogs: '%S/Inputs/app.yaml', MinimumSeverity: low}}"

// What the options of all checks do to this one.

namespace app {
class [[clang::annotate("holdfast::handle", "detaches")]] job {};
class [[clang::annotate("holdfast::handle", "terminates")]] worker {};
class [[clang::annotate("holdfast::handle", "cancels")]] timer {};
class ticket {};
class receipt {};
struct token {
  void wait();
};
job start_job();
worker start_worker();
timer start_timer();
token spawn();
token kick_off();
ticket queue();
receipt note();
} // namespace app

void discarded() {
  app::start_timer();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'app::timer' returned by 'app::start_timer' is cancelled here [holdfast-discarded-task]
  app::start_job();
  // CHECK-MESSAGES-JOBS: :[[@LINE-1]]:3: warning: discarded 'app::job' returned by 'app::start_job' runs on unobserved: nothing can wait for it, and its error is lost [holdfast-discarded-task]
  app::start_worker();
  // CHECK-MESSAGES-WORKERS: :[[@LINE-1]]:3: warning: discarded 'app::worker' returned by 'app::start_worker' terminates the program here [holdfast-discarded-task]
  app::spawn();
  // CHECK-MESSAGES-INFERRED: :[[@LINE-1]]:3: warning: discarded 'app::token' returned by 'app::spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
  app::kick_off();
  // CHECK-MESSAGES-CHOSEN: :[[@LINE-1]]:3: warning: discarded 'app::token' returned by 'app::kick_off' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
  app::queue();
  // CHECK-MESSAGES-LISTED: :[[@LINE-1]]:3: warning: discarded 'app::ticket' returned by 'app::queue' is lost in the queue [holdfast-discarded-task]
  app::note();
  // CHECK-MESSAGES-LOW: :[[@LINE-1]]:3: warning: discarded 'app::receipt' returned by 'app::note' is of no further use [holdfast-discarded-task]
}
