// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-overwritten-task %t

// Threads and futures that are assigned to while they still hold something.

#include <future>
#include <thread>
#include <utility>

void work();
void other();
bool condition();
std::future<int> make_future();

void twice() {
  std::thread worker(work);
  worker = std::thread(work);
  // CHECK-NOTES: :[[@LINE-1]]:10: warning: this assignment drops the handle that 'worker' holds, so 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-overwritten-task]
  // CHECK-NOTES: :[[@LINE-3]]:15: note: the handle comes from here
  worker.join();
}

void emptied() {
  std::thread worker(work);
  worker = {};
  // CHECK-NOTES: :[[@LINE-1]]:10: warning: this assignment drops the handle that 'worker' holds, so 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-overwritten-task]
  // CHECK-NOTES: :[[@LINE-3]]:15: note: the handle comes from here
}

void emptied_by_hand() {
  std::thread worker(work);
  worker = std::thread();
  // CHECK-NOTES: :[[@LINE-1]]:10: warning: this assignment drops the handle that 'worker' holds, so 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-overwritten-task]
  // CHECK-NOTES: :[[@LINE-3]]:15: note: the handle comes from here
}

void on_one_path() {
  std::thread worker(work);
  if (condition())
    worker.join();
  worker = std::thread(work);
  // CHECK-NOTES: :[[@LINE-1]]:10: warning: this assignment drops the handle that 'worker' holds, so 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-overwritten-task]
  // CHECK-NOTES: :[[@LINE-5]]:15: note: the handle comes from here
  worker.join();
}

void in_a_loop() {
  std::future<void> result;
  for (int i = 0; i < 3; ++i)
    result = std::async(std::launch::async, work);
    // CHECK-NOTES: :[[@LINE-1]]:12: warning: this assignment drops the handle that 'result' holds, so 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-overwritten-task]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: 'result' holds the handle of the round of the loop before
}

void assigned_twice() {
  std::future<int> result;
  result = make_future();
  other();
  result = make_future();
  // CHECK-NOTES: :[[@LINE-1]]:10: warning: this assignment drops the handle that 'result' holds, so 'std::future<int>' returned by 'make_future' is destroyed here: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-overwritten-task]
  // CHECK-NOTES: :[[@LINE-4]]:12: note: the handle comes from here
  result.get();
}

void joining_thread() {
  std::jthread worker(work);
  worker = std::jthread(work);
  // CHECK-NOTES: :[[@LINE-1]]:10: warning: this assignment drops the handle that 'worker' holds, so 'std::jthread' requests a stop and joins here, so nothing runs concurrently [holdfast-overwritten-task]
  // CHECK-NOTES: :[[@LINE-3]]:16: note: the handle comes from here
}

class server {
  void start_both() {
    worker_ = std::thread(work);
    worker_ = std::thread(work);
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: this assignment drops the handle that 'worker_' holds, so 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-overwritten-task]
    // CHECK-NOTES: :[[@LINE-3]]:15: note: the handle comes from here
  }
  void start_all() {
    while (condition())
      result_ = std::async(std::launch::async, [this] { run(); });
      // CHECK-NOTES: :[[@LINE-1]]:15: warning: this assignment drops the handle that 'result_' holds, so 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-overwritten-task]
      // CHECK-NOTES: :[[@LINE-2]]:7: note: 'result_' holds the handle of the round of the loop before
  }
  void run();

  std::thread worker_;
  std::future<void> result_;
};
