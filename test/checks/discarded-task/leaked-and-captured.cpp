// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-discarded-task %t

// A handle that dies, or leaks, with what holds it: a pointer from new, a closure
// that nobody calls. A statement that only names a handle.

#include <future>
#include <thread>
#include <utility>

void work();
std::future<void> start();
void use(std::thread *);

void leaked() {
  new std::thread(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the discarded pointer leaks the new 'std::thread': nothing can wait for its work [holdfast-discarded-task]
  (void)new std::thread([] { work(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the discarded pointer leaks the new 'std::thread': nothing can wait for its work [holdfast-discarded-task]
  new std::future<void>(start());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the discarded pointer leaks the new 'std::future<void>': nothing can wait for its work [holdfast-discarded-task]
}

void captured(std::thread worker) {
  [handle = start()] {};
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the discarded closure captures 'std::future<void>' returned by 'start', which is destroyed here: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-discarded-task]
  [handle = std::async(std::launch::async, work), number = 1] { return number; };
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the discarded closure captures 'std::future<void>' returned by 'std::async', which blocks here until the task has finished [holdfast-discarded-task]
  (void)[handle = std::thread(work)] {};
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: the discarded closure captures 'std::thread', which terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
}

// Kept, or called, or passed on.
void silent(std::thread worker) {
  auto *kept = new std::thread(work);
  // Whoever has the storage destroys it.
  alignas(std::thread) static unsigned char storage[sizeof(std::thread)];
  new (storage) std::thread(work);
  use(kept);
  use(new std::thread(work));
  new std::thread();
  auto later = [handle = start()]() mutable { handle.get(); };
  later();
  std::async(std::launch::async, [handle = start()]() mutable { handle.get(); }).get();
  [handle = start()]() mutable { handle.get(); }();
  [taken = std::move(worker)] {};
  [number = 1] {};
}
