// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast %s holdfast-discarded-task %t -- -- -Wno-vexing-parse

// A template is reported once, and fixed only where every instantiation agrees.

// CHECK-FIXES: #include <holdfast/task_set.h>
#include <future>
#include <thread>

void work();

template <class T> void independent(T) {
  std::async(std::launch::async, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(work);
}

template <class Callable> void dependent(Callable callable) {
  std::async(std::launch::async, callable);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
}

template <class Executor> void dependent_callee(Executor &executor) {
  executor.submit(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'pool::submit' is destroyed here: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-discarded-task]
}

template <class T> struct holder {
  T value;
  void member() {
    std::thread{work};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
    // CHECK-FIXES: holdfast::task_set tasks;
    // CHECK-FIXES: tasks.spawn(work);
  }
  void dependent_member() {
    std::thread([this] { (void)value; work(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here if it is still joinable [holdfast-discarded-task]
  }
};

struct pool {
  template <class Callable> std::future<void> submit(Callable callable);
};
struct silent_pool {
  template <class Callable> void submit(Callable callable);
};

void instantiate(pool &futures, silent_pool &none) {
  independent(1);
  independent('c');
  dependent([] { work(); });
  dependent(&work);
  dependent_callee(futures);
  dependent_callee(none);
  holder<int> number{1};
  number.member();
  number.dependent_member();
  holder<char> letter{'a'};
  letter.member();
  letter.dependent_member();
}

template <class T> void if_constexpr(T) {
  if constexpr (sizeof(T) > 1)
  // CHECK-FIXES: holdfast::task_set tasks;
    std::thread(work);
  else
    std::thread{work};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
    // CHECK-FIXES: tasks.spawn(work);
}
template void if_constexpr(char);
