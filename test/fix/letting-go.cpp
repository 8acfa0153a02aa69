// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -run -std=c++20 -fix-note='let it go' %s holdfast-discarded-task,holdfast-unused-task %t

// Where work runs on by itself, it may be meant to: the fix asks for the reason. Not
// where it was started, waited for or cancelled otherwise, nor when it refers to what
// may be gone by then.

// CHECK-FIXES: #include <holdfast/detach.h>
#include <atomic>
#include <chrono>
#include <future>
#include <string>
#include <thread>

std::atomic<int> done{0};

std::future<void> start() {
  return std::async(std::launch::async, [] { ++done; });
}

std::future<int> start_with(const std::string &) {
  std::promise<int> kept;
  kept.set_value(1);
  ++done;
  return kept.get_future();
}

void runs_on() {
  start();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'start' blocks here until the task has finished [holdfast-discarded-task]
  std::shared_future<void> unused = start().share();
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: 'unused' is never used, so 'std::shared_future<void>' {{.*}} is destroyed at the end of its scope: {{.*}} [holdfast-unused-task]
  // CHECK-FIXES: holdfast::detach(start().share(), "TODO: why");
}

struct one_of_ours {
  std::future<int> (*make)(const std::string &) = start_with;
};

void function_elsewhere(const one_of_ours &given) {
  given.make("text");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<int>' {{.*}} [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::detach(given.make("text"), "TODO: why");
}

// It must not outlive these.
void refers_to_a_local() {
  int number = 0;
  std::async([&number] { ++number; });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' {{.*}} [holdfast-discarded-task]
}

void would_end_the_program() {
  std::thread([] { ++done; });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
}

int main() {
  runs_on();
  function_elsewhere({});
  while (done < 3)
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
}
