// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -fix-notes -std=c++20 %s holdfast-unreaped-tasks %t

// Members: their fix is an alternative, since it takes the class's moves away.
// CHECK-FIXES: #include <holdfast/task_set.h>

#include <future>
#include <list>
#include <map>
#include <thread>
#include <utility>
#include <vector>

void work(int);

class server {
public:
  void accept(int number) {
    running_.push_back(std::async(std::launch::async, work, number));
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: nothing ever takes a handle out of 'running_', so it grows with every 'std::future<void>' that is added [holdfast-unreaped-tasks]
    // CHECK-FIXES: running_.add(std::async(std::launch::async, work, number));
  }
  bool is_busy() const { return !running_.empty(); }

private:
  std::vector<std::future<void>> running_;
  // CHECK-FIXES: holdfast::task_set running_;
};

class pool {
public:
  void start(int number) { workers_.emplace_back(work, number); }
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: nothing ever takes a handle out of 'workers_', so it grows with every 'std::thread' that is added [holdfast-unreaped-tasks]
  // CHECK-FIXES: void start(int number) { workers_.spawn(work, number); }

private:
  std::list<std::thread> workers_;
  // CHECK-FIXES: holdfast::task_set workers_;
};

// A map has no counterpart.
class registry {
public:
  void start(int number) { tasks_.emplace(number, std::async(std::launch::async, work, number)); }
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: nothing ever takes a handle out of 'tasks_', so it grows with every 'std::future<void>' that is added [holdfast-unreaped-tasks]

private:
  std::map<int, std::future<void>> tasks_;
};

// Two share one type, one has a size, one has two declarations: no fix.
class no_fix {
public:
  void start(int number) {
    first_.push_back(std::async(std::launch::async, work, number));
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: nothing ever takes a handle out of 'first_', so it grows with every 'std::future<void>' that is added [holdfast-unreaped-tasks]
    sized_.push_back(std::async(std::launch::async, work, number));
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: nothing ever takes a handle out of 'sized_', so it grows with every 'std::future<void>' that is added [holdfast-unreaped-tasks]
  }

private:
  std::vector<std::future<void>> first_, second_;
  std::vector<std::future<void>> sized_{};
};

namespace {
struct with_a_static_member {
  static void start(int number) { running.push_back(std::async(std::launch::async, work, number)); }
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: nothing ever takes a handle out of 'running', so it grows with every 'std::future<void>' that is added [holdfast-unreaped-tasks]
  static std::vector<std::future<void>> running;
};
std::vector<std::future<void>> with_a_static_member::running;
} // namespace

// Each request is answered by a callback.
class callbacks {
public:
  template <class Function> void on_request(Function handle) { handle(0); }
  void serve() {
    on_request([this](int number) {
      running_.push_back(std::async(std::launch::async, work, number));
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: nothing ever takes a handle out of 'running_', so it grows with every 'std::future<void>' that is added [holdfast-unreaped-tasks]
      // CHECK-FIXES: running_.add(std::async(std::launch::async, work, number));
    });
  }

private:
  std::vector<std::future<void>> running_;
  // CHECK-FIXES: holdfast::task_set running_;
};
