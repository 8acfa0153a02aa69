// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "executor.h"
#include "support.h"

#if HOLDFAST_HAS_COROUTINES

#include <coroutine>
#include <exception>
#include <utility>

using namespace holdfast_test;
using holdfast::task_set;

namespace {

/// Keeps the coroutine that awaits it.
struct event {
  std::coroutine_handle<> waiting;
};

struct wait_for {
  event &target;

  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> handle) noexcept { target.waiting = handle; }
  void await_resume() const noexcept {}
};

/// A lazy, move-only coroutine that owns its frame.
class lazy {
public:
  struct promise_type {
    std::coroutine_handle<> continuation;
    std::exception_ptr error;

    lazy get_return_object() {
      return lazy(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    auto final_suspend() noexcept {
      struct resume_continuation {
        bool await_ready() noexcept { return false; }
        std::coroutine_handle<> await_suspend(std::coroutine_handle<promise_type> self) noexcept {
          return self.promise().continuation;
        }
        void await_resume() noexcept {}
      };
      return resume_continuation{};
    }
    void return_void() {}
    void unhandled_exception() { error = std::current_exception(); }
  };

  explicit lazy(std::coroutine_handle<promise_type> handle) : handle_(handle) {}
  lazy(lazy &&other) noexcept : handle_(std::exchange(other.handle_, {})) {}
  lazy &operator=(lazy &&) = delete;
  ~lazy() {
    if (handle_)
      handle_.destroy();
  }

  auto operator co_await() && {
    struct awaiter {
      std::coroutine_handle<promise_type> handle;
      bool await_ready() noexcept { return false; }
      std::coroutine_handle<> await_suspend(std::coroutine_handle<> continuation) noexcept {
        handle.promise().continuation = continuation;
        return handle;
      }
      int await_resume() {
        if (handle.promise().error)
          std::rethrow_exception(handle.promise().error);
        return 0;
      }
    };
    return awaiter{handle_};
  }

private:
  std::coroutine_handle<promise_type> handle_;
};

/// Counts its destructions, moved-from shells excepted.
struct probe {
  int *deaths;
  explicit probe(int &count) : deaths(&count) {}
  probe(probe &&other) noexcept : deaths(std::exchange(other.deaths, nullptr)) {}
  probe &operator=(probe &&) = delete;
  ~probe() {
    if (deaths != nullptr)
      ++*deaths;
  }
};

lazy two_steps(event &between, int &steps) {
  ++steps;
  co_await wait_for{between};
  ++steps;
}

lazy fails_after(event &before) {
  co_await wait_for{before};
  fail("coroutine");
}

lazy holds(event &until, probe) { co_await wait_for{until}; }

lazy nothing() { co_return; }

TEST(Awaitable, that_is_lazy_starts_at_once_and_is_held_until_it_completes) {
  task_set tasks;
  event between;
  int steps = 0;
  tasks.add(two_steps(between, steps));
  EXPECT_EQ(steps, 1);
  EXPECT_EQ(tasks.size(), 1U);
  between.waiting.resume();
  EXPECT_EQ(steps, 2);
  EXPECT_TRUE(tasks.empty());
}

TEST(Awaitable, may_complete_at_once) {
  task_set tasks;
  tasks.add(nothing());
  tasks.add(std::suspend_never());
  EXPECT_TRUE(tasks.empty());
  tasks.join();
}

TEST(Awaitable, can_be_moved_from_a_variable) {
  task_set tasks;
  lazy task = nothing();
  tasks.add(std::move(task));
  EXPECT_TRUE(tasks.empty());
}

TEST(Awaitable, brings_its_error_and_place) {
  task_set tasks;
  event before;
  tasks.add(fails_after(before));
  const unsigned line = __LINE__ - 1;
  before.waiting.resume();
  const std::vector<holdfast::task_error> errors = tasks.take_errors();
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors[0].where.line, line);
  EXPECT_THROW(std::rethrow_exception(errors[0].exception), std::runtime_error);
}

TEST(Awaitable, is_destroyed_before_it_leaves_the_set) {
  task_set tasks;
  event until;
  int deaths = 0;
  tasks.add(holds(until, probe(deaths)));
  EXPECT_EQ(deaths, 0);
  std::thread resumer([&] {
    std::this_thread::sleep_for(1ms);
    until.waiting.resume();
  });
  tasks.join();
  EXPECT_EQ(deaths, 1);
  resumer.join();
}

/// An awaitable that is destroyed together with the coroutine that awaits it.
struct dies_with_its_awaiter {
  std::coroutine_handle<> &waiting;
  task_set &tasks;
  probe mark;
  std::size_t *size_at_death;

