// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-unused-task,holdfast-dropped-on-path,holdfast-overwritten-task,holdfast-unreaped-tasks %t.std -- "--config={CheckOptions: {MarkedUnused: report}}" -- -DSTD
// RUN: %check_holdfast -std=c++20 %s holdfast-unused-task,holdfast-dropped-on-path,holdfast-overwritten-task,holdfast-unreaped-tasks %t.inferred -- "--config={CheckOptions: {MarkedUnused: report}}" -- -DINFERRED
// RUN: %check_holdfast -std=c++20 %s holdfast-unused-task,holdfast-dropped-on-path,holdfast-overwritten-task,holdfast-unreaped-tasks %t.folly -- "--config={CheckOptions: {MarkedUnused: report}}" -- -isystem %S/../../catalog/Inputs -DFOLLY
// RUN: %check_holdfast -std=c++20 %s holdfast-unused-task,holdfast-dropped-on-path,holdfast-overwritten-task,holdfast-unreaped-tasks %t.seastar -- "--config={CheckOptions: {MarkedUnused: report}}" -- -isystem %S/../../catalog/Inputs -DSEASTAR
// RUN: %check_holdfast -std=c++20 %s holdfast-unused-task,holdfast-dropped-on-path,holdfast-overwritten-task,holdfast-unreaped-tasks %t.qt -- "--config={CheckOptions: {MarkedUnused: report}}" -- -isystem %S/../../catalog/Inputs -DQT

// Every way to keep a handle and not to use it, and what looks like one, for a thread,
// a coroutine type of one's own and three libraries. What is made in a macro has no
// fix: those have fixtures of their own.

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

#if defined(STD)
#include <thread>
using handle = std::thread;
#elif defined(INFERRED)
#include <coroutine>
struct handle {
  struct promise_type {
    handle get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
  };
  struct awaiter {
    bool await_ready() noexcept;
    void await_suspend(std::coroutine_handle<>) noexcept;
    void await_resume() noexcept;
  };
  handle() = default;
  handle(handle &&) noexcept;
  handle &operator=(handle &&) noexcept;
  ~handle() {
    if (frame)
      frame.destroy();
  }
  awaiter operator co_await() && noexcept;
  std::coroutine_handle<> frame;
};
#elif defined(FOLLY)
#include <folly/coro/Task.h>
using handle = folly::Future<int>;
#elif defined(SEASTAR)
#include <seastar/core/future.hh>
using handle = seastar::future<>;
#elif defined(QT)
#include <QFuture>
using handle = QFuture<int>;
#endif

bool condition();
void other();
handle spawn(int number);
std::pair<handle, int> spawn_pair();
void use(handle &used);
void take(handle taken);
#define SPAWN(number) spawn(number)
#define ADD(container, number) container.push_back(spawn(number))

