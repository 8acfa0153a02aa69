// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support.h"

#include <type_traits>

using namespace holdfast_test;
using holdfast::task_set;

namespace {

static_assert(!std::is_copy_constructible_v<task_set>);
static_assert(!std::is_move_constructible_v<task_set>);
static_assert(!std::is_copy_assignable_v<task_set>);
static_assert(!std::is_move_assignable_v<task_set>);
static_assert(std::is_nothrow_destructible_v<task_set>);
static_assert(std::is_default_constructible_v<task_set>);

TEST(Join, returns_at_once_when_the_set_is_empty) {
  task_set tasks;
  EXPECT_TRUE(tasks.empty());
  tasks.join();
  EXPECT_TRUE(tasks.join_for(0s));
  EXPECT_TRUE(tasks.join_until(std::chrono::system_clock::now() - 1h));
}

TEST(Join, waits_for_spawned_tasks) {
  std::atomic<int> ran{0};
  task_set tasks;
  for (int i = 0; i != 50; ++i)
    tasks.spawn([&](int by) { ran += by; }, 1);
  tasks.join();
  EXPECT_EQ(ran, 50);
  EXPECT_TRUE(tasks.empty());
}

TEST(Join, gives_up_at_the_deadline) {
  task_set tasks;
  tasks.spawn([](const holdfast::stop_token &token) { run_until_stopped(token); });
  const auto start = std::chrono::steady_clock::now();
  EXPECT_FALSE(tasks.join_for(5ms));
  EXPECT_GE(std::chrono::steady_clock::now() - start, 5ms);
  EXPECT_FALSE(tasks.join_until(std::chrono::system_clock::now() + 5ms));
  EXPECT_FALSE(tasks.join_until(std::chrono::steady_clock::now()));
  EXPECT_FALSE(tasks.join_for(std::chrono::duration<double>(0.001)));
  EXPECT_EQ(tasks.size(), 1U);
  tasks.request_stop();
  EXPECT_TRUE(tasks.join_for(10s));
}

TEST(Join, waits_for_ever_when_the_timeout_is_the_longest_there_is) {
  task_set tasks;
  tasks.spawn([] { std::this_thread::sleep_for(2ms); });
  EXPECT_TRUE(tasks.join_for(std::chrono::hours::max()));
  tasks.add(std::async(std::launch::async, [] { std::this_thread::sleep_for(2ms); }));
  EXPECT_TRUE(tasks.join_for(std::chrono::nanoseconds::max()));
}

TEST(Join, by_a_task_of_the_set_is_a_deadlock_that_is_reported) {
  task_set tasks;
  std::atomic<int> reported{0};
  tasks.spawn([&] { reported += reports_deadlock([&] { tasks.join(); }); });
  tasks.spawn([&] { reported += reports_deadlock([&] { (void)tasks.join_for(1s); }); });
  auto wrapped = tasks.wrap([&] {
    reported += reports_deadlock([&] { (void)tasks.join_until(std::chrono::steady_clock::now()); });
  });
  wrapped();
  tasks.join();
  EXPECT_EQ(reported, 3);
}

TEST(Join, by_a_task_of_another_set_is_fine) {
  task_set outer;
  bool ran = false;
  outer.spawn([&] {
    task_set inner;
    inner.spawn([&] { ran = true; });
    inner.join();
  });
  outer.join();
  EXPECT_TRUE(ran);
}

TEST(Close, refuses_what_has_not_started) {
  task_set tasks;
  EXPECT_FALSE(tasks.closed());
  tasks.close();
  EXPECT_TRUE(tasks.closed());
  EXPECT_THROW(tasks.spawn([] {}), holdfast::task_set_closed);
  EXPECT_THROW((void)tasks.wrap([] {}), holdfast::task_set_closed);
  tasks.close();
  tasks.join();
}

TEST(Stop, is_requested_once_and_does_not_close) {
  task_set tasks;
  const holdfast::stop_token token = tasks.get_stop_token();
  EXPECT_FALSE(token.stop_requested());
  EXPECT_TRUE(tasks.request_stop());
  EXPECT_FALSE(tasks.request_stop());
  EXPECT_TRUE(token.stop_requested());
  bool ran = false;
  tasks.spawn([&](const holdfast::stop_token &mine) { ran = mine.stop_requested(); });
  tasks.join();
  EXPECT_TRUE(ran);
}

TEST(Stop, token_outlives_the_set) {
  holdfast::stop_token token;
  EXPECT_FALSE(token.stop_possible());
  EXPECT_FALSE(token.stop_requested());
  {
    const task_set tasks;
    token = tasks.get_stop_token();
    EXPECT_TRUE(token.stop_possible());
  }
  EXPECT_TRUE(token.stop_requested());
}

TEST(Destructor, waits_for_all_tasks) {
  std::atomic<int> ran{0};
  {
    task_set tasks;
    for (int i = 0; i != 5; ++i)
      tasks.spawn([&] {
        std::this_thread::sleep_for(1ms);
        ++ran;
      });
    tasks.add(std::thread([&] { ++ran; }));
    tasks.add(std::async(std::launch::async, [&] { ++ran; }));
  }
  EXPECT_EQ(ran, 7);
}

TEST(Destructor, run_by_a_task_of_the_set_waits_for_the_others) {
  for (int i = 0; i != 50; ++i) {
    struct owner {
      std::atomic<int> *finished;
      task_set tasks;
    };
    std::atomic<int> finished{0};
    std::promise<int> seen;
    auto shared = std::make_shared<owner>();
    shared->finished = &finished;
    task_set &tasks = shared->tasks;
    for (int other = 0; other != 3; ++other)
      tasks.spawn([&] {
        std::this_thread::sleep_for(200us);
        ++finished;
      });
    std::future<int> result = seen.get_future();
    tasks.spawn([&, mine = shared]() mutable {
      while (mine.use_count() != 1)
        std::this_thread::yield();
      mine.reset();
      seen.set_value(finished);
    });
    shared.reset();
    EXPECT_EQ(result.get(), 3);
  }
}

TEST(Destructor, run_by_the_captures_of_a_task_of_the_set_is_fine) {
  const unhandled_errors unhandled;
  std::promise<void> done;
  struct announcer {
    std::promise<void> *done;
    ~announcer() { done->set_value(); }
  };
  struct owner {
    announcer last; // destroyed after the set
    task_set tasks;
  };
  auto shared = std::make_shared<owner>();
  shared->last.done = &done;
  task_set &tasks = shared->tasks;
  std::promise<void> go;
  tasks.spawn([mine = std::move(shared), ready = go.get_future()]() mutable {
    ready.wait();
    fail("seen by nobody");
  });
  go.set_value();
  done.get_future().wait();
  EXPECT_TRUE(eventually([&] { return unhandled.count() == 1; }));
}

} // namespace
