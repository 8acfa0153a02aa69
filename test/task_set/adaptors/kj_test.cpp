// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "holdfast/adaptors/kj.h"

#include "../support.h"

#include <kj/debug.h>

#include <optional>

using namespace holdfast_test;
using holdfast::task_set;

namespace {

TEST(Kj, promise_is_held_until_it_is_fulfilled) {
  task_set tasks;
  kj::EventLoop loop;
  kj::WaitScope wait(loop);
  auto pair = kj::newPromiseAndFulfiller<int>();
  tasks.add(kj::mv(pair.promise));
  wait.poll();
  EXPECT_EQ(tasks.size(), 1U);
  pair.fulfiller->fulfill(1);
  wait.poll();
  EXPECT_TRUE(tasks.empty());
  tasks.join();
}

TEST(Kj, promise_brings_its_error) {
  task_set tasks;
  kj::EventLoop loop;
  kj::WaitScope wait(loop);
  tasks.add(kj::Promise<void>(KJ_EXCEPTION(FAILED, "rejected")));
  wait.poll();
  try {
    tasks.join();
    FAIL() << "join() did not throw";
  } catch (const std::exception &error) {
    EXPECT_NE(std::string(error.what()).find("rejected"), std::string::npos);
  }
}

TEST(Kj, promise_leaves_with_the_loop_that_cancels_it) {
  task_set tasks;
  {
    kj::EventLoop loop;
    kj::WaitScope wait(loop);
    tasks.add(kj::Promise<void>(kj::NEVER_DONE));
    wait.poll();
    EXPECT_EQ(tasks.size(), 1U);
  }
  EXPECT_TRUE(tasks.empty());
}

} // namespace