  dies_with_its_awaiter(std::coroutine_handle<> &handle, task_set &set, int &deaths,
                        std::size_t &size)
      : waiting(handle), tasks(set), mark(deaths), size_at_death(&size) {}
  dies_with_its_awaiter(dies_with_its_awaiter &&) = default;
  dies_with_its_awaiter &operator=(dies_with_its_awaiter &&) = delete;
  ~dies_with_its_awaiter() {
    if (mark.deaths != nullptr)
      *size_at_death = tasks.size();
  }

  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> handle) noexcept { waiting = handle; }
  void await_resume() const noexcept {}
};

TEST(Awaitable, leaves_the_set_when_it_is_destroyed_while_suspended) {
  task_set tasks;
  std::coroutine_handle<> waiting;
  int deaths = 0;
  std::size_t size_at_death = 0;
  tasks.add(dies_with_its_awaiter(waiting, tasks, deaths, size_at_death));
  EXPECT_EQ(tasks.size(), 1U);
  EXPECT_EQ(deaths, 0);
  waiting.destroy();
  EXPECT_EQ(deaths, 1);
  EXPECT_EQ(size_at_death, 1U);
  EXPECT_TRUE(tasks.empty());
  tasks.join();
}

TEST(Awaitable, that_fails_is_destroyed_before_its_error_is_handled) {
  int deaths = 0;
  int deaths_when_handled = -1;
  task_set tasks([&](const holdfast::task_error &) { deaths_when_handled = deaths; });
  const auto failing = [](probe) -> lazy {
    fail("failing");
    co_return;
  };
  tasks.add(failing(probe(deaths)));
  EXPECT_EQ(deaths_when_handled, 1);
}

TEST(Awaitable, is_refused_by_a_closed_set_and_stays_intact) {
  task_set tasks;
  tasks.close();
  event between;
  int steps = 0;
  lazy task = two_steps(between, steps);
  EXPECT_THROW(tasks.add(std::move(task)), holdfast::task_set_closed);
  EXPECT_EQ(steps, 0);
  EXPECT_TRUE(tasks.empty());
  task_set open;
  open.add(std::move(task));
  EXPECT_EQ(steps, 1);
  between.waiting.resume();
}

struct lvalue_only {
  std::suspend_never operator co_await() & { return {}; }
};

struct by_free_operator {};
std::suspend_never operator co_await(by_free_operator &&) { return {}; }

TEST(Awaitable, may_have_any_kind_of_operator_co_await) {
  task_set tasks;
  tasks.add(lvalue_only());
  tasks.add(by_free_operator());
  lvalue_only copied;
  tasks.add(copied);
  const std::suspend_never constant;
  tasks.add(constant);
  EXPECT_TRUE(tasks.empty());
}

template <class T>
concept can_be_added = requires(task_set &tasks, T value) { tasks.add(std::move(value)); };

static_assert(can_be_added<lazy>);
static_assert(can_be_added<std::future<int>>);
static_assert(!can_be_added<int>);
static_assert(!can_be_added<void (*)()>);

TEST(Awaitable, may_complete_on_another_thread_while_the_set_is_joined_and_destroyed) {
  executor pool(2);
  const auto hop = [](executor &to) -> lazy {
    struct on_pool {
      executor &pool;
      bool await_ready() const noexcept { return false; }
      void await_suspend(std::coroutine_handle<> handle) {
        pool.post([handle] { handle.resume(); });
      }
      void await_resume() const noexcept {}
    };
    co_await on_pool{to};
  };
  for (int i = 0; i != 2000; ++i) {
    task_set tasks;
    for (int k = 0; k != 3; ++k)
      tasks.add(hop(pool));
    if (i % 2 == 0)
      tasks.join();
  }
}

} // namespace

#endif
