// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-discarded-task %t -- "--config={CheckOptions: {holdfast-discarded-task.ExplicitDiscards: with-reason}}"

// With ExplicitDiscards: with-reason, a discard that is spelled out needs a comment
// that says why: on its lines, or on the line before. A thread's needs more.

#include <thread>
#include <tuple>

#include <holdfast/task_set.h>

void work();
struct job {
  void join();
};
job spawn();

void reported() {
  (void)spawn();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the cast to void hides that 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
  static_cast<void>(spawn());
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the cast to void hides that 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]

  std::ignore = spawn();
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the assignment to 'std::ignore' hides that 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
  (void)spawn(); // NOLINT(some-other-check)
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the cast to void hides that 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
  // The reason stands too far away.

  (void)spawn();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the cast to void hides that 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
  // A thread that nobody joins ends the program, whatever the reason.
  (void)std::thread(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the cast to void hides that 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(work);
}

void silent() {
  (void)spawn(); // the job reports to the log by itself
  // The job reports to the log by itself.
  (void)spawn();
  static_cast<void>(/* reports by itself */ spawn());
  std::ignore = // the job reports
      spawn();
  holdfast::detach(spawn(), "the job reports to the log by itself");
}
