// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of Taskflow that the fixtures use.
#pragma once

#include <future>
#include <string>
#include <type_traits>
#include <utility>

namespace tf {

class Task {
public:
  Task &precede(Task) { return *this; }
};

class Taskflow {
public:
  template <typename F> Task emplace(F &&) { return {}; }
};

class AsyncTask {};

template <typename T> class Future : public std::future<T> {
public:
  Future() = default;
  bool cancel() { return true; }
};

class TaskGroup {
public:
  template <typename F> auto async(F &&) { return std::future<std::invoke_result_t<F>>(); }
  template <typename F> void silent_async(F &&) {}
  void corun() {}
};

class Runtime {
public:
  template <typename F> auto async(F &&) { return std::future<std::invoke_result_t<F>>(); }
  template <typename F, typename... Tasks> auto dependent_async(F &&, Tasks &&...) {
    return std::pair<AsyncTask, std::future<std::invoke_result_t<F>>>();
  }
};

class Executor {
public:
  tf::Future<void> run(Taskflow &) { return {}; }
  tf::Future<void> run(Taskflow &&) { return {}; }
  template <typename F> auto async(F &&) { return std::future<std::invoke_result_t<F>>(); }
  template <typename P, typename F> auto async(P &&, F &&) {
    return std::future<std::invoke_result_t<F>>();
  }
  template <typename F> void silent_async(F &&) {}
  template <typename P, typename F> void silent_async(P &&, F &&) {}
  template <typename F, typename... Tasks> auto dependent_async(F &&, Tasks &&...) {
    return std::pair<AsyncTask, std::future<std::invoke_result_t<F>>>();
  }
  template <typename F, typename... Tasks> tf::AsyncTask silent_dependent_async(F &&, Tasks &&...) {
    return {};
  }
  void wait_for_all() {}
  TaskGroup task_group() { return {}; }
};

} // namespace tf
