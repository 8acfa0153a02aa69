// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support.h"

#include <deque>

using namespace holdfast_test;
using holdfast::task_set;

namespace {

TEST(Future, is_held_until_it_is_ready) {
  task_set tasks;
  std::promise<int> promise;
  tasks.add(promise.get_future());
  EXPECT_EQ(tasks.size(), 1U);
  EXPECT_FALSE(tasks.join_for(5ms));
  EXPECT_EQ(tasks.size(), 1U);
  promise.set_value(1);
  EXPECT_TRUE(tasks.join_for(10s));
  EXPECT_TRUE(tasks.empty());
}

TEST(Future, of_async_is_waited_for) {
  std::atomic<int> ran{0};
  {
    task_set tasks;
    for (int i = 0; i != 5; ++i)
      tasks.add(std::async(std::launch::async, [&] { return ++ran; }));
  }
  EXPECT_EQ(ran, 5);
}

TEST(Future, brings_its_error) {
  task_set tasks;
  tasks.add(std::async(std::launch::async, []() -> int { throw std::out_of_range("x"); }));
  EXPECT_THROW(tasks.join(), std::out_of_range);
}

TEST(Future, of_a_broken_promise_is_an_error) {
  task_set tasks;
  tasks.add(std::promise<void>().get_future());
  EXPECT_THROW(tasks.join(), std::future_error);
}

TEST(Future, that_is_deferred_runs_at_once_on_this_thread) {
  task_set tasks;
  std::thread::id id;
  tasks.add(std::async(std::launch::deferred, [&] { id = std::this_thread::get_id(); }));
  EXPECT_EQ(id, std::this_thread::get_id());
  EXPECT_TRUE(tasks.empty());
  tasks.add(std::async(std::launch::deferred, [] { fail("deferred"); }).share());
  EXPECT_THROW(tasks.join(), std::runtime_error);
}

TEST(Future, that_is_deferred_cannot_join_the_set_it_runs_in) {
  task_set tasks;
  bool deadlock = false;
  tasks.add(std::async(std::launch::deferred,
                       [&] { deadlock = reports_deadlock([&] { tasks.join(); }); }));
  EXPECT_TRUE(deadlock);
}

TEST(Future, that_is_invalid_is_ignored) {
  task_set tasks;
  tasks.add(std::future<int>());
  tasks.add(std::shared_future<int>());
  EXPECT_TRUE(tasks.empty());
}

TEST(Future, is_adopted_by_a_closed_set) {
  task_set tasks;
  tasks.close();
  bool ran = false;
  tasks.add(std::async(std::launch::async, [&] { ran = true; }));
  tasks.join();
  EXPECT_TRUE(ran);
}

TEST(Future, that_is_shared_brings_the_same_error_to_all) {
  task_set tasks;
  std::promise<void> promise;
  const std::shared_future<void> future = promise.get_future().share();
  tasks.add(future);
  promise.set_exception(std::make_exception_ptr(std::logic_error("shared")));
  EXPECT_THROW(tasks.join(), std::logic_error);
  EXPECT_THROW(future.get(), std::logic_error);
}

TEST(Future, that_is_ready_is_released_by_later_adds) {
  task_set tasks;
  std::deque<std::promise<void>> pending(100);
  for (std::promise<void> &promise : pending)
    tasks.add(promise.get_future());
  std::size_t most = 0;
  for (int i = 0; i != 20'000; ++i) {
    std::promise<void> done;
    done.set_value();
    tasks.add(done.get_future());
    most = std::max(most, tasks.size());
  }
  EXPECT_LE(most, 2 * pending.size() + 4);
  for (std::promise<void> &promise : pending)
    promise.set_value();
  EXPECT_GE(tasks.reap(), pending.size());
  EXPECT_TRUE(tasks.empty());
}

TEST(Future, that_is_pending_is_not_reaped) {
  task_set tasks;
  std::promise<void> pending;
  std::promise<void> done;
  tasks.add(pending.get_future());
  tasks.add(done.get_future());
  EXPECT_EQ(tasks.reap(), 0U);
  done.set_value();
  EXPECT_EQ(tasks.reap(), 1U);
  EXPECT_EQ(tasks.size(), 1U);
  pending.set_value();
}

TEST(Future, that_a_join_gave_up_on_is_left_to_another_join) {
  for (int i = 0; i != 20; ++i) {
    task_set tasks;
    std::promise<void> promise;
    tasks.add(promise.get_future());
    std::thread impatient([&] { EXPECT_FALSE(tasks.join_for(1ms)); });
    std::thread patient([&] { tasks.join(); });
    impatient.join();
    promise.set_value();
    patient.join();
    EXPECT_TRUE(tasks.empty());
  }
}

TEST(Thread, is_joined) {
  std::atomic<int> ran{0};
  task_set tasks;
  for (int i = 0; i != 100; ++i)
    tasks.add(std::thread([&] { ++ran; }));
  tasks.join();
  EXPECT_EQ(ran, 100);
}

TEST(Thread, that_joins_the_set_it_belongs_to_is_told_of_the_deadlock) {
  task_set tasks;
  std::promise<void> added;
  std::promise<bool> reported;
  std::thread thread([&] {
    added.get_future().wait();
    reported.set_value(reports_deadlock([&] { tasks.join(); }) &&
                       reports_deadlock([&] { (void)tasks.join_for(1s); }));
  });
  tasks.add(std::move(thread));
  added.set_value();
  EXPECT_TRUE(reported.get_future().get());
  tasks.join();
}

TEST(Thread, that_destroys_the_set_it_belongs_to_is_let_go) {
  auto tasks = std::make_unique<task_set>();
  std::promise<void> added;
  std::atomic<bool> done{false};
  std::atomic<int> ran{0};
  task_set &set = *tasks;
  std::thread thread([&, mine = std::move(tasks)]() mutable {
    added.get_future().wait();
    mine.reset();
    done = true;
  });
  set.add(std::async(std::launch::async, [&] { ++ran; }));
  set.spawn([&] { ++ran; });
  set.add(std::move(thread));
  added.set_value();
  EXPECT_TRUE(eventually([&] { return done.load(); }));
  EXPECT_EQ(ran, 2);
}

TEST(Thread, that_is_not_joinable_is_ignored) {
  task_set tasks;
  tasks.add(std::thread());
  EXPECT_TRUE(tasks.empty());
}

#if defined(__GLIBC__)
TEST(Thread, that_has_ended_is_reaped) {
  task_set tasks;
  std::promise<void> go;
  tasks.add(std::thread([ready = go.get_future()]() mutable { ready.wait(); }));
  EXPECT_EQ(tasks.reap(), 0U);
  go.set_value();
  EXPECT_TRUE(eventually([&] { return tasks.reap() == 1; }));
  EXPECT_TRUE(tasks.empty());
}

TEST(Thread, is_waited_for_until_the_deadline) {
  task_set tasks;
  std::promise<void> go;
  tasks.add(std::thread([ready = go.get_future()]() mutable { ready.wait(); }));
  EXPECT_FALSE(tasks.join_for(2ms));
  EXPECT_EQ(tasks.size(), 1U);
  go.set_value();
  EXPECT_TRUE(tasks.join_for(10s));
}
#endif

#if HOLDFAST_HAS_JTHREAD
TEST(Jthread, stops_when_the_set_does) {
  bool stopped = false;
  {
    task_set tasks;
    tasks.add(std::jthread([&](const std::stop_token &token) {
      run_until_stopped(token);
      stopped = true;
    }));
  }
  EXPECT_TRUE(stopped);
}

TEST(Jthread, is_asked_to_stop_if_the_set_was_before) {
  task_set tasks;
  tasks.request_stop();
  tasks.add(std::jthread([](const std::stop_token &token) { run_until_stopped(token); }));
  tasks.join();
}

TEST(Jthread, is_not_stopped_by_join) {
  task_set tasks;
  std::promise<void> go;
  bool stopped = true;
  tasks.add(std::jthread([&](const std::stop_token &token) {
    go.get_future().wait();
    stopped = token.stop_requested();
  }));
  EXPECT_FALSE(tasks.join_for(2ms));
  go.set_value();
  tasks.join();
  EXPECT_FALSE(stopped);
}
#endif

} // namespace
