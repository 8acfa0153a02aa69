// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-unreaped-tasks %t

// Containers that handles go into and never come out of.
// CHECK-FIXES: #include <holdfast/task_set.h>

#include <algorithm>
#include <future>
#include <iterator>
#include <thread>
#include <utility>
#include <vector>

void work(int);
std::future<int> make_future();

namespace {
std::vector<std::future<int>> results;
// CHECK-FIXES: holdfast::task_set results;
void remember(int) { results.push_back(make_future()); }
// CHECK-MESSAGES: :[[@LINE-1]]:22: warning: nothing ever takes a handle out of 'results', so it grows with every 'std::future<int>' that is added [holdfast-unreaped-tasks]
// CHECK-FIXES: void remember(int) { results.add(make_future()); }
} // namespace

void filled_and_never_read() {
  std::vector<std::thread> threads;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: 'threads' is filled and never read, so each 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-unreaped-tasks]
  // CHECK-FIXES: holdfast::task_set threads;
  for (int i = 0; i < 3; ++i)
    threads.emplace_back(work, i);
    // CHECK-FIXES: threads.spawn(work, i);
  threads.push_back(std::thread(work, 4));
  // CHECK-FIXES: threads.add(std::thread(work, 4));
}

void collected(const std::vector<int> &numbers) {
  std::vector<std::thread> threads;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: 'threads' is filled and never read, so each 'std::thread' terminates the program at the end of its scope if it is still joinable [holdfast-unreaped-tasks]
  std::transform(numbers.begin(), numbers.end(), std::back_inserter(threads),
                 [](int number) { return std::thread(work, number); });
}

void static_in_a_function(int number) {
  static std::vector<std::future<void>> running;
  // CHECK-FIXES: static holdfast::task_set running;
  running.push_back(std::async(std::launch::async, work, number));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nothing ever takes a handle out of 'running', so it grows with every 'std::future<void>' that is added [holdfast-unreaped-tasks]
  // CHECK-FIXES: running.add(std::async(std::launch::async, work, number));
}
