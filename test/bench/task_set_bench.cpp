// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What it costs to hold a task that does nothing, beside other ways to hold it.

#include "holdfast/task_set.h"

#include <benchmark/benchmark.h>
#include <kj/async.h>
#include <oneapi/tbb/task_group.h>

#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <coroutine>
#include <fstream>
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

thread_local int sink = 0;
void work() { benchmark::DoNotOptimize(++sink); }

void no_set(State &state) {
  for (auto _ : state)
    work();
}
BENCHMARK(no_set);

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

// From several threads at the same time, as far as the machine has processors.

const int processors = std::max(2, static_cast<int>(std::thread::hardware_concurrency()));

std::atomic<std::size_t> shared_count{0};
void shared_two_atomics(State &state) {
  for (auto _ : state) {
    shared_count.fetch_add(1);
    work();
    shared_count.fetch_sub(1);
  }
}
BENCHMARK(shared_two_atomics)->ThreadRange(1, processors)->UseRealTime();

holdfast::task_set &shared_tasks() {
  static holdfast::task_set tasks;
  return tasks;
}
void shared_task_set_wrap(State &state) {
  for (auto _ : state)
    shared_tasks().wrap(work)();
}
BENCHMARK(shared_task_set_wrap)->ThreadRange(1, processors)->UseRealTime();

// A million tasks. The memory is what the set allocates; a handler and a promise
// are their owner's.

constexpr std::size_t million = 1'000'000;

std::size_t allocated() { return mallinfo2().uordblks + mallinfo2().hblkhd; }

std::size_t resident() {
  std::size_t pages = 0, resident_pages = 0;
  std::ifstream("/proc/self/statm") >> pages >> resident_pages;
  return resident_pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

double per_task(std::size_t bytes, std::size_t before) {
  return (static_cast<double>(bytes) - static_cast<double>(before)) / million;
}

void million_pending_handlers(State &state) {
  for (auto _ : state) {
    std::vector<holdfast::completion_handler> pending;
    pending.reserve(million);
    holdfast::task_set tasks;
    const std::size_t before = allocated();
    for (std::size_t i = 0; i != million; ++i)
      pending.push_back(tasks.handler());
    state.counters["bytes_pending"] = per_task(allocated(), before);
    for (holdfast::completion_handler &done : pending)
      done();
    tasks.join();
    state.counters["bytes_after"] = per_task(allocated(), before);
  }
}
BENCHMARK(million_pending_handlers)->Iterations(1)->Repetitions(1)->Unit(benchmark::kMillisecond);

void million_pending_futures(State &state) {
  for (auto _ : state) {
    std::vector<std::promise<void>> promises(million);
    holdfast::task_set tasks;
    const std::size_t before = allocated();
    for (std::promise<void> &promise : promises)
      tasks.add(promise.get_future());
    state.counters["bytes_pending"] = per_task(allocated(), before);
    for (std::promise<void> &promise : promises)
      promise.set_value();
    tasks.join();
    state.counters["bytes_after"] = per_task(allocated(), before);
  }
}
BENCHMARK(million_pending_futures)->Iterations(1)->Repetitions(1)->Unit(benchmark::kMillisecond);

void million_spawned(State &state) {
  for (auto _ : state) {
    holdfast::task_set tasks;
    tasks.spawn(work);
    const std::size_t before = resident();
    std::size_t most = before;
    for (std::size_t i = 0; i != million; ++i) {
      tasks.spawn(work);
      if (i % 10'000 == 0)
        most = std::max(most, resident());
    }
    tasks.join();
    state.counters["resident_MB"] = per_task(most, before);
  }
}
BENCHMARK(million_spawned)
    ->Iterations(1)
    ->Repetitions(1)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

} // namespace

BENCHMARK_MAIN();
