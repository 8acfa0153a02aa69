// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-task-in-void-callback %t -- -- -I%S/../discarded-task/Inputs

// A callable that returns a handle, converted to a type that returns nothing when
// it is called: by initialisation, assignment, argument, return, in a container.

#include "coroutine_types.h"

#include <functional>
#include <future>
#include <map>
#include <memory>
#include <string>
#include <vector>

void work();
std::future<void> start();
std::future<void> start_with(int);
std::future<void> blocking() { return std::async(std::launch::async, work); }
lazy_task<> lazy();

/// Wraps callables of any type, as a library's own does.
template <class Signature> class unique_function;
template <class Result, class... Arguments> class unique_function<Result(Arguments...)> {
public:
  template <class Callable> unique_function(Callable) {}
  Result operator()(Arguments...);
};

void post(std::function<void()> callback);
void on_number(unique_function<void(int)> callback);
void emit(const std::function<void(int)> &callback);

struct server {
  std::future<void> accept();
  static std::future<void> listen();
  std::function<void()> handler = [] { return start(); };
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: 'std::function<void ()>' drops the 'std::future<void>' that this lambda returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  std::function<void()> by_constructor;
  server() : by_constructor(start) {}
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'std::function<void ()>' drops the 'std::future<void>' that 'start' returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  void install() {
    handler = [this] { return accept(); };
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'std::function<void ()>' drops the 'std::future<void>' that this lambda returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
    handler = &server::listen;
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'std::function<void ()>' drops the 'std::future<void>' that 'server::listen' returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
    handler = start;
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'std::function<void ()>' drops the 'std::future<void>' that 'start' returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  }
};

struct function_object {
  std::future<void> operator()() const;
};

void initialised() {
  std::function<void()> lambda = [] { return std::async(std::launch::async, work); };
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: 'std::function<void ()>' drops the 'std::future<void>' that this lambda returns, which blocks there until the task has finished [holdfast-task-in-void-callback]
  std::function<void()> function = start;
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'std::function<void ()>' drops the 'std::future<void>' that 'start' returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  std::function<void()> address{&start};
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: 'std::function<void ()>' drops the 'std::future<void>' that 'start' returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  std::function<void(int)> with_argument(start_with);
  // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: 'std::function<void (int)>' drops the 'std::future<void>' that 'start_with' returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  std::function<void()> object = function_object();
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: 'std::function<void ()>' drops the 'std::future<void>' that 'function_object' returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  std::function<void(server &)> member = &server::accept;
  // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: 'std::function<void (server &)>' drops the 'std::future<void>' that 'server::accept' returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  std::function<void()> sees_the_body = blocking;
  // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: 'std::function<void ()>' drops the 'std::future<void>' that 'blocking' returns, which blocks there until the task has finished [holdfast-task-in-void-callback]
  std::function<std::future<void>()> kept = start;
  std::function<void()> other_wrapper = kept;
  // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: 'std::function<void ()>' drops the 'std::future<void>' that this function object returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  std::packaged_task<void()> packaged([] { return start(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:39: warning: 'std::packaged_task<void ()>' drops the 'std::future<void>' that this lambda returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  auto generic = [](auto) { return start(); };
  std::function<void(int)> instance = generic;
  // CHECK-MESSAGES: :[[@LINE-1]]:39: warning: 'std::function<void (int)>' drops the 'std::future<void>' that this lambda returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
}

void bound(server &one) {
  std::function<void()> bind = std::bind(start_with, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'std::function<void ()>' drops the 'std::future<void>' that 'start_with' returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  std::function<void()> bind_member = std::bind(&server::accept, &one);
  // CHECK-MESSAGES: :[[@LINE-1]]:39: warning: 'std::function<void ()>' drops the 'std::future<void>' that 'server::accept' returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  std::function<void()> bind_front = std::bind_front(&server::accept, &one);
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'std::function<void ()>' drops the 'std::future<void>' that 'server::accept' returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  auto stored = std::bind(start_with, 1);
  std::function<void()> from_variable = stored;
  // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: 'std::function<void ()>' drops the 'std::future<void>' that this function returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
}

void passed() {
  post([] { return start(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'std::function<void ()>' drops the 'std::future<void>' that this lambda returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  post(&start);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'std::function<void ()>' drops the 'std::future<void>' that 'start' returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  post(std::bind(start_with, 1));
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'std::function<void ()>' drops the 'std::future<void>' that 'start_with' returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  on_number([](int number) { return start_with(number); });
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'unique_function<void (int)>' drops the 'std::future<void>' that this lambda returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  emit(start_with);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'std::function<void (int)>' drops the 'std::future<void>' that 'start_with' returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
}

void coroutines() {
  post(lazy);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'std::function<void ()>' drops the 'lazy_task<>' that 'lazy' returns, which never starts: its coroutine is destroyed before its first statement [holdfast-task-in-void-callback]
  post([]() -> lazy_task<> { co_return; });
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'std::function<void ()>' drops the 'lazy_task<>' that this lambda returns, which never starts: its coroutine is destroyed before its first statement [holdfast-task-in-void-callback]
  post([] { return lazy(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'std::function<void ()>' drops the 'lazy_task<>' that this lambda returns, which never starts: its coroutine is destroyed before its first statement [holdfast-task-in-void-callback]
}

void stored(std::vector<std::function<void()>> &all, std::map<std::string, std::function<void()>> &named) {
  all.push_back([] { return start(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'std::function<void ()>' drops the 'std::future<void>' that this lambda returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  all.emplace_back([] { return start(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'std::function<void ()>' drops the 'std::future<void>' that this lambda returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  named["x"] = [] { return start(); };
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'std::function<void ()>' drops the 'std::future<void>' that this lambda returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  named.emplace("y", [] { return start(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'std::function<void ()>' drops the 'std::future<void>' that this lambda returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  std::make_unique<std::function<void()>>([] { return start(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:43: warning: 'std::function<void ()>' drops the 'std::future<void>' that this lambda returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  std::function<void()> array[] = {start, [] { return start(); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'std::function<void ()>' drops the 'std::future<void>' that 'start' returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
  // CHECK-MESSAGES: :[[@LINE-2]]:43: warning: 'std::function<void ()>' drops the 'std::future<void>' that this lambda returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
}

std::function<void()> returned() {
  return [] { return start(); };
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'std::function<void ()>' drops the 'std::future<void>' that this lambda returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]
}

void default_argument(std::function<void()> callback = start);
// CHECK-MESSAGES: :[[@LINE-1]]:56: warning: 'std::function<void ()>' drops the 'std::future<void>' that 'start' returns, which is destroyed there: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-task-in-void-callback]

// What is returned is not lost, or is no handle.
std::function<std::future<void>()> silent(std::vector<std::function<std::future<void>()>> &all) {
  auto lambda = [] { return start(); };
  std::function<std::future<void>()> same = lambda;
  same = start;
  all.push_back(start);
  all.emplace_back([] { return start(); });
  std::packaged_task<std::future<void>()> packaged(start);
  post([] { start().get(); });
  post([] { work(); });
  post([] { (void)start(); });
  post([] {});
  post(work);
  std::function<void()> none;
  none = nullptr;
  none = std::move(none);
  std::function<void()> number = [] { return 1; };
  std::function<void()> text = [] { return std::string(); };
  return [] { return start(); };
}
