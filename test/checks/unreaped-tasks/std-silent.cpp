// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-unreaped-tasks %t

// CHECK-MESSAGES-NONE

// Something takes the handles out, or may.

#include <algorithm>
#include <chrono>
#include <future>
#include <thread>
#include <utility>
#include <vector>

void work(int);
void take(std::vector<std::thread> &threads);

void joined() {
  std::vector<std::thread> threads;
  for (int i = 0; i < 3; ++i)
    threads.emplace_back(work, i);
  for (std::thread &each : threads)
    each.join();
}

void passed_on() {
  std::vector<std::thread> threads;
  threads.emplace_back(work, 1);
  take(threads);
}

std::vector<std::thread> returned() {
  std::vector<std::thread> threads;
  threads.emplace_back(work, 1);
  return threads;
}

void captured() {
  std::vector<std::thread> threads;
  threads.emplace_back(work, 1);
  auto join = [&threads] { threads.front().join(); };
  join();
}

void last_one() {
  std::vector<std::thread> threads;
  threads.emplace_back(work, 1).join();
}

// Its destructor joins them all, which is what it is for.
void parallel() {
  std::vector<std::jthread> threads;
  std::vector<std::future<void>> results;
  for (int i = 0; i < 3; ++i) {
    threads.emplace_back(work, i);
    results.push_back(std::async(std::launch::async, work, i));
  }
}

void given(std::vector<std::thread> &threads) { threads.emplace_back(work, 1); }

class reaps {
public:
  void start(int number) {
    running_.push_back(std::async(std::launch::async, work, number));
    std::erase_if(running_, [](std::future<void> &each) {
      return each.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    });
  }

private:
  std::vector<std::future<void>> running_;
};

class joins_in_its_destructor {
public:
  ~joins_in_its_destructor() {
    for (std::thread &each : workers_)
      each.join();
  }
  void start(int number) { workers_.emplace_back(work, number); }

private:
  std::vector<std::thread> workers_;
};

// A fixed number, and its destructor joins.
class fixed {
public:
  fixed() {
    for (int i = 0; i < 3; ++i)
      workers_.emplace_back(work, i);
  }

private:
  std::vector<std::jthread> workers_;
};

class read_elsewhere {
public:
  void start(int number) { workers_.emplace_back(work, number); }
  std::vector<std::thread> &workers() { return workers_; }

private:
  std::vector<std::thread> workers_;
};

template <class T> class of_a_template {
public:
  void start(T value) { workers_.emplace_back(work, value); }

private:
  std::vector<std::thread> workers_;
};
template class of_a_template<int>;

// Somebody else may read it.
std::vector<std::thread> visible;
void remember() { visible.emplace_back(work, 1); }

// What a function always adds, it is there to add once.
class started {
public:
  void start() {
    workers_.emplace_back([this] { listen(); });
    workers_.emplace_back(&started::listen, this);
  }
  void listen();

private:
  std::vector<std::jthread> workers_;
};

// So does what a constructor calls.
class fixed_by_an_algorithm {
public:
  explicit fixed_by_an_algorithm(const std::vector<int> &numbers) {
    std::for_each(numbers.begin(), numbers.end(),
                  [this](int number) { workers_.emplace_back(work, number); });
  }

private:
  std::vector<std::jthread> workers_;
};

// A scope of one's own: it joins what it started when the function is left.
class joining_group {
public:
  void run(int number) { running_.push_back(std::async(std::launch::async, work, number)); }

private:
  std::vector<std::future<void>> running_;
};
void in_a_function() {
  joining_group group;
  group.run(1);
}

// Read by name, by a structured binding, through a pointer to the member, by what
// initialises another object.
struct taken_apart {
  void start(int number) { running.push_back(std::async(std::launch::async, work, number)); }
  std::vector<std::future<void>> running;
  int count = 0;
};
void take_apart(taken_apart &all) {
  auto &[running, count] = all;
  running.clear();
}

struct pointed_to {
  void start(int number) { running.push_back(std::async(std::launch::async, work, number)); }
  std::vector<std::future<void>> running;
};
auto pointer = &pointed_to::running;

struct read_by_an_initializer {
  void start(int number) { running.push_back(std::async(std::launch::async, work, number)); }
  std::vector<std::future<void>> running;
  std::vector<std::future<void>> *others = &running;
};

namespace {
std::vector<std::future<void>> background;
auto &same = background;
void start_in_background(int number) {
  background.push_back(std::async(std::launch::async, work, number));
}
} // namespace
