// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the tests share.

#ifndef HOLDFAST_TEST_TASK_SET_SUPPORT_H
#define HOLDFAST_TEST_TASK_SET_SUPPORT_H

#include "holdfast/task_set.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <future>
#include <mutex>
#include <stdexcept>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

namespace holdfast_test {

using namespace std::chrono_literals;

/// Collects what reaches the process-wide hook while it lives.
class unhandled_errors {
public:
  unhandled_errors() : previous_(holdfast::set_unhandled_error_hook(&collect)) { all().clear(); }
  unhandled_errors(const unhandled_errors &) = delete;
  unhandled_errors &operator=(const unhandled_errors &) = delete;
  ~unhandled_errors() { holdfast::set_unhandled_error_hook(previous_); }

  [[nodiscard]] static std::size_t count() {
    const std::lock_guard<std::mutex> lock(mutex());
    return all().size();
  }

  [[nodiscard]] static std::string message(std::size_t i) {
    const std::lock_guard<std::mutex> lock(mutex());
    try {
      std::rethrow_exception(all().at(i).exception);
    } catch (const std::exception &exception) {
      return exception.what();
    }
  }

private:
  static void collect(const holdfast::task_error &error) noexcept {
    const std::lock_guard<std::mutex> lock(mutex());
    all().push_back(error);
  }
  static std::mutex &mutex() {
    static std::mutex instance;
    return instance;
  }
  static std::vector<holdfast::task_error> &all() {
    static std::vector<holdfast::task_error> instance;
    return instance;
  }

  holdfast::unhandled_error_hook previous_;
};

/// Waits until the condition holds; false if it does not within ten seconds.
template <class Condition> bool eventually(Condition condition) {
  const auto end = std::chrono::steady_clock::now() + 10s;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end)
      return false;
    std::this_thread::sleep_for(100us);
  }
  return true;
}

/// Polls the token until a stop is requested.
inline void run_until_stopped(const holdfast::stop_token &token) {
  while (!token.stop_requested())
    std::this_thread::sleep_for(100us);
}

[[noreturn]] inline void fail(const char *message) { throw std::runtime_error(message); }

/// Whether the call throws a std::system_error that says "deadlock".
template <class Call> bool reports_deadlock(Call call) {
  try {
    call();
  } catch (const std::system_error &error) {
    return error.code() == std::errc::resource_deadlock_would_occur;
  }
  return false;
}

} // namespace holdfast_test

#endif // HOLDFAST_TEST_TASK_SET_SUPPORT_H
