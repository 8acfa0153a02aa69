// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -run %s holdfast-discarded-task %t

// The fixed program runs: its tasks meet each other, which they only can when
// they run at the same time, and are done when their set is gone.

// CHECK-FIXES: #include <holdfast/task_set.h>
#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <future>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

std::atomic<int> done{0};

void expect(bool condition, const char *what) {
  if (!condition) {
    std::fprintf(stderr, "not so: %s\n", what);
    std::exit(EXIT_FAILURE);
  }
}

/// Lets a number of threads go when all of them are there.
class meeting {
public:
  explicit meeting(int expected) : missing(expected) {}
  void arrive() {
    std::unique_lock<std::mutex> lock(mutex);
    if (--missing == 0)
      all_there.notify_all();
    all_there.wait(lock, [this] { return missing <= 0; });
    ++done;
  }

private:
  std::mutex mutex;
  std::condition_variable all_there;
  int missing;
};

// What a function that is called does is its own business.
meeting first(2);
void meet_first() { first.arrive(); }
void asynchronous() {
  std::async(std::launch::async, meet_first);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  std::async(std::launch::async, meet_first);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(meet_first);
  // CHECK-FIXES: tasks.spawn(meet_first);
}

void threads() {
  meeting both(2);
  std::thread{&meeting::arrive, &both};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  std::thread([&both] { both.arrive(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(&meeting::arrive, &both);
  // CHECK-FIXES: tasks.spawn([&both] { both.arrive(); });
}

meeting second(3);
void meet_second(const std::string &name) {
  expect(name.size() == 3, "the name is whole");
  second.arrive();
}
void loop(const std::vector<std::string> &names) {
  for (const std::string &name : names)
  // CHECK-FIXES: holdfast::task_set tasks;
    std::async(std::launch::async, [name] { meet_second(name); });
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
    // CHECK-FIXES: tasks.spawn([name] { meet_second(name); });
}

void referring_to_the_loop() {
  for (int i = 0; i < 3; ++i) {
    int number = i;
    std::thread{[&number] {
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
    // CHECK-FIXES: holdfast::task_set tasks;
    // CHECK-FIXES: tasks.spawn([&number] {
      ++number;
      ++done;
    }};
    // CHECK-FIXES: });
  }
}

meeting third(2);
void meet_third() { third.arrive(); }
void cast() {
  (void)std::async(std::launch::async, meet_third);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the cast to void hides that 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
  std::thread(&meeting::arrive, std::ref(third));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(meet_third);
  // CHECK-FIXES: tasks.spawn(&meeting::arrive, std::ref(third));
}

void promise_kept() {
  std::promise<int> answer;
  // CHECK-FIXES: holdfast::task_set tasks;
  answer.get_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<int>' returned by 'std::promise::get_future' leaves the promise unobserved: it can be taken only once, so the result and any exception are lost [holdfast-discarded-task]
  // CHECK-FIXES: tasks.add(answer.get_future());
  answer.set_value(42);
  ++done;
}

struct service {
  void handle() {
    std::async(std::launch::async, [this] { arrive(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
    std::async(std::launch::async, &service::arrive, this);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'std::future<void>' returned by 'std::async' blocks here until the task has finished [holdfast-discarded-task]
    // CHECK-FIXES: holdfast::task_set tasks;
    // CHECK-FIXES: tasks.spawn([this] { arrive(); });
    // CHECK-FIXES: tasks.spawn(&service::arrive, this);
  }
  void arrive() { handled.arrive(); }
  meeting handled{2};
};

void count_one() { ++done; }
template <class Number> void in_a_template(Number) {
  std::thread{count_one};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.spawn(count_one);
}

int main() {
  asynchronous();
  expect(done == 2, "the asynchronous tasks have met");
  threads();
  expect(done == 4, "the threads have met");
  loop({"one", "two", "six"});
  expect(done == 7, "the tasks of a loop have met");
  referring_to_the_loop();
  expect(done == 10, "each iteration has run");
  cast();
  expect(done == 12, "the tasks under a cast have met");
  promise_kept();
  expect(done == 13, "a promise was kept");
  service().handle();
  expect(done == 15, "the service has finished");
  in_a_template(1);
  in_a_template('c');
  expect(done == 17, "both instantiations have run");
}
