// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where tasks come from, and what a destructor says that has to wait for them.

#include "support.h"

#include <cstring>

using namespace holdfast_test;
using holdfast::named;
using holdfast::task_set;
using holdfast::task_set_options;

namespace {

task_set_options listed() {
  task_set_options options;
  options.list_pending = true;
  return options;
}

TEST(Pending, tasks_are_counted_by_place) {
  task_set tasks(listed());
  std::promise<void> pending;
  std::vector<holdfast::wrapped_task<void (*)()>> wrapped;
  const auto nothing = +[] {};
  wrapped.reserve(3);
  for (int i = 0; i != 3; ++i)
    wrapped.push_back(tasks.wrap(nothing));
  const unsigned line = __LINE__ - 1;
  tasks.add(pending.get_future());
  const auto handler = tasks.handler(named("a handler"));

  auto places = tasks.pending();
  ASSERT_EQ(places.size(), 3U);
  EXPECT_EQ(places[0].where.line, line);
  EXPECT_EQ(places[0].count, 3U);
  EXPECT_EQ(places[1].where.line, line + 2);
  EXPECT_EQ(places[1].count, 1U);
  EXPECT_STREQ(places[2].where.name, "a handler");
  EXPECT_NE(std::strstr(places[2].where.file, "pending_test.cpp"), nullptr);

  wrapped.pop_back();
  wrapped.back()();
  pending.set_value();
  tasks.reap();
  places = tasks.pending();
  ASSERT_EQ(places.size(), 2U);
  EXPECT_EQ(places[0].count, 1U);
  EXPECT_EQ(places[1].where.line, line + 3);
}

TEST(Pending, tasks_are_not_listed_unless_asked_for) {
  task_set_options options;
  options.list_pending = false;
  task_set tasks(std::move(options));
  const auto handler = tasks.handler();
  EXPECT_EQ(tasks.size(), 1U);
  EXPECT_TRUE(tasks.pending().empty());
}

TEST(Pending, list_is_kept_by_default_in_debug_builds) {
#if defined(NDEBUG)
  EXPECT_FALSE(task_set_options().list_pending);
#else
  EXPECT_TRUE(task_set_options().list_pending);
#endif
}

/// The line of the error that a spawned task leaves.
template <class Spawn> unsigned line_of_error(Spawn spawn) {
  task_set tasks;
  spawn(tasks);
  while (!tasks.empty())
    std::this_thread::yield();
  const auto errors = tasks.take_errors();
  return errors.size() == 1 ? errors[0].where.line : 0;
}

TEST(Place, of_spawn_is_the_place_of_the_call) {
  const auto f = [](const auto &...) { fail("spawned"); };
  const unsigned line = __LINE__;
  EXPECT_EQ(line_of_error([&](task_set &set) { set.spawn([] { fail("0"); }); }), line + 1);
  EXPECT_EQ(line_of_error([&](task_set &set) { set.spawn(f, 1); }), line + 2);
  EXPECT_EQ(line_of_error([&](task_set &set) { set.spawn(f, 1, "2"); }), line + 3);
  EXPECT_EQ(line_of_error([&](task_set &set) { set.spawn(f, 1, "2", 3.0); }), line + 4);
  EXPECT_EQ(line_of_error([&](task_set &set) { set.spawn(f, 1, 2, 3, 4); }), 0U);
  EXPECT_EQ(line_of_error([&](task_set &set) { (void)set.try_spawn(f, 1, 2); }), line + 6);
  EXPECT_EQ(line_of_error([&](task_set &set) { set.spawn_at({"x.cpp", 7}, f, 1, 2, 3, 4); }), 7U);
}

TEST(Place, can_be_given_after_the_arguments) {
  task_set tasks;
  tasks.spawn([](int) { fail("named"); }, 1, named("mail"));
  const unsigned line = __LINE__ - 1;
  EXPECT_TRUE(eventually([&] { return tasks.empty(); }));
  const auto errors = tasks.take_errors();
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_STREQ(errors[0].where.name, "mail");
  EXPECT_EQ(errors[0].where.line, line);
}

TEST(Place, is_said_with_the_error_that_nobody_observed) {
  testing::internal::CaptureStderr();
  {
    task_set tasks;
    tasks.spawn_at({"here.cpp", 3, "mail"}, [] { fail("no server"); });
  }
  EXPECT_EQ(testing::internal::GetCapturedStderr(),
            "here.cpp:3: holdfast: a task (mail) failed and nobody observed it: no server\n");
}

TEST(Place, is_written_as_text) {
  EXPECT_EQ(to_string(holdfast::source_location{"x.cpp", 4}), "x.cpp:4");
  EXPECT_EQ(to_string(holdfast::source_location{"x.cpp", 4, "mail"}), "x.cpp:4 (mail)");
  EXPECT_EQ(to_string(holdfast::source_location{"", 0, "mail"}), "(mail)");
  EXPECT_EQ(to_string(holdfast::source_location()), "an unknown place");
}

/// What is on stderr after a set of these options was destroyed that holds a
/// future for 20 ms and another task.
std::string said_by_destructor(task_set_options options) {
  testing::internal::CaptureStderr();
  std::promise<void> late;
  std::thread setter;
  {
    task_set tasks(std::move(options));
    tasks.add(late.get_future(), {"mail.cpp", 42});
    tasks.spawn_at({"disk.cpp", 7}, [](const holdfast::stop_token &token) {
      run_until_stopped(token);
      std::this_thread::sleep_for(20ms);
    });
    setter = std::thread([&] {
      std::this_thread::sleep_for(20ms);
      late.set_value();
    });
  }
  setter.join();
  return testing::internal::GetCapturedStderr();
}

TEST(Watchdog, says_what_a_destructor_waits_for_when_that_takes_long) {
  task_set_options options = listed();
  options.warn_after = 2ms;
  EXPECT_EQ(said_by_destructor(std::move(options)),
            "holdfast: a task_set is being destroyed and still waiting for 2 tasks, first from "
            "mail.cpp:42\n");
}

TEST(Watchdog, knows_the_place_of_a_future_without_a_list) {
  task_set_options options;
  options.list_pending = false;
  options.warn_after = 2ms;
  EXPECT_EQ(said_by_destructor(std::move(options)),
            "holdfast: a task_set is being destroyed and still waiting for 2 tasks, first from "
            "mail.cpp:42\n");
}

TEST(Watchdog, is_silent_when_it_does_not_take_long_or_is_off) {
  EXPECT_EQ(said_by_destructor({}), "");
  task_set_options options;
  options.warn_after = 0ms;
  EXPECT_EQ(said_by_destructor(std::move(options)), "");
}

TEST(Strict, set_that_was_joined_is_destroyed) {
  task_set_options options;
  options.strict = true;
  task_set tasks(std::move(options));
  tasks.spawn([] {});
  tasks.add(std::async(std::launch::async, [] {}));
  tasks.join();
  std::promise<void> ready;
  ready.set_value();
  tasks.add(ready.get_future()); // has nothing to wait for
}

TEST(StrictDeathTest, set_that_was_not_joined_ends_the_program) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_DEATH(
      {
        task_set_options options = listed();
        options.strict = true;
        std::promise<void> pending;
        task_set tasks(std::move(options));
        tasks.add(pending.get_future(), {"mail.cpp", 42});
      },
      "a task_set was destroyed before join\\(\\); it holds 1 task, first from mail.cpp:42");
}

} // namespace
