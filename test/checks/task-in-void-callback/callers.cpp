// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-task-in-void-callback,holdfast-discarded-task %t -- -- -I%S/../discarded-task/Inputs

// Functions that call what they are given and drop what that returns: known ones,
// and those whose body is visible. The finding is the caller's, and there is one.

#include "coroutine_types.h"

#include <algorithm>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

void work();
std::future<void> start();
std::future<void> start_with(int);
lazy_task<> lazy();

struct server {
  std::future<void> run();
};

void threads(server &one, std::vector<std::thread> &all) {
  std::thread([] { return std::async(std::launch::async, work); }).join();
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'std::thread' drops the 'std::future<void>' that this lambda returns, which blocks there until the task has finished [holdfast-task-in-void-callback]
  std::thread worker(start);
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'std::thread' drops the 'std::future<void>' that 'start' returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  worker.join();
  std::thread(&server::run, &one).join();
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'std::thread' drops the 'std::future<void>' that 'server::run' returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  std::jthread joined([] { return lazy(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'std::jthread' drops the 'lazy_task<>' that this lambda returns, which never starts: its coroutine is destroyed before its first statement [holdfast-task-in-void-callback]
  all.emplace_back(start);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'std::thread' drops the 'std::future<void>' that 'start' returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  std::make_unique<std::thread>(start)->join();
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: 'std::thread' drops the 'std::future<void>' that 'start' returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
}

void algorithms(std::vector<int> &numbers, std::once_flag &once) {
  std::for_each(numbers.begin(), numbers.end(), [](int &number) { return start_with(number); });
  // CHECK-MESSAGES: :[[@LINE-1]]:49: warning: 'std::for_each' drops the 'std::future<void>' that this lambda returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  std::for_each(numbers.begin(), numbers.end(), start_with);
  // CHECK-MESSAGES: :[[@LINE-1]]:49: warning: 'std::for_each' drops the 'std::future<void>' that 'start_with' returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  std::for_each_n(numbers.begin(), 1, start_with);
  // CHECK-MESSAGES: :[[@LINE-1]]:39: warning: 'std::for_each_n' drops the 'std::future<void>' that 'start_with' returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  std::ranges::for_each(numbers, [](int number) { return start_with(number); });
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: 'std::ranges::for_each' drops the 'std::future<void>' that this lambda returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  std::call_once(once, start);
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'std::call_once' drops the 'std::future<void>' that 'start' returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
}

template <class Callable> void call(Callable callable) { callable(); }
template <class Callable> void call_forwarded(Callable &&callable) {
  std::forward<Callable>(callable)();
}
template <class Callable> void call_by_invoke(Callable &&callable) {
  std::invoke(std::forward<Callable>(callable));
}
template <class Callable> void call_nested(Callable callable) { call(std::move(callable)); }
template <class Callable> void cast_away(Callable callable) { (void)callable(); }
template <class Callable> void call_later(Callable callable) {
  std::function<void()> later = [callable] { callable(); };
  later();
}
template <class Callable> void erase(Callable callable) {
  std::function<void()> erased = std::move(callable);
  erased();
}
template <class Callable> void run_in_thread(Callable callable) {
  std::thread([held = std::move(callable)]() mutable { held(); }).join();
}
template <class... Callables> void call_all(Callables... callables) { (callables(), ...); }
struct executor {
  template <class Callable> void add(Callable &&callable) { callable(); }
  template <class Callable> void operator()(Callable &&callable) { callable(); }
};

void visible(executor &pool) {
  call([] { return start(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'call' drops the 'std::future<void>' that this lambda returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  call(start);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'call' drops the 'std::future<void>' that 'start' returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  call_forwarded([] { return start(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'call_forwarded' drops the 'std::future<void>' that this lambda returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  call_by_invoke([] { return start(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'call_by_invoke' drops the 'std::future<void>' that this lambda returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  call_nested([] { return start(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'call_nested' drops the 'std::future<void>' that this lambda returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  cast_away([] { return start(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'cast_away' drops the 'std::future<void>' that this lambda returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  call_later([] { return start(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'call_later' drops the 'std::future<void>' that this lambda returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  erase([] { return start(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'erase' drops the 'std::future<void>' that this lambda returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  run_in_thread([] { return start(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'run_in_thread' drops the 'std::future<void>' that this lambda returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  call_all(work, start);
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'call_all' drops the 'std::future<void>' that 'start' returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  pool.add(start);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'executor::add' drops the 'std::future<void>' that 'start' returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  pool([] { return lazy(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'executor::operator()' drops the 'lazy_task<>' that this lambda returns, which never starts: its coroutine is destroyed before its first statement [holdfast-task-in-void-callback]
}

template <class Callable> auto call_and_return(Callable callable) { return callable(); }
template <class Callable> void call_and_wait(Callable callable) { callable().get(); }
template <class Callable> void keep(Callable callable) {
  static auto kept = std::move(callable);
  (void)kept;
}
template <class Callable> void call_into_variable(Callable callable) {
  auto handle = callable();
  handle.get();
}
template <class Callable> void unknown(Callable callable);
struct scope {
  std::vector<std::future<void>> running;
  template <class Callable> void spawn(Callable callable) { running.push_back(callable()); }
};
template <class Callable> void only_void(Callable callable) {
  if constexpr (std::is_void_v<decltype(callable())>)
    callable();
  else
    callable().get();
}

// Consumed, kept, or not known.
void silent(std::vector<int> &numbers, scope &tasks) {
  call_and_return([] { return start(); }).get();
  call_and_wait([] { return start(); });
  call_into_variable(start);
  keep([] { return start(); });
  unknown(start);
  tasks.spawn([] { return start(); });
  only_void(start);
  only_void(work);
  std::vector<std::future<void>> all(numbers.size());
  std::transform(numbers.begin(), numbers.end(), all.begin(), start_with);
  std::generate(all.begin(), all.end(), start);
  std::thread([] { start().get(); }).join();
  std::for_each(all.begin(), all.end(), [](auto &each) { each.get(); });
  std::invoke(start).get();
}
