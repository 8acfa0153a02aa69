// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "holdfast/adaptors/boost_thread.h"

#include "../support.h"

using namespace holdfast_test;
using holdfast::task_set;

namespace {

TEST(BoostThread, future_is_held_until_it_is_ready) {
  boost::promise<int> promise;
  task_set tasks;
  tasks.add(promise.get_future());
  EXPECT_EQ(tasks.size(), 1U);
  promise.set_value(1);
  EXPECT_TRUE(tasks.empty());
}

TEST(BoostThread, future_brings_its_error) {
  boost::promise<void> promise;
  task_set tasks;
  tasks.add(promise.get_future());
  promise.set_exception(std::out_of_range("boost"));
  EXPECT_THROW(tasks.join(), std::out_of_range);
}

TEST(BoostThread, shared_future_is_held) {
  boost::promise<int> promise;
  task_set tasks;
  boost::shared_future<int> shared = promise.get_future().share();
  tasks.add(shared);
  EXPECT_EQ(tasks.size(), 1U);
  promise.set_value(2);
  EXPECT_TRUE(tasks.empty());
  EXPECT_EQ(shared.get(), 2);
}

TEST(BoostThread, future_of_async_is_joined) {
  std::atomic<int> ran{0};
  task_set tasks;
  for (int i = 0; i != 20; ++i)
    tasks.add(boost::async(boost::launch::async, [&] { ++ran; }));
  tasks.join();
  EXPECT_EQ(ran, 20);
}

TEST(BoostThread, invalid_future_is_let_go) {
  task_set tasks;
  tasks.add(boost::future<int>());
  EXPECT_TRUE(tasks.empty());
}

TEST(BoostThread, thread_is_joined_and_reaped) {
  std::atomic<int> ran{0};
  task_set tasks;
  for (int i = 0; i != 10; ++i)
    tasks.add(boost::thread([&] { ++ran; }));
  EXPECT_TRUE(eventually([&] { return tasks.reap() != 0 || tasks.empty(); }));
  EXPECT_TRUE(tasks.join_for(10s));
  EXPECT_EQ(ran, 10);
}

} // namespace
