// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// QCoro needs no adaptor: its tasks and what it awaits are awaitables.

#include "../support.h"

#include <QCoreApplication>
#include <QTimer>
#include <qcoro/qcorotask.h>
#include <qcoro/qcorotimer.h>

using namespace holdfast_test;
using holdfast::task_set;

namespace {

QCoro::Task<int> after(std::chrono::milliseconds delay, bool fails) {
  QTimer timer;
  timer.setSingleShot(true);
  timer.start(delay);
  co_await timer;
  if (fails)
    fail("qcoro");
  co_return 1;
}

QCoro::Task<> join(task_set &tasks) { co_await tasks.join_async(); }

TEST(QCoro, task_is_held_until_it_completes_and_the_loop_is_not_blocked) {
  int argc = 0;
  QCoreApplication application(argc, nullptr);
  task_set tasks;
  tasks.add(after(5ms, false));
  tasks.add(after(2ms, false));
  EXPECT_EQ(tasks.size(), 2U);
  QCoro::waitFor(join(tasks));
  EXPECT_TRUE(tasks.empty());
}

TEST(QCoro, task_brings_its_error) {
  int argc = 0;
  QCoreApplication application(argc, nullptr);
  task_set tasks;
  tasks.add(after(1ms, true));
  while (!tasks.empty())
    QCoreApplication::processEvents();
  EXPECT_THROW(tasks.join(), std::runtime_error);
}

} // namespace
