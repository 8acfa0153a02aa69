// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "holdfast/detach.h"

#include "support.h"

#include <memory>

#if HOLDFAST_HAS_COROUTINES
#include <coroutine>
#endif

using namespace holdfast_test;

namespace {

class Detach : public testing::Test {
protected:
  /// A thread of std::async that has ended and that nobody joins until the program
  /// ends would be a leak to ThreadSanitizer.
  void TearDown() override {
    holdfast::detail::state &held = holdfast::detail::let_go();
    EXPECT_TRUE(eventually([&] {
      held.reap();
      return held.tasks() == 0;
    }));
  }
};

TEST_F(Detach, lets_a_thread_run_on) {
  std::promise<void> go;
  std::atomic<bool> ran{false};
  std::thread thread([&, ready = go.get_future()]() mutable {
    ready.wait();
    ran = true;
  });
  holdfast::detach(std::move(thread), "the test waits for it");
  EXPECT_FALSE(ran);
  go.set_value();
  EXPECT_TRUE(eventually([&] { return ran.load(); }));
}

TEST_F(Detach, does_not_wait_for_an_async_task) {
  std::promise<void> go;
  std::atomic<bool> ran{false};
  holdfast::detach(std::async(std::launch::async,
                              [&, ready = go.get_future()]() mutable {
                                ready.wait();
                                ran = true;
                              }),
                   "the test waits for it");
  EXPECT_FALSE(ran);
  go.set_value();
  EXPECT_TRUE(eventually([&] { return ran.load(); }));
}

TEST_F(Detach, runs_a_deferred_task_at_once) {
  std::thread::id id;
  holdfast::detach(std::async(std::launch::deferred, [&] { id = std::this_thread::get_id(); }),
                   "nobody asks");
  EXPECT_EQ(id, std::this_thread::get_id());
}

TEST_F(Detach, reports_the_error_of_a_future_to_the_hook) {
  const unhandled_errors unhandled;
  std::promise<void> promise;
  holdfast::detach(promise.get_future(), "only its error is of interest");
  promise.set_exception(std::make_exception_ptr(std::runtime_error("detached")));
  EXPECT_TRUE(eventually([&] {
    holdfast::detach(std::async(std::launch::async, [] {}), "looks at the others");
    return unhandled.count() == 1;
  }));
  EXPECT_EQ(unhandled.message(0), "detached");
}

TEST_F(Detach, leaves_a_shared_future_to_its_other_owners) {
  std::promise<int> promise;
  const std::shared_future<int> future = promise.get_future().share();
  holdfast::detach(future, "the test still has it");
  promise.set_value(3);
  EXPECT_EQ(future.get(), 3);
}

TEST_F(Detach, destroys_a_handle_that_it_does_not_know) {
  struct handle {
    std::shared_ptr<int> state;
  };
  auto state = std::make_shared<int>(0);
  const std::weak_ptr<int> alive = state;
  handle kept{std::move(state)};
  holdfast::detach(std::move(kept), "dropping it is harmless");
  EXPECT_TRUE(alive.expired());
}

#if HOLDFAST_HAS_COROUTINES
struct failing {
  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  void await_resume() const { fail("awaited"); }
};

TEST_F(Detach, starts_an_awaitable_and_reports_its_error) {
  const unhandled_errors unhandled;
  holdfast::detach(failing(), "nobody joins it");
  ASSERT_EQ(unhandled.count(), 1U);
  EXPECT_EQ(unhandled.message(0), "awaited");
}
#endif

} // namespace
