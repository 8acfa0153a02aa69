// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What it costs to hold a task that does nothing, beside other ways to hold it.

#include "holdfast/task_set.h"

#include <benchmark/benchmark.h>
#include <kj/async.h>
#include <oneapi/tbb/task_group.h>

#include <atomic>
#include <coroutine>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

namespace {

using benchmark::State;

/// Without a second thread, glibc leaves out the locked instructions of a mutex.
std::jthread second_thread([](const std::stop_token &stop) {
  while (!stop.stop_requested())
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
});

int sink = 0;
void work() { benchmark::DoNotOptimize(++sink); }

void two_atomics(State &state) {
  std::atomic<std::size_t> tasks{0};
  for (auto _ : state) {
    tasks.fetch_add(1);
    work();
    tasks.fetch_sub(1);
  }
}
BENCHMARK(two_atomics);

void mutex_and_count(State &state) {
  std::mutex mutex;
  std::size_t tasks = 0;
  for (auto _ : state) {
    {
      const std::lock_guard<std::mutex> lock(mutex);
      ++tasks;
    }
    work();
    const std::lock_guard<std::mutex> lock(mutex);
    benchmark::DoNotOptimize(--tasks);
  }
}
BENCHMARK(mutex_and_count);

void task_set_wrap(State &state) {
  holdfast::task_set tasks;
  for (auto _ : state)
    tasks.wrap(work)();
}
BENCHMARK(task_set_wrap);

void task_set_handler(State &state) {
  holdfast::task_set tasks;
  for (auto _ : state) {
    auto done = tasks.handler();
    work();
    done();
  }
}
BENCHMARK(task_set_handler);

struct ready {
  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  void await_resume() const noexcept { work(); }
};

struct detached {
  struct promise_type {
    detached get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
};

detached drive(ready awaited) { co_await awaited; }

void coroutine_without_a_set(State &state) {
  for (auto _ : state)
    drive(ready());
}
BENCHMARK(coroutine_without_a_set);

void task_set_add_awaitable(State &state) {
  holdfast::task_set tasks;
  for (auto _ : state)
    tasks.add(ready());
}
BENCHMARK(task_set_add_awaitable);

struct ignore_errors final : kj::TaskSet::ErrorHandler {
  void taskFailed(kj::Exception &&) override {}
};

void kj_task_set(State &state) {
  kj::EventLoop loop;
  kj::WaitScope wait(loop);
  ignore_errors errors;
  kj::TaskSet tasks(errors);
  for (auto _ : state) {
    tasks.add(kj::Promise<void>(kj::READY_NOW).then([] { work(); }));
    wait.poll();
  }
}
BENCHMARK(kj_task_set);

void tbb_task_group(State &state) {
  tbb::task_group tasks;
  for (auto _ : state)
    tasks.run_and_wait(work);
}
BENCHMARK(tbb_task_group);

void thread_in_a_vector_of_futures(State &state) {
  std::vector<std::future<void>> tasks;
  for (auto _ : state) {
    tasks.push_back(std::async(std::launch::async, work));
    if (tasks.size() == 1000)
      tasks.clear();
  }
}
BENCHMARK(thread_in_a_vector_of_futures)->UseRealTime();

void thread_by_task_set_spawn(State &state) {
  holdfast::task_set tasks;
  for (auto _ : state)
    tasks.spawn(work);
}
BENCHMARK(thread_by_task_set_spawn)->UseRealTime();

} // namespace

BENCHMARK_MAIN();
