// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++23 %s holdfast-discarded-task %t

// A handle in a container, an optional or a smart pointer is one.

#include <array>
#include <expected>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <thread>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

template <class T> class StatusOr {
public:
  bool ok() const;
  T value() &&;
};

using batch = std::vector<std::future<int>>;

batch spawn_all();
std::array<std::thread, 2> pair_of_threads();
std::optional<std::future<int>> try_spawn();
std::expected<std::thread, int> spawn_or_error();
std::pair<std::future<int>, int> spawn_with_id();
std::tuple<int, std::future<int>> spawn_third();
std::variant<int, std::future<int>> maybe_spawn();
std::unique_ptr<std::thread> owned();
std::map<int, std::future<int>> spawn_named();
std::vector<std::optional<std::jthread>> nested();
StatusOr<std::future<int>> spawn_checked();
void work();

void discarded() {
  spawn_all();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::vector<std::future<int>>' returned by 'spawn_all' holds a 'std::future<int>', which is destroyed here: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-discarded-task]
  pair_of_threads();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::array<std::thread, 2>' returned by 'pair_of_threads' holds a 'std::thread', which terminates the program here if it is still joinable [holdfast-discarded-task]
  try_spawn();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::optional<std::future<int>>' returned by 'try_spawn' holds a 'std::future<int>', which
  spawn_or_error();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::expected<std::thread, int>' returned by 'spawn_or_error' holds a 'std::thread', which
  spawn_with_id();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::pair<std::future<int>, int>' returned by 'spawn_with_id' holds a 'std::future<int>', which
  spawn_third();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::tuple<int, std::future<int>>' returned by 'spawn_third' holds a 'std::future<int>', which
  maybe_spawn();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::variant<int, std::future<int>>' returned by 'maybe_spawn' holds a 'std::future<int>', which
  owned();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::unique_ptr<std::thread>' returned by 'owned' holds a 'std::thread', which
  spawn_named();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::map<int, std::future<int>>' returned by 'spawn_named' holds a 'std::future<int>', which
  nested();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::vector<std::optional<std::jthread>>' returned by 'nested' holds a 'std::optional<std::jthread>', which holds a 'std::jthread', which requests a stop and joins here [holdfast-discarded-task]
  spawn_checked();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'StatusOr<std::future<int>>' returned by 'spawn_checked' holds a 'std::future<int>', which
  std::make_shared<std::thread>(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::shared_ptr<std::thread>' returned by 'std::make_shared' holds a 'std::thread', which
  std::optional<std::thread>(std::thread(work));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::optional<std::thread>' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
}

class registry {
public:
  // Copies of what it owns.
  std::shared_ptr<std::thread> find(int id) const;
  batch &all();
  const std::optional<std::future<int>> &latest() const;
};

void silent(registry &threads) {
  threads.find(1);
  threads.all();
  threads.latest();
  batch kept = spawn_all();
  for (std::future<int> &each : kept)
    each.get();
  std::vector<std::future<int>>();
  std::optional<std::thread>();
  std::pair<int, int>(1, 2);
  spawn_all().front().wait();
}
