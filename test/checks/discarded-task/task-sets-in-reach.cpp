// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast %s holdfast-discarded-task %t

// A task set in reach is used, unless it would outlive what the task refers to.

#include <future>
#include <holdfast/task_set.h>
#include <thread>

void work();
void work_on(int &number);

void local() {
  holdfast::task_set running;
  std::async(std::launch::async, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: running.spawn(work);
  if (true)
    std::thread{work};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
    // CHECK-FIXES: running.spawn(work);
}

void innermost() {
  holdfast::task_set outer;
  {
    holdfast::task_set inner;
    std::thread{work};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
    // CHECK-FIXES: inner.spawn(work);
  }
  std::thread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: outer.spawn(work);
}

void declared_later() {
  std::thread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(work);
  holdfast::task_set late;
}

void not_enclosing() {
  {
    holdfast::task_set gone;
  }
  std::thread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(work);
}

void parameter(holdfast::task_set &running) {
  std::async(std::launch::async, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: running.spawn(work);
}

void pointer(holdfast::task_set *running) {
  std::thread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: running->spawn(work);
}

void constant(const holdfast::task_set &running) {
  std::thread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(work);
}

void ambiguous(holdfast::task_set &one, holdfast::task_set &other) {
  std::thread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(work);
}

// The set outlives what the task refers to: it gets one of its own.
void dangling_with_parameter(holdfast::task_set &running) {
  int number = 0;
  std::thread{[&number] { work_on(number); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn([&number] { work_on(number); });
}

void dangling_with_local() {
  holdfast::task_set running;
  int number = 0;
  std::thread{[&number] { work_on(number); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn([&number] { work_on(number); });
}

void outlived_by_the_variable() {
  int number = 0;
  holdfast::task_set running;
  std::thread{[&number] { work_on(number); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: running.spawn([&number] { work_on(number); });
}

class server {
public:
  void handle() {
    std::async(std::launch::async, work);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
    // CHECK-FIXES: tasks_.spawn(work);
  }
  // The callers, who took it to be done, may touch the object meanwhile.
  void handle_the_object() {
    std::async(std::launch::async, [this] { count(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  }
  void handle_the_object_here() {
    holdfast::task_set local;
    std::async(std::launch::async, [this] { count(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
    // CHECK-FIXES: local.spawn([this] { count(); });
  }
  void constant() const {
    std::thread{work};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
    // CHECK-FIXES: holdfast::task_set tasks;
    // CHECK-FIXES: tasks.spawn(work);
  }
  static void no_object() {
    std::thread{work};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
    // CHECK-FIXES: holdfast::task_set tasks;
    // CHECK-FIXES: tasks.spawn(work);
  }
  void local_first() {
    holdfast::task_set local;
    std::thread{work};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
    // CHECK-FIXES: local.spawn(work);
  }
  void in_a_lambda() {
    auto later = [this] {
      std::thread{[this] { count(); }};
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
      // CHECK-FIXES: tasks_.spawn([this] { count(); });
    };
    later();
  }
  void lambda_without_this() {
    auto later = [] {
      std::thread{work};
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
      // CHECK-FIXES: holdfast::task_set tasks;
      // CHECK-FIXES: tasks.spawn(work);
    };
    later();
  }
  void refers_to_a_local() {
    int number = 0;
    std::thread{[&number] { work_on(number); }};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
    // CHECK-FIXES: holdfast::task_set tasks;
    // CHECK-FIXES: tasks.spawn([&number] { work_on(number); });
  }

private:
  void count();
  holdfast::task_set tasks_;
};

class inherited_base {
protected:
  holdfast::task_set protected_tasks;
};
class inherits : inherited_base {
  void run() {
    std::thread{work};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
    // CHECK-FIXES: protected_tasks.spawn(work);
  }
};

class private_base {
  holdfast::task_set hidden;
};
class cannot_reach : private_base {
  void run() {
    std::thread{work};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
    // CHECK-FIXES: holdfast::task_set tasks;
    // CHECK-FIXES: tasks.spawn(work);
  }
};

class two_sets {
  void run() {
    std::thread{work};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
    // CHECK-FIXES: holdfast::task_set tasks;
    // CHECK-FIXES: tasks.spawn(work);
  }
  holdfast::task_set one;
  holdfast::task_set other;
};

struct by_pointer {
  holdfast::task_set *shared = nullptr;
  void run() const {
    std::thread{work};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
    // CHECK-FIXES: shared->spawn(work);
  }
};

void captured() {
  holdfast::task_set running;
  auto later = [&running] {
    std::thread{work};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
    // CHECK-FIXES: running.spawn(work);
  };
  later();
}

template <class T> struct in_a_template {
  holdfast::task_set tasks;
  void run() {
    std::thread{work};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
    // CHECK-FIXES: tasks.spawn(work);
  }
};
template struct in_a_template<int>;
