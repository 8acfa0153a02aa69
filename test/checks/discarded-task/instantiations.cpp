// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-discarded-task,holdfast-task-in-void-callback %t

// What depends on a template's arguments is reported once, however many instances
// lose something there; a note names the first. What does not depend on them is
// reported at the definition, without a note.

#include <functional>

struct job {
  void join();
};
struct ticket {
  void cancel();
};
struct jobs {
  job submit(int);
};
struct tickets {
  ticket submit(int);
};
struct nothing {
  void submit(int);
};
job spawn();

template <class Executor> void function(Executor &executor) {
  executor.submit(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: discarded 'job' returned by 'jobs::submit' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: keep the handle until the work has finished
  // CHECK-NOTES: :17:7: note: inferred from here: its name says that it starts work, and its result can be joined
  // CHECK-NOTES: :[[@LINE-5]]:32: note: in the instantiation of 'function<jobs>'
  spawn();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: discarded 'job' returned by 'spawn' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: keep the handle until the work has finished
  // CHECK-NOTES: :25:5: note: inferred from here: its name says that it starts work, and its result can be joined
}

template <class Executor, int Number> struct pool {
  Executor executor;
  void method() {
    executor.submit(Number);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: discarded 'ticket' returned by 'tickets::submit' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: keep the handle until the work has finished
    // CHECK-NOTES: :20:10: note: inferred from here: its name says that it starts work, and its result can be joined
    // CHECK-NOTES: :[[@LINE-5]]:8: note: in the instantiation of 'pool<tickets, 7>::method'
  }
};

template <class Executor> void in_a_lambda(Executor &executor) {
  [&] { executor.submit(1); }();
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: discarded 'job' returned by 'jobs::submit' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
  // CHECK-NOTES: :[[@LINE-2]]:9: note: keep the handle until the work has finished
  // CHECK-NOTES: :17:7: note: inferred from here: its name says that it starts work, and its result can be joined
  // CHECK-NOTES: :[[@LINE-5]]:32: note: in the instantiation of 'in_a_lambda<jobs>'
}

template <class Executor> void in_a_callback(Executor &executor) {
  std::function<void()> callback = [&] { return executor.submit(1); };
  // CHECK-NOTES: :[[@LINE-1]]:36: warning: 'std::function<void ()>' drops the 'job' that this lambda returns, which runs on unobserved: nothing can wait for it any more [holdfast-task-in-void-callback]
  // CHECK-NOTES: :[[@LINE-2]]:36: note: hold it in the callback, in a task set that outlives the work
  // CHECK-NOTES: :17:7: note: inferred from here: its name says that it starts work, and its result can be joined
  // CHECK-NOTES: :[[@LINE-5]]:32: note: in the instantiation of 'in_a_callback<jobs>'
}

template <class Executor> void never_lost(Executor &executor) { executor.submit(1); }

void instantiate(jobs &one, tickets &other, nothing &none) {
  function(none);
  function(one);
  function(other);
  pool<nothing, 3>().method();
  pool<tickets, 7>().method();
  pool<jobs, 8>().method();
  in_a_lambda(one);
  in_a_lambda(other);
  in_a_callback(none);
  in_a_callback(one);
  in_a_callback(other);
  never_lost(none);
}
