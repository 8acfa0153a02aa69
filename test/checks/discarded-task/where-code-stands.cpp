// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-discarded-task %t

// Wherever the user's code stands, it is looked at, and once: in friends, members
// of members, templates and their instances, lambdas in whatever holds them.

#include <vector>

struct job {
  void join();
};
job spawn();
template <class T> job launch(T);

namespace outer {
namespace {
inline namespace inner {
void in_namespaces() { spawn(), spawn(); }
// CHECK-MESSAGES: :[[@LINE-1]]:24: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
// CHECK-MESSAGES: :[[@LINE-2]]:33: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
} // namespace inner
} // namespace
extern "C" {
void in_linkage() { spawn(), spawn(); }
// CHECK-MESSAGES: :[[@LINE-1]]:21: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
// CHECK-MESSAGES: :[[@LINE-2]]:30: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
}
} // namespace outer

class with_friend {
  friend void befriended() { spawn(), spawn(); }
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:39: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
  class nested {
    void member();
  };
};
void with_friend::nested::member() { spawn(), spawn(); }
// CHECK-MESSAGES: :[[@LINE-1]]:38: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
// CHECK-MESSAGES: :[[@LINE-2]]:47: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]

template <class T> struct holder {
  friend void friend_of(holder) { launch(T()); }
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: discarded 'job' returned by 'launch' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
  template <class U> void member_template(U);
  struct inner {
    void method() { launch(T()); }
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: discarded 'job' returned by 'launch' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
    template <class U> static void deepest(U) { launch(T()); }
    // CHECK-MESSAGES: :[[@LINE-1]]:49: warning: discarded 'job' returned by 'launch' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
  };
  static inline int member = (launch(T()), 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: discarded 'job' returned by 'launch' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
  int in_class = (launch(T()), 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: discarded 'job' returned by 'launch' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
};
template <class T> template <class U> void holder<T>::member_template(U) { launch(T()); }
// CHECK-MESSAGES: :[[@LINE-1]]:76: warning: discarded 'job' returned by 'launch' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
void use_holder() {
  holder<int> one;
  holder<char> other;
  friend_of(one);
  friend_of(other);
  one.member_template(1);
  other.member_template(1);
  holder<int>::inner().method();
  holder<int>::inner::deepest(1);
  (void)holder<int>::member;
}

template <class T> int variable = (launch(T()), 0);
// CHECK-MESSAGES: :[[@LINE-1]]:36: warning: discarded 'job' returned by 'launch' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
template int variable<int>;

template <class T> struct explicitly { void method() { launch(T()); } };
// CHECK-MESSAGES: :[[@LINE-1]]:56: warning: discarded 'job' returned by 'launch' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
template struct explicitly<int>;
template <> struct explicitly<char> { void method() { spawn(), spawn(); } };
// CHECK-MESSAGES: :[[@LINE-1]]:55: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
// CHECK-MESSAGES: :[[@LINE-2]]:64: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
template <class T> struct explicitly<T *> { void method() { spawn(), spawn(); } };
// CHECK-MESSAGES: :[[@LINE-1]]:61: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
// CHECK-MESSAGES: :[[@LINE-2]]:70: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
template class std::vector<long>;

void local_class() {
  struct local {
    void method() { spawn(), spawn(); }
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
    // CHECK-MESSAGES: :[[@LINE-2]]:30: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
    static int twice(int) { return (spawn(), spawn(), 1); }
    // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
    // CHECK-MESSAGES: :[[@LINE-2]]:46: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
  };
  local().method();
}

template <class T> void local_class_of_template() {
  struct local {
    void method() { launch(T()); }
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: discarded 'job' returned by 'launch' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
  };
  local().method();
}
template void local_class_of_template<int>();

void closures(bool (*given)(int) = [](int) { return (spawn(), true); }) {
// CHECK-MESSAGES: :[[@LINE-1]]:54: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
  auto generic = [](auto value) { launch(value); };
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: discarded 'job' returned by 'launch' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
  generic(1);
  generic('c');
  auto nested = [] { return [] { spawn(), spawn(); }; };
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:43: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
  nested()();
  static auto in_static = [] { spawn(), spawn(); };
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:41: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
  std::vector<void (*)()> in_a_list{[] { spawn(), spawn(); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:51: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
}

int initialised = [] { return (spawn(), 1); }();
// CHECK-MESSAGES: :[[@LINE-1]]:32: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
struct member_closure {
  int value = [] { return (spawn(), 1); }();
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
  int other;
  member_closure() : other([] { return (spawn(), 1); }()) {}
  // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
};

template <class T> void closure_in_template(T value) {
  [value] { launch(value); }();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: discarded 'job' returned by 'launch' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
}
template void closure_in_template(int);
template void closure_in_template(char);

// A function of its own that is never made.
void dead() {
  if constexpr (false)
    [] { spawn(), spawn(); }();
}
