// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support.h"

#include <memory>

using namespace holdfast_test;
using holdfast::task_set;
using holdfast::task_set_options;

namespace {

struct own_error {
  int code;
};

TEST(Error, is_thrown_by_join_with_the_type_it_had) {
  task_set tasks;
  tasks.spawn([] { throw own_error{42}; });
  try {
    tasks.join();
    FAIL() << "join() did not throw";
  } catch (const own_error &error) {
    EXPECT_EQ(error.code, 42);
  }
}

TEST(Error, is_thrown_once_and_leaves_the_set_usable) {
  task_set tasks;
  tasks.spawn([] { fail("first"); });
  EXPECT_THROW(tasks.join(), std::runtime_error);
  tasks.join();
  bool ran = false;
  tasks.spawn([&] { ran = true; });
  tasks.join();
  EXPECT_TRUE(ran);
}

TEST(Error, that_join_cannot_throw_goes_to_the_hook) {
  const unhandled_errors unhandled;
  task_set tasks;
  for (int i = 0; i != 3; ++i)
    tasks.spawn([] { fail("one of three"); });
  EXPECT_THROW(tasks.join(), std::runtime_error);
  EXPECT_EQ(unhandled.count(), 2U);
}

TEST(Error, that_nobody_observed_goes_to_the_hook_when_the_set_dies) {
  const unhandled_errors unhandled;
  {
    task_set tasks;
    tasks.spawn([] { fail("unseen"); });
  }
  ASSERT_EQ(unhandled.count(), 1U);
  EXPECT_EQ(unhandled.message(0), "unseen");
}

TEST(Error, goes_to_stderr_by_default_with_its_text_and_place) {
  testing::internal::CaptureStderr();
  {
    task_set tasks;
    tasks.spawn_at({}, [] { fail("no place"); });
  }
  {
    task_set tasks;
    std::promise<void> promise;
    tasks.add(promise.get_future(), {"here.cpp", 12});
    promise.set_exception(std::make_exception_ptr(own_error{1}));
  }
  const std::string printed = testing::internal::GetCapturedStderr();
  EXPECT_EQ(printed, "holdfast: a task failed and nobody observed it: no place\n"
                     "here.cpp:12: holdfast: a task failed and nobody observed it: "
                     "an exception that is not a std::exception\n");
}

TEST(Error, hook_is_replaced_and_restored) {
  const holdfast::unhandled_error_hook mine = [](const holdfast::task_error &) noexcept {};
  const holdfast::unhandled_error_hook standard = holdfast::set_unhandled_error_hook(mine);
  EXPECT_EQ(holdfast::set_unhandled_error_hook(nullptr), mine);
  EXPECT_EQ(holdfast::set_unhandled_error_hook(nullptr), standard);
}

TEST(Error, is_given_to_on_error_and_not_kept) {
  const unhandled_errors unhandled;
  std::atomic<int> handled{0};
  {
    task_set tasks([&](const holdfast::task_error &error) {
      EXPECT_NE(error.exception, nullptr);
      ++handled;
    });
    for (int i = 0; i != 4; ++i)
      tasks.spawn([] { fail("handled"); });
    tasks.join();
    EXPECT_EQ(handled, 4);
    EXPECT_TRUE(tasks.take_errors().empty());
  }
  EXPECT_EQ(unhandled.count(), 0U);
}

TEST(Error, is_handled_after_the_captures_died_and_before_the_task_leaves) {
  auto capture = std::make_shared<int>(0);
  const std::weak_ptr<int> alive = capture;
  bool captures_gone = false;
  std::size_t size = 0;
  task_set *set = nullptr;
  task_set_options options;
  options.on_error = [&](const holdfast::task_error &) {
    captures_gone = alive.expired();
    size = set->size();
  };
  task_set tasks(std::move(options));
  set = &tasks;
  tasks.spawn([capture = std::move(capture)] { fail("with captures"); });
  tasks.join();
  EXPECT_TRUE(captures_gone);
  EXPECT_EQ(size, 1U);
}

TEST(Error, handler_that_joins_is_told_of_the_deadlock) {
  int reported = 0;
  task_set *set = nullptr;
  task_set tasks(
      [&](const holdfast::task_error &) { reported += reports_deadlock([&] { set->join(); }); });
  set = &tasks;
  tasks.spawn([] { fail("spawned"); });
  tasks.join();
  tasks.handler()(std::make_error_code(std::errc::timed_out));
  tasks.add(std::promise<void>().get_future());
  tasks.join();
  EXPECT_EQ(reported, 3);
}

TEST(Error, handler_may_destroy_the_set) {
  std::atomic<int> ran{0};
  std::unique_ptr<task_set> tasks;
  std::promise<void> done;
  tasks = std::make_unique<task_set>([&](const holdfast::task_error &) {
    tasks.reset();
    done.set_value();
  });
  std::promise<void> go;
  tasks->spawn([&] {
    std::this_thread::sleep_for(1ms);
    ++ran;
  });
  tasks->spawn([ready = go.get_future()]() mutable {
    ready.wait();
    fail("destroys the set");
  });
  go.set_value();
  done.get_future().wait();
  EXPECT_EQ(ran, 1);
}

TEST(Error, of_on_error_itself_goes_to_the_hook) {
  const unhandled_errors unhandled;
  task_set tasks([](const holdfast::task_error &) { fail("handler failed"); });
  tasks.spawn([] { fail("task failed"); });
  tasks.join();
  ASSERT_EQ(unhandled.count(), 1U);
  EXPECT_EQ(unhandled.message(0), "handler failed");
}

TEST(Error, beyond_max_kept_errors_goes_to_the_hook_at_once) {
  const unhandled_errors unhandled;
  task_set_options options;
  options.max_kept_errors = 2;
  task_set tasks(std::move(options));
  for (int i = 0; i != 6; ++i)
    tasks.spawn([] { fail("one of six"); });
  ASSERT_TRUE(eventually([&] { return tasks.empty(); }));
  EXPECT_EQ(unhandled.count(), 4U);
  EXPECT_EQ(tasks.take_errors().size(), 2U);
}

TEST(Error, is_taken_with_the_place_where_the_task_was_added) {
  const unhandled_errors unhandled;
  {
    task_set tasks;
    std::promise<void> promise;
    tasks.add(promise.get_future());
    const unsigned line = __LINE__ - 1;
    promise.set_exception(std::make_exception_ptr(own_error{1}));
    EXPECT_EQ(tasks.reap(), 1U);
    const std::vector<holdfast::task_error> errors = tasks.take_errors();
    ASSERT_EQ(errors.size(), 1U);
    EXPECT_EQ(errors[0].where.line, line);
    EXPECT_NE(std::string(errors[0].where.file).find("error_test.cpp"), std::string::npos);
    tasks.join();
  }
  EXPECT_EQ(unhandled.count(), 0U);
}

TEST(Error, requests_a_stop_if_the_set_is_told_so) {
  task_set_options options;
  options.stop_on_error = true;
  task_set tasks(std::move(options));
  bool stopped = false;
  tasks.spawn([&](const holdfast::stop_token &token) {
    run_until_stopped(token);
    stopped = true;
  });
  tasks.spawn([] { fail("stops the other"); });
  EXPECT_THROW(tasks.join(), std::runtime_error);
  EXPECT_TRUE(stopped);
}

TEST(Error, does_not_request_a_stop_otherwise) {
  task_set tasks;
  tasks.spawn([] { fail("alone"); });
  EXPECT_THROW(tasks.join(), std::runtime_error);
  EXPECT_FALSE(tasks.get_stop_token().stop_requested());
}

} // namespace
