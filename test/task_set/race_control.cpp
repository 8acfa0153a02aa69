// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Shows that the race a scope must not have is one that this machine, with these
// sanitizers, can find. The same program runs with two scopes: with task_set it
// must stay silent, with the naive scope it must be caught.

#include "executor.h"
#include "holdfast/task_set.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstring>
#include <memory>
#include <mutex>

namespace {

using namespace std::chrono_literals;
using holdfast::HOLDFAST_ABI::detail::race_point;

/// Counts a task off and then touches the scope, which the joiner may have
/// destroyed in between.
class naive_scope {
public:
  auto wrap() {
    ++tasks_;
    return [this] {
      if (--tasks_ != 0)
        return;
      race_point();
      const std::lock_guard<std::mutex> lock(mutex_);
      changed_.notify_all();
    };
  }

  void join() {
    if (tasks_ == 0)
      return;
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [&] { return tasks_ == 0; });
  }

private:
  std::atomic<int> tasks_{0};
  std::mutex mutex_;
  std::condition_variable changed_;
};

class task_set_scope {
public:
  auto wrap() {
    return tasks_.wrap([] {});
  }
  void join() { tasks_.join(); }

private:
  holdfast::task_set tasks_;
};

template <class Scope> void destroy_right_after_join(std::chrono::seconds duration) {
  holdfast_test::executor pool(3);
  const auto end = std::chrono::steady_clock::now() + duration;
  while (std::chrono::steady_clock::now() < end) {
    const auto scope = std::make_unique<Scope>();
    for (int k = 0; k != 3; ++k)
      pool.post(scope->wrap());
    race_point();
    scope->join();
  }
}

} // namespace

int main(int argc, char **argv) {
  const bool naive = argc > 1 && std::strcmp(argv[1], "naive") == 0;
  if (naive)
    destroy_right_after_join<naive_scope>(30s); // ends at the first report
  else
    destroy_right_after_join<task_set_scope>(5s);
  std::puts("nothing found");
}