void reported_locals() {
  // F05, F33: a local that nothing uses
  auto lost = SPAWN(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'lost' is never used, so '{{.*}} [holdfast-unused-task]

  // F06: a local named _
  auto _ = SPAWN(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: '_' is never used, so '{{.*}} [holdfast-unused-task]

  // F07: a local that is marked as unused
  [[maybe_unused]] auto marked = SPAWN(3);
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'marked' is never used, so '{{.*}} [holdfast-unused-task]

  // F38: a pointer to a new one
  auto *leaked = new handle(SPAWN(4));
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'leaked' is never used, so the new '{{.*}}' is leaked: nothing can wait for its work [holdfast-unused-task]

  // F38: a smart pointer to one
  auto shared = std::make_unique<handle>(SPAWN(5));
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'shared' is never used, so '{{.*}} [holdfast-unused-task]

  // F47: a structured binding of which the handle is unused
  auto [bound, number] = spawn_pair();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'bound' is never used, so '{{.*}} [holdfast-unused-task]

  // F54: a closure that captures it and is never called
  auto closure = [captured = SPAWN(number)] {};
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'captured' is never used, so '{{.*}} [holdfast-unused-task]

  // F53: the head of an if or a switch
  if (auto in_if = SPAWN(6); condition())
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'in_if' is never used, so '{{.*}} [holdfast-unused-task]
    other();
  switch (auto in_switch = SPAWN(7); number) {
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'in_switch' is never used, so '{{.*}} [holdfast-unused-task]
  default:
    other();
  }
}

// F56: a parameter that swallows it
void reported_parameter(handle swallowed) { other(); }
// CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'swallowed' is never used, so '{{.*}} [holdfast-unused-task]

// F34: dropped by an early return
void reported_on_a_path() {
  auto left = SPAWN(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'left' is used on some paths only; on others '{{.*}} [holdfast-dropped-on-path]
  if (condition())
    return;
  use(left);
}

// F49: overwritten
void reported_assignment() {
  auto first = SPAWN(1);
  first = SPAWN(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: this assignment drops the handle that 'first' holds, so '{{.*}} [holdfast-overwritten-task]
  use(first);
}

// F50: overwritten in a member
class reported_member {
  void start() {
    member_ = SPAWN(1);
    member_ = SPAWN(2);
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: this assignment drops the handle that 'member_' holds, so '{{.*}} [holdfast-overwritten-task]
  }
  handle member_;
};

// F48: a container that is filled and never read
void reported_container() {
  std::vector<handle> filled;
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'filled' is filled and never read, so each '{{.*}} [holdfast-unreaped-tasks]
  ADD(filled, 1);
  ADD(filled, 2);
}

// F27: collected by an algorithm
void reported_collection(const std::vector<int> &numbers) {
  std::vector<handle> collected;
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'collected' is filled and never read, so each '{{.*}} [holdfast-unreaped-tasks]
  std::transform(numbers.begin(), numbers.end(), std::back_inserter(collected),
                 [](int number) { return SPAWN(number); });
}

// N02: returned
handle silent_return() {
  auto result = SPAWN(1);
  return result;
}

void silent_locals(std::vector<handle> &all, handle &out) {
  // N04: used, also through a reference or a pointer
  auto used = SPAWN(1);
  use(used);
  auto named = SPAWN(2);
  handle &same = named;
  use(same);
  auto pointed = SPAWN(3);
  handle *pointer = &pointed;
  use(*pointer);

  // N06, N07, N30: given away
  auto stored = SPAWN(4);
  all.push_back(std::move(stored));
  auto taken = SPAWN(5);
  take(std::move(taken));
  auto passed = SPAWN(6);
  out = std::move(passed);

  // N10: for the lifetime of the program
  static auto always = SPAWN(7);

  // N25: a closure that takes it over and is called
  auto closure = [captured = SPAWN(8)]() mutable { use(captured); };
  closure();

  // N28: the handle is the part that is used
  auto [bound, number] = spawn_pair();
  use(bound);

  // N31: exchanged, and the old one used
  auto exchanged = SPAWN(9);
  auto old = std::exchange(exchanged, SPAWN(10));
  use(old);
  use(exchanged);

  // N32: declared in a condition and used
  if (auto in_if = SPAWN(11); condition())
    use(in_if);
  else
    take(std::move(in_if));

  // N36: named in a lambda, even in one that is never called
  auto in_lambda = SPAWN(12);
  auto later = [&] { use(in_lambda); };
}

// N05, N33: stored in a member
class silent_member {
public:
  silent_member() : member_(SPAWN(1)) {}
  void start() { member_ = SPAWN(2); }
  void restart() {
    member_ = SPAWN(3);
    use(member_);
    member_ = SPAWN(4);
  }

private:
  handle member_;
};

// N29, N40: a container that is drained
void silent_container() {
  std::vector<handle> drained;
  ADD(drained, 1);
  for (handle &each : drained)
    use(each);
  std::vector<handle> shortened;
  ADD(shortened, 2);
  shortened.pop_back();
}

// N35: used on every path, also on that of an exception
void silent_on_every_path() {
  auto joined = SPAWN(1);
  try {
    other();
  } catch (...) {
    use(joined);
    throw;
  }
  use(joined);
}

// N30: the named result
handle silent_result() {
  auto result = SPAWN(1);
  if (condition())
    return result;
  other();
  return result;
}

// A use before it is overwritten.
void silent_assignment() {
  auto reused = SPAWN(1);
  use(reused);
  reused = SPAWN(2);
  use(reused);
}
