// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Uses everything the task set offers, without a test framework: it is built
// with each compiler and standard library, and without exceptions. It returns 0
// if all is well.

#include <holdfast/background.h>
#include <holdfast/detach.h>
#include <holdfast/task_set.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <functional>
#include <future>
#include <system_error>
#include <thread>

#if HOLDFAST_HAS_COROUTINES
#include <coroutine>
#endif

namespace {

using namespace std::chrono_literals;

int failures = 0;

void check(bool holds, const char *what, int line) {
  if (holds)
    return;
  std::fprintf(stderr, "tour.cpp:%d: does not hold: %s\n", line, what);
  ++failures;
}
#define CHECK(condition) check(condition, #condition, __LINE__)

void starting() {
  std::atomic<int> ran{0};
  holdfast::task_set tasks;
  tasks.spawn([&] { ++ran; });
  tasks.spawn(
      [&](const holdfast::stop_token &token, int by) { ran += token.stop_requested() ? 0 : by; },
      1);
  CHECK(tasks.try_spawn([&] { ++ran; }));
  std::function<void()> wrapped = tasks.wrap([&] { ++ran; });
  wrapped();
  tasks.handler()();
  CHECK(static_cast<bool>(tasks.get_token().try_associate()));
  tasks.join();
  CHECK(ran == 4);
  CHECK(tasks.empty());
}

void adopting() {
  std::atomic<int> ran{0};
  holdfast::task_set tasks;
  tasks.add(std::async(std::launch::async, [&] { ++ran; }));
  tasks.add(std::async(std::launch::deferred, [&] { ++ran; }).share());
  tasks.add(std::thread([&] { ++ran; }), holdfast::named("a thread"));
#if HOLDFAST_HAS_JTHREAD
  tasks.add(std::jthread([&] { ++ran; }));
#else
  ++ran;
#endif
#if HOLDFAST_HAS_COROUTINES
  tasks.add(std::suspend_never());
#endif
  CHECK(tasks.join_for(10s));
  CHECK(ran == 4);
}

void ending() {
  holdfast::task_set_options options;
  options.max_concurrency = 2;
  options.list_pending = true;
  holdfast::task_set tasks(std::move(options));
  for (int i = 0; i != 2; ++i)
    tasks.spawn([](const holdfast::stop_token &stop) {
      while (!stop.stop_requested())
        std::this_thread::sleep_for(100us);
    });
  CHECK(!tasks.try_spawn([] {}));
  CHECK(tasks.pending().size() == 1 && tasks.pending()[0].count == 2);
  CHECK(!tasks.join_for(1ms));
  CHECK(!tasks.join_until(std::chrono::system_clock::now()));
  CHECK(tasks.request_stop());
  tasks.join();
  tasks.close();
  CHECK(tasks.closed());
  CHECK(!tasks.try_spawn([] {}));
  CHECK(tasks.reap() == 0);
}

void failing() {
  holdfast::task_set tasks;
  tasks.handler()(std::make_error_code(std::errc::operation_canceled));
  tasks.handler()(std::make_error_code(std::errc::timed_out));
  const auto errors = tasks.take_errors();
  CHECK(errors.size() == 1 && errors[0].code == std::errc::timed_out);
  tasks.handler()(std::make_error_code(std::errc::timed_out));
#if HOLDFAST_HAS_EXCEPTIONS
  CHECK(errors.size() == 1 && errors[0].exception != nullptr);
  bool thrown = false;
  try {
    tasks.join();
  } catch (const std::system_error &error) {
    thrown = error.code() == std::errc::timed_out;
  }
  CHECK(thrown);
#else
  // There is nothing to throw: join() gives the error to the hook.
  static int reported = 0;
  holdfast::set_unhandled_error_hook([](const holdfast::task_error &error) noexcept {
    reported += error.code == std::errc::timed_out && error.exception == nullptr;
  });
  tasks.join();
  CHECK(reported == 1);
  holdfast::set_unhandled_error_hook(nullptr);
#endif
}

void letting_go() {
  std::promise<void> done;
  holdfast::detach(std::thread([&] { done.set_value(); }), "waited for below");
  done.get_future().wait();
  holdfast::detach(std::async(std::launch::deferred, [] {}), "for the tour");
}

#if HOLDFAST_HAS_COROUTINES
struct detached {
  struct promise_type {
    detached get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
};

detached join(holdfast::task_set &tasks, bool &joined) {
  co_await tasks.join_async();
  joined = true;
}

void joining_asynchronously() {
  holdfast::task_set tasks;
  auto task = tasks.wrap([] {});
  bool joined = false;
  join(tasks, joined);
  CHECK(!joined);
  task();
  CHECK(joined);
}
#endif

} // namespace

int main() {
  const holdfast::background_scope scope;
  holdfast::background().spawn([] {});
  starting();
  adopting();
  ending();
  failing();
  letting_go();
#if HOLDFAST_HAS_COROUTINES
  joining_asynchronously();
#endif
  std::puts(failures == 0 ? "all is well" : "something is wrong");
  return failures == 0 ? 0 : 1;
}
