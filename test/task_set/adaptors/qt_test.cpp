// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "holdfast/adaptors/qt.h"

#include "../support.h"

#include <QException>
#include <QPromise>
#include <QThreadPool>

using namespace holdfast_test;
using holdfast::task_set;

namespace {

TEST(Qt, future_is_held_until_it_is_finished) {
  QPromise<int> promise;
  promise.start();
  task_set tasks;
  tasks.add(promise.future());
  EXPECT_EQ(tasks.size(), 1U);
  promise.addResult(1);
  promise.finish();
  EXPECT_TRUE(tasks.empty());
  tasks.join();
}

TEST(Qt, future_that_is_finished_is_let_go_at_once) {
  QPromise<void> promise;
  promise.start();
  promise.finish();
  task_set tasks;
  tasks.add(promise.future());
  EXPECT_TRUE(tasks.empty());
}

TEST(Qt, future_brings_its_error) {
  QPromise<int> promise;
  promise.start();
  task_set tasks;
  tasks.add(promise.future());
  promise.setException(std::make_exception_ptr(std::out_of_range("qt")));
  promise.finish();
  EXPECT_THROW(tasks.join(), std::out_of_range);
}

TEST(Qt, future_that_is_cancelled_leaves_without_an_error) {
  QPromise<int> promise;
  promise.start();
  QFuture<int> kept = promise.future();
  task_set tasks;
  tasks.add(kept);
  kept.cancel();
  promise.finish();
  EXPECT_TRUE(tasks.empty());
  tasks.join();
}

TEST(Qt, future_whose_promise_dies_leaves) {
  task_set tasks;
  {
    QPromise<int> promise;
    promise.start();
    tasks.add(promise.future());
  }
  EXPECT_TRUE(tasks.empty());
}

TEST(Qt, future_completes_on_another_thread_while_the_set_is_joined) {
  for (int round = 0; round != 100; ++round) {
    QPromise<int> promise;
    promise.start();
    task_set tasks;
    tasks.add(promise.future());
    std::thread completer([&] {
      promise.addResult(1);
      promise.finish();
    });
    tasks.join();
    completer.join();
  }
}

TEST(Qt, wrapped_function_runs_on_a_thread_pool) {
  QThreadPool pool;
  std::atomic<int> ran{0};
  task_set tasks;
  for (int i = 0; i != 10; ++i)
    pool.start(tasks.wrap([&] { ++ran; }));
  tasks.join();
  EXPECT_EQ(ran, 10);
}

} // namespace
