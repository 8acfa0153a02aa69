// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Many threads at once. What these find shows under a sanitizer.

#include "executor.h"
#include "support.h"

#include <memory>
#include <random>

using namespace holdfast_test;
using holdfast::task_set;

namespace {

TEST(Stress, a_set_may_be_destroyed_right_after_join) {
  executor pool(3);
  for (int i = 0; i != 3000; ++i) {
    auto tasks = std::make_unique<task_set>();
    for (int k = 0; k != 3; ++k)
      pool.post(tasks->wrap([] {}));
    tasks->join();
    tasks.reset();
  }
}

TEST(Stress, a_set_may_be_destroyed_at_any_time) {
  executor pool(3);
  for (int i = 0; i != 3000; ++i) {
    task_set tasks;
    for (int k = 0; k != 3; ++k)
      pool.post(tasks.wrap([] {}));
  }
}

TEST(Stress, a_set_of_threads_may_be_destroyed_right_after_join) {
  for (int i = 0; i != 500; ++i) {
    auto tasks = std::make_unique<task_set>();
    for (int k = 0; k != 3; ++k)
      tasks->spawn([] {});
    tasks->join();
    tasks.reset();
  }
}

TEST(Stress, adders_and_joiners_do_not_disturb_each_other) {
  for (int round = 0; round != 10; ++round) {
    task_set tasks;
    std::atomic<int> ran{0};
    std::vector<std::thread> threads;
    for (unsigned seed = 0; seed != 4; ++seed)
      threads.emplace_back([&, seed] {
        std::minstd_rand random(seed + 1);
        for (int i = 0; i != 40; ++i) {
          switch (random() % 5) {
          case 0:
            tasks.spawn([&] { ++ran; });
            break;
          case 1:
            tasks.add(std::async(std::launch::async, [&] { ++ran; }));
            break;
          case 2:
            tasks.wrap([&] { ++ran; })();
            break;
          case 3:
            tasks.add(std::thread([&] { ++ran; }));
            break;
          default:
            tasks.reap();
            ++ran;
          }
        }
      });
    for (int joiner = 0; joiner != 2; ++joiner)
      threads.emplace_back([&] {
        for (int i = 0; i != 20; ++i) {
          if (i % 2 == 0)
            tasks.join();
          else
            (void)tasks.join_for(100us);
        }
      });
    for (std::thread &thread : threads)
      thread.join();
    tasks.join();
    EXPECT_EQ(ran, 160);
    EXPECT_TRUE(tasks.empty());
  }
}

TEST(Stress, no_error_is_lost) {
  const unhandled_errors unhandled;
  std::atomic<std::size_t> thrown{0};
  std::atomic<std::size_t> seen{0};
  for (int round = 0; round != 20; ++round) {
    executor pool(2);
    task_set tasks;
    std::thread taker([&] {
      for (int i = 0; i != 20; ++i)
        seen += tasks.take_errors().size();
    });
    for (int i = 0; i != 30; ++i) {
      ++thrown;
      pool.post(tasks.wrap([] { fail("stress"); }));
    }
    taker.join();
  }
  EXPECT_EQ(seen + unhandled.count(), thrown);
}

} // namespace
