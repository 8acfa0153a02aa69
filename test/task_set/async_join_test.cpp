// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "executor.h"
#include "support.h"

#if HOLDFAST_HAS_COROUTINES

#include <coroutine>
#include <exception>
#include <memory>

using namespace holdfast_test;
using holdfast::task_set;

namespace {

/// A coroutine that starts at once, and that nobody holds but itself.
struct detached {
  struct promise_type {
    detached get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
};

detached join_and_tell(task_set &tasks, std::promise<void> &done) {
  try {
    co_await tasks.join_async();
    done.set_value();
  } catch (...) {
    done.set_exception(std::current_exception());
  }
}

TEST(JoinAsync, does_not_suspend_when_the_set_is_empty) {
  task_set tasks;
  std::promise<void> done;
  join_and_tell(tasks, done);
  EXPECT_EQ(done.get_future().wait_for(0s), std::future_status::ready);
}

TEST(JoinAsync, resumes_where_the_last_task_ends) {
  task_set tasks;
  auto first = tasks.wrap([] {});
  auto last = tasks.wrap([] {});
  std::promise<void> done;
  std::future<void> result = done.get_future();
  join_and_tell(tasks, done);
  first();
  EXPECT_EQ(result.wait_for(0s), std::future_status::timeout);
  last();
  EXPECT_EQ(result.wait_for(0s), std::future_status::ready);
}

TEST(JoinAsync, throws_the_first_error) {
  task_set tasks;
  auto task = tasks.wrap([] { throw std::out_of_range("task"); });
  std::promise<void> done;
  join_and_tell(tasks, done);
  task();
  EXPECT_THROW(done.get_future().get(), std::out_of_range);
}

TEST(JoinAsync, waits_for_threads_and_futures_of_every_kind) {
  for (int round = 0; round != 20; ++round) {
    std::atomic<int> ran{0};
    task_set tasks;
    tasks.spawn([&] { ++ran; });
    tasks.add(std::thread([&] { ++ran; }));
    tasks.add(std::async(std::launch::async, [&] { ++ran; }));
    std::promise<void> done;
    std::future<void> result = done.get_future();
    join_and_tell(tasks, done);
    result.wait();
    EXPECT_EQ(ran, 3);
  }
}

TEST(JoinAsync, waits_for_many_futures_with_one_thread) {
  task_set tasks;
  std::vector<std::promise<void>> promises(1000);
  for (std::promise<void> &promise : promises)
    tasks.add(promise.get_future());
  std::promise<void> done;
  std::future<void> result = done.get_future();
  join_and_tell(tasks, done);
  EXPECT_EQ(tasks.size(), 1001U);
  for (std::promise<void> &promise : promises)
    promise.set_value();
  result.wait();
}

TEST(JoinAsync, waits_for_futures_that_come_later) {
  task_set tasks;
  auto task = tasks.wrap([] {});
  std::promise<void> done;
  std::future<void> result = done.get_future();
  join_and_tell(tasks, done);
  std::promise<void> late;
  tasks.add(late.get_future());
  task();
  EXPECT_EQ(result.wait_for(1ms), std::future_status::timeout);
  late.set_value();
  result.wait();
}

TEST(JoinAsync, serves_several_who_wait_and_threads_that_join) {
  for (int round = 0; round != 20; ++round) {
    task_set tasks;
    auto gate = tasks.wrap([] {});
    tasks.spawn([] { std::this_thread::sleep_for(100us); });
    std::promise<void> done[3];
    for (std::promise<void> &each : done)
      join_and_tell(tasks, each);
    std::thread joiner([&] { tasks.join(); });
    gate();
    for (std::promise<void> &each : done)
      each.get_future().wait();
    joiner.join();
  }
}

detached join_and_go_on(std::unique_ptr<task_set> tasks, std::promise<int> &done) {
  co_await tasks->join_async();
  // On the thread of the last task, which nobody must be waiting for.
  int ran = 0;
  tasks->spawn([&] { ++ran; });
  tasks->join();
  tasks.reset();
  done.set_value(ran);
}

TEST(JoinAsync, resumes_a_coroutine_that_may_use_and_destroy_the_set) {
  for (int round = 0; round != 50; ++round) {
    auto tasks = std::make_unique<task_set>();
    for (int i = 0; i != 3; ++i)
      tasks->spawn([] {});
    std::promise<int> done;
    std::future<int> result = done.get_future();
    join_and_go_on(std::move(tasks), done);
    EXPECT_EQ(result.get(), 1);
  }
}

detached join_and_destroy(std::unique_ptr<task_set> tasks, std::atomic<int> &destroyed) {
  co_await tasks->join_async();
  tasks.reset();
  ++destroyed;
}

TEST(JoinAsync, may_destroy_the_set_at_once) {
  executor pool(3);
  std::atomic<int> destroyed{0};
  const int rounds = 1000;
  for (int i = 0; i != rounds; ++i) {
    auto tasks = std::make_unique<task_set>();
    for (int k = 0; k != 3; ++k)
      pool.post(tasks->wrap([] {}));
    join_and_destroy(std::move(tasks), destroyed);
  }
  EXPECT_TRUE(eventually([&] { return destroyed == rounds; }));
}

} // namespace

#endif
