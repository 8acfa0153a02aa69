// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++17 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

// An active method runs in a thread pool; its result only looks at it.

// CHECK-FIXES: #include <holdfast/task_set.h>
// CHECK-FIXES: #include <holdfast/adaptors/poco.h>
#include <Poco/ActiveMethod.h>
#include <Poco/ActiveResult.h>
#include <Poco/Runnable.h>
#include <Poco/Task.h>
#include <Poco/TaskManager.h>
#include <Poco/ThreadPool.h>

struct Active {
  Active() : compute(this, &Active::computeImpl), cleanUp(this, &Active::cleanUpImpl) {}
  Poco::ActiveMethod<int, int, Active> compute;
  Poco::ActiveMethod<void, void, Active> cleanUp;
  void cont();

protected:
  int computeImpl(const int &);
  void cleanUpImpl();
};

void discarded(Active &active) {
  active.compute(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'Poco::ActiveResult<int>' runs on unobserved, even when its object is destroyed, and its exception is lost [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(active.compute(1));
  active.cleanUp();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'Poco::ActiveResult<void>' runs on unobserved, even when its object is destroyed, and its exception is lost [holdfast-discarded-task]
  // CHECK-FIXES: tasks.add(active.cleanUp());
}

void silent(Active &active, Poco::TaskManager &manager, Poco::ThreadPool &pool,
            Poco::Runnable &runnable, Poco::Task *task) {
  active.compute(1).wait();
  active.cleanUp().tryWait(10);
  Poco::ActiveResult<int> result = active.compute(1);
  result.wait();
  active.cont();
  manager.start(task);
  pool.start(runnable);
  (void)active.cleanUp();
}
