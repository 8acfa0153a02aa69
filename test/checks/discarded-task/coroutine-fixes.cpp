// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-discarded-task %t -- -- -I%S/Inputs

// In a coroutine an awaitable is awaited; elsewhere a task set starts and holds
// it.

#include "coroutine_types.h"

// CHECK-FIXES: #include <holdfast/task_set.h>
#include <string>

lazy_task<> work(int number);
lazy_task<> work_on(const std::string &text);
struct connection {
  lazy_task<> close();
};

lazy_task<> coroutine(connection &peer, bool condition) {
  work(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'lazy_task<>' returned by 'work' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: co_await work(1);
  if (condition)
    work(2);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'lazy_task<>' returned by 'work' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  peer.close();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'lazy_task<>' returned by 'connection::close' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  work(3), work(4);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'lazy_task<>' returned by 'work' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:12: warning: discarded 'lazy_task<>' returned by 'work' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
    // CHECK-FIXES: co_await work(2);
  // CHECK-FIXES: co_await peer.close();
  // CHECK-FIXES: co_await work(3), co_await work(4);
  for (int i = 0; i < 3; ++i)
    work(i);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'lazy_task<>' returned by 'work' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
    // CHECK-FIXES: co_await work(i);
  co_await work(5);
}

// A handler must not suspend, and the arms of ?: must keep their type.
lazy_task<> cannot_await(bool condition) {
  try {
    co_await work(1);
  } catch (...) {
    work(2);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'lazy_task<>' returned by 'work' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  }
  condition ? work(3) : work(4);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: discarded 'lazy_task<>' returned by 'work' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:25: warning: discarded 'lazy_task<>' returned by 'work' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
}

// The lambda is no coroutine, the function around it is.
lazy_task<> lambda_in_a_coroutine() {
  auto later = [] {
    work(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'lazy_task<>' returned by 'work' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
    // CHECK-FIXES: holdfast::task_set tasks;
    // CHECK-FIXES: tasks.add(work(1));
  };
  later();
  co_return;
}

void coroutine_lambda() {
  auto later = []() -> lazy_task<> {
    work(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'lazy_task<>' returned by 'work' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
    // CHECK-FIXES: co_await work(1);
    co_return;
  };
  (void)later;
}

void function() {
  work(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'lazy_task<>' returned by 'work' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(work(1));
}

void method(connection &peer) {
  peer.close();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'lazy_task<>' returned by 'connection::close' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(peer.close());
}

void local_object() {
  connection peer;
  peer.close();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'lazy_task<>' returned by 'connection::close' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(peer.close());
}

// The coroutine would refer to what dies with the statement.
void dangling() {
  work_on("temporary");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'lazy_task<>' returned by 'work_on' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  connection().close();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'lazy_task<>' returned by 'connection::close' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  int number = 0;
  [number]() -> lazy_task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'lazy_task<>' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
    (void)number;
    co_return;
  }();
}

void nothing_captured() {
  []() -> lazy_task<> { co_return; }();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'lazy_task<>' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add([]() -> lazy_task<> { co_return; }());
}

void referred_to(std::string text) {
  while (!text.empty()) {
    std::string line = text;
    work_on(line);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'lazy_task<>' returned by 'work_on' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
    work_on(text);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'lazy_task<>' returned by 'work_on' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
    // CHECK-FIXES: holdfast::task_set tasks;
    // CHECK-FIXES: tasks.add(work_on(line));
    // CHECK-FIXES: tasks.add(work_on(text));
  }
}

// Its promise decides what may be awaited.
struct picky {
  struct promise_type {
    picky get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    awaiter await_transform(int number);
    void return_void() {}
    void unhandled_exception() {}
  };
};
picky awaits_numbers() {
  work(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'lazy_task<>' returned by 'work' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  co_await 1;
}

struct open_minded {
  struct promise_type {
    open_minded get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    template <class T> T &&await_transform(T &&awaited) { return static_cast<T &&>(awaited); }
    void return_void() {}
    void unhandled_exception() {}
  };
};
open_minded awaits_anything() {
  work(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'lazy_task<>' returned by 'work' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: co_await work(1);
  co_return;
}

// A set in a coroutine would block the thread that resumes it.
struct eager_operation {
  using promise_type = eager_promise<eager_operation>;
  std::coroutine_handle<> frame;
  awaiter operator co_await() const;
};
eager_operation running();
lazy_task<> already_running() {
  running();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'eager_operation' returned by 'running' runs on unobserved: nothing can wait for it, and its exception is lost [holdfast-discarded-task]
  co_return;
}

// A handle that cannot be moved cannot be given away.
struct pinned : awaiter {
  pinned();
  pinned(pinned &&) = delete;
};
pinned stays();
void immovable() {
  stays();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'pinned' returned by 'stays' never starts: nothing awaits it [holdfast-discarded-task]
}

// Its object lives longer than the function.
void through_a_pointer(connection *peer) {
  peer->close();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'lazy_task<>' returned by 'connection::close' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(peer->close());
}
struct session {
  lazy_task<> step(int number);
  void run() {
    step(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'lazy_task<>' returned by 'session::step' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
    this->step(2);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'lazy_task<>' returned by 'session::step' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
    // CHECK-FIXES: holdfast::task_set tasks;
    // CHECK-FIXES: tasks.add(step(1));
    // CHECK-FIXES: tasks.add(this->step(2));
  }
};
