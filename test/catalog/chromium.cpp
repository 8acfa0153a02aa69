// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -fix-notes -std=c++17 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

#include <base/task/post_job.h>

struct helper {
  void work();
};
void work();

void discarded() {
  base::PostJob(FROM_HERE, base::TaskTraits(), work, 4);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'base::JobHandle' returned by 'base::PostJob' fails a check of debug builds here: a job is to be joined, cancelled or detached [holdfast-discarded-task]
  // CHECK-FIXES: base::PostJob(FROM_HERE, base::TaskTraits(), work, 4).Join();
}

void silent(base::SequencedTaskRunner &runner, base::SequenceBound<helper> &bound) {
  base::JobHandle handle = base::PostJob(FROM_HERE, base::TaskTraits(), work, 4);
  handle.Join();
  base::PostJob(FROM_HERE, base::TaskTraits(), work, 4).Detach();
  runner.PostTask(FROM_HERE, work);
  runner.PostCancelableDelayedTask(FROM_HERE, work, 1);
  bound.AsyncCall(&helper::work);
  bound.AsyncCall(&helper::work).Then(work);
}
