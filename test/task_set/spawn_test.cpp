// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support.h"

#include <fstream>
#include <memory>

using namespace holdfast_test;
using holdfast::task_set;

namespace {

TEST(Spawn, runs_the_callable_in_a_thread_of_its_own) {
  std::thread::id id;
  task_set tasks;
  tasks.spawn([&] { id = std::this_thread::get_id(); });
  tasks.join();
  EXPECT_NE(id, std::thread::id());
  EXPECT_NE(id, std::this_thread::get_id());
}

TEST(Spawn, copies_arguments_as_std_thread_does) {
  int referred = 0;
  std::string copied = "before";
  std::string seen;
  task_set tasks;
  std::promise<void> go;
  tasks.spawn(
      [&, ready = go.get_future()](int &reference, const std::string &copy) mutable {
        ready.wait();
        reference = 7;
        seen = copy;
      },
      std::ref(referred), copied);
  copied = "after";
  go.set_value();
  tasks.join();
  EXPECT_EQ(referred, 7);
  EXPECT_EQ(seen, "before");
}

TEST(Spawn, moves_callables_and_arguments_that_cannot_be_copied) {
  struct callable {
    std::unique_ptr<int> mine;
    int &sum;
    void operator()(std::unique_ptr<int> theirs) && { sum = *mine + *theirs; }
  };
  int sum = 0;
  task_set tasks;
  tasks.spawn(callable{std::make_unique<int>(1), sum}, std::make_unique<int>(2));
  tasks.join();
  EXPECT_EQ(sum, 3);
}

TEST(Spawn, calls_member_functions) {
  struct object {
    int value = 0;
    void set(int to) { value = to; }
  } target;
  task_set tasks;
  tasks.spawn(&object::set, &target, 4);
  tasks.join();
  EXPECT_EQ(target.value, 4);
}

TEST(Spawn, passes_a_stop_token_first_if_the_callable_takes_one) {
  std::atomic<int> stopped{0};
  {
    task_set tasks;
    tasks.spawn([&](const holdfast::stop_token &token) {
      EXPECT_TRUE(token.stop_possible());
      run_until_stopped(token);
      ++stopped;
    });
    tasks.spawn(
        [&](const holdfast::stop_token &token, int by) {
          run_until_stopped(token);
          stopped += by;
        },
        10);
  }
  EXPECT_EQ(stopped, 11);
}

TEST(Spawn, destroys_the_captures_before_the_task_leaves_the_set) {
  task_set tasks;
  for (int i = 0; i != 20; ++i) {
    auto capture = std::make_shared<int>(i);
    const std::weak_ptr<int> alive = capture;
    tasks.spawn([capture = std::move(capture)] {});
    ASSERT_TRUE(eventually([&] { return tasks.empty(); }));
    EXPECT_TRUE(alive.expired());
  }
}

TEST(Spawn, releases_a_task_without_help_when_it_completes) {
  task_set tasks;
  for (int i = 0; i != 20; ++i)
    tasks.spawn([] {});
  EXPECT_TRUE(eventually([&] { return tasks.empty(); }));
}

struct slow_to_die {
  std::atomic<int> *deaths = nullptr;
  ~slow_to_die() {
    if (deaths == nullptr)
      return;
    std::this_thread::sleep_for(2ms);
    ++*deaths;
  }
};

thread_local slow_to_die at_thread_exit;

TEST(Spawn, has_destroyed_thread_locals_when_join_returns) {
  std::atomic<int> deaths{0};
  task_set tasks;
  for (int i = 0; i != 8; ++i)
    tasks.spawn([&] { at_thread_exit.deaths = &deaths; });
  tasks.join();
  EXPECT_EQ(deaths, 8);
}

TEST(Spawn, has_destroyed_thread_locals_when_any_of_several_joins_returns) {
  for (int i = 0; i != 20; ++i) {
    std::atomic<int> deaths{0};
    task_set tasks;
    tasks.spawn([&] { at_thread_exit.deaths = &deaths; });
    std::vector<std::thread> joiners;
    for (int j = 0; j != 3; ++j)
      joiners.emplace_back([&] {
        tasks.join();
        EXPECT_EQ(deaths, 1);
      });
    for (std::thread &joiner : joiners)
      joiner.join();
  }
}

TEST(Spawn, throws_and_starts_nothing_when_the_set_is_closed) {
  task_set tasks;
  tasks.close();
  bool ran = false;
  EXPECT_THROW(tasks.spawn([&] { ran = true; }), holdfast::task_set_closed);
  tasks.join();
  EXPECT_FALSE(ran);
  EXPECT_TRUE(tasks.empty());
}

TEST(Spawn, leaves_the_set_as_it_was_when_copying_the_callable_throws) {
  struct callable {
    callable() = default;
    callable(const callable &) { fail("copy"); }
    void operator()() {}
  };
  task_set tasks;
  const callable f;
  EXPECT_THROW(tasks.spawn(f), std::runtime_error);
  EXPECT_TRUE(tasks.empty());
  tasks.join();
}

TEST(Spawn, works_from_inside_of_tasks_while_the_set_is_joined) {
  task_set tasks;
  std::atomic<int> ran{0};
  struct tree {
    static void grow(task_set &set, std::atomic<int> &count, int depth) {
      ++count;
      if (depth == 0)
        return;
      for (int i = 0; i != 2; ++i)
        set.spawn([&set, &count, depth] { grow(set, count, depth - 1); });
    }
  };
  tasks.spawn([&] { tree::grow(tasks, ran, 5); });
  tasks.join();
  EXPECT_EQ(ran, 63);
}

#if defined(__linux__)
struct usage {
  long virtual_kib = 0;
  long resident_kib = 0;
  long threads = 0;

  static usage now() {
    usage result;
    std::ifstream status("/proc/self/status");
    for (std::string key; status >> key; status.ignore(256, '\n')) {
      if (key == "VmSize:")
        status >> result.virtual_kib;
      else if (key == "VmRSS:")
        status >> result.resident_kib;
      else if (key == "Threads:")
        status >> result.threads;
    }
    return result;
  }
};

TEST(Spawn, does_not_grow_with_the_number_of_completed_tasks) {
  task_set tasks;
  const auto run = [&](int count) {
    for (int i = 0; i != count; ++i) {
      tasks.spawn([] {});
      // Keeps the number of live threads low, so that the rest is what is kept.
      while (tasks.size() > 8)
        std::this_thread::yield();
    }
  };
  run(200);
  const usage before = usage::now();
  long most_threads = 0;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  const int rounds = 4;
#else
  const int rounds = 20;
#endif
  for (int i = 0; i != rounds; ++i) {
    run(1000);
    most_threads = std::max(most_threads, usage::now().threads);
  }
  const usage after = usage::now();
  // One kept thread takes 8 MiB of address space and 8 kB of memory.
  EXPECT_LE(most_threads, before.threads + 16);
  EXPECT_LT(after.virtual_kib - before.virtual_kib, 512 * 1024);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  EXPECT_LT(after.resident_kib - before.resident_kib, 8 * 1024);
#endif
}
#endif

} // namespace
