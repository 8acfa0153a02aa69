// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "holdfast/adaptors/tbb.h"

#include "../support.h"

#include <oneapi/tbb/task_arena.h>
#include <oneapi/tbb/task_group.h>

using namespace holdfast_test;
using holdfast::task_set;

namespace {

TEST(Tbb, task_of_an_arena_is_joined) {
  tbb::task_arena arena(2);
  std::atomic<int> ran{0};
  task_set tasks;
  for (int i = 0; i != 20; ++i)
    arena.enqueue(holdfast::tbb_task(tasks, [&] { ++ran; }));
  tasks.join();
  EXPECT_EQ(ran, 20);
}

TEST(Tbb, task_of_a_group_brings_its_error_to_the_set_alone) {
  tbb::task_group group;
  task_set tasks;
  group.run(holdfast::tbb_task(tasks, [] { fail("tbb"); }));
  EXPECT_EQ(group.wait(), tbb::complete);
  EXPECT_THROW(tasks.join(), std::runtime_error);
}

} // namespace
