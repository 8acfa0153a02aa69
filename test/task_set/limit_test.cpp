// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// max_concurrency and try_spawn().

#include "support.h"

#include <memory>

using namespace holdfast_test;
using holdfast::task_set;
using holdfast::task_set_options;

namespace {

task_set_options at_most(std::size_t tasks) {
  task_set_options options;
  options.max_concurrency = tasks;
  return options;
}

/// Counts how many tasks run at the same time.
class gauge {
public:
  void pass() {
    const int now = ++running_;
    for (int most = most_; now > most && !most_.compare_exchange_weak(most, now);)
      ;
    std::this_thread::sleep_for(200us);
    --running_;
    ++passed_;
  }
  [[nodiscard]] int most() const { return most_; }
  [[nodiscard]] int passed() const { return passed_; }

private:
  std::atomic<int> running_{0};
  std::atomic<int> most_{0};
  std::atomic<int> passed_{0};
};

TEST(Limit, is_never_exceeded_and_all_tasks_run) {
  gauge seen;
  task_set tasks(at_most(3));
  for (int i = 0; i != 60; ++i)
    tasks.spawn([&] { seen.pass(); });
  tasks.join();
  EXPECT_LE(seen.most(), 3);
  EXPECT_EQ(seen.passed(), 60);
}

TEST(Limit, makes_spawn_wait_for_a_turn) {
  task_set tasks(at_most(1));
  std::promise<void> go;
  tasks.spawn([ready = go.get_future()]() mutable { ready.wait(); });
  std::atomic<bool> spawned{false};
  std::thread spawner([&] {
    tasks.spawn([] {});
    spawned = true;
  });
  std::this_thread::sleep_for(2ms);
  EXPECT_FALSE(spawned);
  go.set_value();
  spawner.join();
  tasks.join();
}

TEST(Limit, does_not_make_the_tasks_of_the_set_wait) {
  for (std::size_t limit : {1U, 2U}) {
    gauge seen;
    task_set tasks(at_most(limit));
    struct tree {
      task_set &set;
      gauge &passed;
      void grow(int depth) {
        passed.pass();
        for (int i = 0; depth != 0 && i != 2; ++i)
          set.spawn([this, depth] { grow(depth - 1); });
      }
    } root{tasks, seen};
    tasks.spawn([&] { root.grow(5); });
    tasks.join();
    EXPECT_LE(seen.most(), static_cast<int>(limit));
    EXPECT_EQ(seen.passed(), 63);
  }
}

TEST(Limit, is_kept_when_tasks_and_others_spawn_at_once) {
  gauge seen;
  task_set tasks(at_most(2));
  std::vector<std::thread> spawners;
  for (int i = 0; i != 3; ++i)
    spawners.emplace_back([&] {
      for (int k = 0; k != 10; ++k)
        tasks.spawn([&] {
          seen.pass();
          tasks.spawn([&] { seen.pass(); });
        });
    });
  for (std::thread &spawner : spawners)
    spawner.join();
  tasks.join();
  EXPECT_LE(seen.most(), 2);
  EXPECT_EQ(seen.passed(), 60);
}

TEST(Limit, lets_a_waiting_task_leave_its_place_to_the_next) {
  const unhandled_errors unhandled;
  task_set tasks(at_most(1));
  int ran = 0;
  tasks.spawn([&] {
    for (int i = 0; i != 5; ++i)
      tasks.spawn([&] {
        ++ran;
        if (ran % 2 == 0)
          fail("the next one runs all the same");
      });
    EXPECT_EQ(tasks.size(), 6U);
    EXPECT_EQ(ran, 0);
  });
  EXPECT_THROW(tasks.join(), std::runtime_error);
  EXPECT_EQ(unhandled.count(), 1U);
  EXPECT_EQ(ran, 5);
}

TEST(Limit, is_lifted_when_a_task_destroys_the_set) {
  auto tasks = std::make_unique<task_set>(at_most(1));
  std::atomic<int> ran{0};
  std::promise<void> done;
  task_set &set = *tasks;
  set.spawn([&, mine = std::move(tasks)]() mutable {
    for (int i = 0; i != 3; ++i)
      set.spawn([&] { ++ran; });
    mine.reset();
    EXPECT_EQ(ran, 3);
    done.set_value();
  });
  done.get_future().wait();
}

TEST(TrySpawn, runs_the_callable_if_it_may) {
  task_set tasks;
  std::atomic<int> sum{0};
  EXPECT_TRUE(tasks.try_spawn([&] { sum += 1; }));
  EXPECT_TRUE(tasks.try_spawn([&](int by) { sum += by; }, 2));
  EXPECT_TRUE(tasks.try_spawn([&](int a, int b) { sum += a + b; }, 1, 2));
  EXPECT_TRUE(tasks.try_spawn([&](int a, int b, int c) { sum += a + b + c; }, 1, 2, 3));
  EXPECT_TRUE(
      tasks.try_spawn([&](int a, int b, int c, int d) { sum += a + b + c + d; }, 1, 2, 3, 4));
  tasks.join();
  EXPECT_EQ(sum, 22);
}

TEST(TrySpawn, is_refused_by_a_closed_set_and_moves_nothing) {
  task_set tasks;
  tasks.close();
  auto argument = std::make_unique<int>(1);
  EXPECT_FALSE(tasks.try_spawn([](const std::unique_ptr<int> &) {}, std::move(argument)));
  EXPECT_NE(argument, nullptr);
  EXPECT_TRUE(tasks.empty());
}

TEST(TrySpawn, is_refused_at_the_limit_and_moves_nothing) {
  task_set tasks(at_most(1));
  std::promise<void> tried;
  std::promise<void> go;
  auto argument = std::make_unique<int>(1);
  const auto take = [](const std::unique_ptr<int> &) {};
  tasks.spawn([&, ready = go.get_future()]() mutable {
    EXPECT_FALSE(tasks.try_spawn(take, std::move(argument)));
    tried.set_value();
    ready.wait();
  });
  tried.get_future().wait(); // an attempt counts in size() until it is refused
  EXPECT_FALSE(tasks.try_spawn(take, std::move(argument)));
  EXPECT_NE(argument, nullptr);
  EXPECT_EQ(tasks.size(), 1U);
  go.set_value();
  tasks.join();
  EXPECT_TRUE(tasks.try_spawn(take, std::move(argument)));
  tasks.join();
}

TEST(TrySpawn, gives_its_turn_back_when_copying_throws) {
  struct callable {
    callable() = default;
    callable(const callable &) { fail("copy"); }
    void operator()() {}
  };
  task_set tasks(at_most(1));
  const callable f;
  EXPECT_THROW((void)tasks.try_spawn(f), std::runtime_error);
  EXPECT_THROW(tasks.spawn(f), std::runtime_error);
  EXPECT_TRUE(tasks.try_spawn([] {}));
  tasks.join();
}

} // namespace
