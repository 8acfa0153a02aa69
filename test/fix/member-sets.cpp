// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -fix-note='new member' %s holdfast-discarded-task %t

// A class can get a set as its last member: destroyed first, after its tasks.

// CHECK-FIXES: #include <holdfast/task_set.h>
#include <future>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

void work();
std::future<void> start();

class server {
public:
  server() {
    std::async(std::launch::async, work);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
    // CHECK-FIXES: tasks_.spawn(work);
  }
  void handle() {
    std::thread([this] { count(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
    // CHECK-FIXES: tasks_.spawn([this] { count(); });
    auto later = [this] {
      std::thread([this] { count(); });
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
      // CHECK-FIXES: tasks_.spawn([this] { count(); });
    };
    later();
  }

private:
  void count();
  int counted_ = 0; // times
  // CHECK-FIXES: int counted_ = 0; // times
  // CHECK-FIXES-NEXT: holdfast::task_set tasks_;
};

class in_another_style {
public:
  void handle() {
    std::thread{work};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
    // CHECK-FIXES: m_tasks.spawn(work);
  }

private:
  std::vector<int> m_numbers;
  // CHECK-FIXES: std::vector<int> m_numbers;
  // CHECK-FIXES-NEXT: holdfast::task_set m_tasks;
};

class without_members {
public:
  void handle() {
    std::thread{work};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
    // CHECK-FIXES: tasks_.spawn(work);
  }
};
// CHECK-FIXES: private:
// CHECK-FIXES-NEXT: holdfast::task_set tasks_;

struct takes_the_name {
  void handle() {
    std::thread{work};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
    // CHECK-FIXES: tasks_2.spawn(work);
  }
  int tasks = 0;
  // CHECK-FIXES: int tasks = 0;
  // CHECK-FIXES-NEXT: holdfast::task_set tasks_2;
};

struct never_moved {
  never_moved(const never_moved &) = delete;
  never_moved &operator=(const never_moved &) = delete;
  void handle() {
    std::thread{work};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
    // CHECK-FIXES: tasks.spawn(work);
  }
  ~never_moved() {}
  std::mutex guard;
  // CHECK-FIXES: std::mutex guard;
  // CHECK-FIXES-NEXT: holdfast::task_set tasks;
};

// No member for these.

struct moved {
  void handle() {
    std::thread{work};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  }
  std::vector<int> numbers;
};
moved make(moved &from) { return std::move(from); }

struct in_a_vector {
  void handle() {
    std::thread{work};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  }
  int number = 0;
};
void fill(std::vector<in_a_vector> &all) { all.push_back({}); }

struct assigned {
  void handle() {
    std::thread{work};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  }
  int number = 0;
};
void assign(assigned &to) { to = assigned(); }

struct with_a_copy_constructor {
  with_a_copy_constructor(const with_a_copy_constructor &) {}
  void handle() {
    std::thread{work};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  }
};

struct base_of_others {
  virtual ~base_of_others() = default;
  virtual void handle() {
    std::thread{[this] { handle(); }};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  }
};

struct cleans_up {
  ~cleans_up() { work(); }
  void handle() {
    std::thread{work};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  }
};

struct not_in_these {
  ~not_in_these() {}
  static void no_object() {
    std::thread{work};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  }
  void constant() const {
    std::thread{work};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  }
  void refers_to_a_local() {
    int number = 0;
    std::thread{[&number] { ++number; }};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  }
};

template <typename T> struct of_a_template {
  void handle() {
    std::thread{work};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  }
};
template struct of_a_template<int>;
