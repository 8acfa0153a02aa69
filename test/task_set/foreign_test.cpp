// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Handles that call back, and the token for senders.

#include "support.h"

#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

using holdfast::task_set;

namespace foreign {

/// A library's operation: it completes when told to.
struct operation {
  std::function<void(std::exception_ptr)> done;
};

struct handle {
  operation *target;
};

template <class Callback> void when_done(handle completing, Callback callback) {
  completing.target->done = std::move(callback);
}

} // namespace foreign

namespace {

using namespace holdfast_test;

TEST(WhenDone, keeps_the_handle_until_it_calls_back) {
  task_set tasks;
  foreign::operation operation;
  tasks.add(foreign::handle{&operation});
  EXPECT_EQ(tasks.size(), 1U);
  operation.done(nullptr);
  EXPECT_TRUE(tasks.empty());
}

TEST(WhenDone, brings_the_error_and_the_place) {
  task_set tasks;
  foreign::operation operation;
  foreign::handle handle{&operation};
  tasks.add(handle, holdfast::named("foreign"));
  operation.done(std::make_exception_ptr(std::out_of_range("foreign")));
  const auto errors = tasks.take_errors();
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_STREQ(errors[0].where.name, "foreign");
}

TEST(WhenDone, lets_the_handle_go_when_it_never_completes) {
  task_set tasks;
  {
    foreign::operation operation;
    tasks.add(foreign::handle{&operation});
  }
  EXPECT_TRUE(tasks.empty());
}

TEST(WhenDone, is_accepted_by_a_closed_set) {
  task_set tasks;
  tasks.close();
  foreign::operation operation;
  tasks.add(foreign::handle{&operation});
  EXPECT_EQ(tasks.size(), 1U);
}

/// A future with .then(), made to the proposals' pattern.
template <class T> class then_future {
public:
  explicit then_future(std::shared_ptr<std::function<void(std::future<T>)>> continuation)
      : continuation_(std::move(continuation)) {}

  template <class Continuation> then_future<void> then(Continuation continuation) && {
    *continuation_ = std::move(continuation);
    return then_future<void>(nullptr);
  }

private:
  std::shared_ptr<std::function<void(std::future<T>)>> continuation_;
};

TEST(Then, keeps_the_handle_until_the_continuation_runs) {
  task_set tasks;
  const auto slot = std::make_shared<std::function<void(std::future<int>)>>();
  tasks.add(then_future<int>(slot));
  EXPECT_EQ(tasks.size(), 1U);
  std::promise<int> promise;
  promise.set_value(1);
  (*slot)(promise.get_future());
  EXPECT_TRUE(tasks.empty());
}

TEST(Then, brings_the_error) {
  task_set tasks;
  const auto slot = std::make_shared<std::function<void(std::future<int>)>>();
  tasks.add(then_future<int>(slot));
  std::promise<int> promise;
  promise.set_exception(std::make_exception_ptr(std::out_of_range("then")));
  (*slot)(promise.get_future());
  EXPECT_THROW(tasks.join(), std::out_of_range);
}

/// Its continuations are given the value alone, so that errors would be lost.
struct value_only {
  template <class Continuation, class = std::enable_if_t<std::is_invocable_v<Continuation, int>>>
  void then(Continuation) {}
};

template <class T, class = void> constexpr bool can_be_held = false;
template <class T>
constexpr bool
    can_be_held<T, std::void_t<decltype(std::declval<task_set &>().add(std::declval<T>()))>> = true;

static_assert(can_be_held<foreign::handle>);
static_assert(can_be_held<foreign::handle &>);
static_assert(can_be_held<then_future<int>>);
static_assert(can_be_held<std::future<int>>);
static_assert(can_be_held<std::thread>);
static_assert(!can_be_held<value_only>);
static_assert(!can_be_held<int>);
static_assert(!can_be_held<std::thread &>);

// The token, against what C++26 demands in [exec.scope.concepts].

#if HOLDFAST_HAS_COROUTINES // which means that there are concepts
template <class T>
concept scope_association = std::movable<T> && std::is_nothrow_move_constructible_v<T> &&
                            std::is_nothrow_move_assignable_v<T> && std::default_initializable<T> &&
                            requires(const T association) {
                              { static_cast<bool>(association) } noexcept;
                              { association.try_associate() } -> std::same_as<T>;
                            };

struct any_sender {};

template <class T>
concept scope_token = std::copyable<T> && requires(const T token) {
  { token.try_associate() } -> scope_association;
  token.wrap(any_sender());
};

static_assert(scope_token<holdfast::scope_token>);
#endif

TEST(ScopeToken, keeps_what_is_associated) {
  task_set tasks;
  const holdfast::scope_token token = tasks.get_token();
  {
    auto association = token.try_associate();
    EXPECT_TRUE(static_cast<bool>(association));
    const auto another = association.try_associate();
    EXPECT_EQ(tasks.size(), 2U);
    const auto moved = std::move(association);
    EXPECT_EQ(tasks.size(), 2U);
  }
  EXPECT_TRUE(tasks.empty());
}

TEST(ScopeToken, of_a_closed_set_associates_nothing) {
  task_set tasks;
  const holdfast::scope_token token = tasks.get_token();
  const auto before = token.try_associate();
  tasks.close();
  EXPECT_FALSE(static_cast<bool>(token.try_associate()));
  EXPECT_FALSE(static_cast<bool>(before.try_associate()));
  EXPECT_EQ(tasks.size(), 1U);
}

TEST(ScopeToken, hands_on_stop_and_errors) {
  task_set tasks;
  const holdfast::scope_token token = tasks.get_token();
  tasks.request_stop();
  EXPECT_TRUE(token.get_stop_token().stop_requested());
  token.fail(std::make_exception_ptr(std::out_of_range("sender")));
  EXPECT_THROW(tasks.join(), std::out_of_range);
}

} // namespace
