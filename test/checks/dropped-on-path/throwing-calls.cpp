// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-dropped-on-path %t -- \
// RUN:   -config="{CheckOptions: {holdfast-dropped-on-path.ThrowingCalls: true}}"

// With the option a call between the making and the joining of a thread is a path
// too, unless it cannot throw.

#include <future>
#include <thread>

void work();
void may_throw();
void does_not_throw() noexcept;
std::future<int> make_future();

void dropped() {
  std::thread worker(work);
  // CHECK-NOTES: :[[@LINE-1]]:15: warning: 'worker' is used on some paths only; on others 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-dropped-on-path]
  // CHECK-NOTES: :[[@LINE+2]]:3: note: on this path this call throws
  // CHECK-NOTES: :[[@LINE+3]]:1: note: 'worker' is not used before the function is left here
  may_throw();
  worker.join();
}

void caught() {
  std::thread worker(work);
  // CHECK-NOTES: :[[@LINE-1]]:15: warning: 'worker' is used on some paths only; on others 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-dropped-on-path]
  // CHECK-NOTES: :[[@LINE+3]]:5: note: on this path this call throws
  // CHECK-NOTES: :[[@LINE+6]]:1: note: 'worker' is not used before the function is left here
  try {
    may_throw();
    worker.join();
  } catch (...) {
  }
}

void joined_by_the_handler() {
  std::thread worker(work);
  try {
    may_throw();
  } catch (...) {
    worker.join();
    throw;
  }
  worker.join();
}

void cannot_throw() {
  std::thread worker(work);
  does_not_throw();
  worker.join();
}

// Nothing worse than the exception itself.
int only_lost() {
  auto result = make_future();
  may_throw();
  return result.get();
}
