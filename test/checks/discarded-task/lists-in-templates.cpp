// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++17 %s holdfast-discarded-task %t

// CHECK-FIXES: #include <holdfast/task_set.h>
#include <future>
#include <memory>
#include <utility>

int work();

// As long as a template's arguments are not known, a list in parentheses or braces
// stands where an expression will, and has no type.
template <class T> struct held {
  T value;
  T other = T(1, 2);
  held(int a, int b) : value(a, b), other(a, b) {}
  explicit held(int a) : value{a, a}, other{} {}
};

template <class T> struct derived : T {
  derived(int a, int b) : T(a, b) {}
};

template <class T> T build(int a, int b) {
  T local(a, b);
  T braced{a, b};
  static T kept(a, b);
  auto on_heap = std::unique_ptr<T>(new T(a, b));
  new (on_heap.get()) T(a, b);
  for (T each(a, b); a != b; ++a)
    T(a, b);
  return {a, b};
}

template <class... Args> void spread(Args... args) {
  std::pair<int, int> both(args...);
  (void)both;
  [inner = std::pair<int, int>(args...)] {}();
}

template <class T> void lost(T a) {
  T both(a, a);
  std::async(std::launch::async, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<int>' returned by 'std::async' blocks
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(work);
}
