// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast %s holdfast-discarded-task %t

// CHECK-MESSAGES-NONE

// What is held, consumed, unevaluated or not a handle is not reported.

#include <chrono>
#include <deque>
#include <functional>
#include <future>
#include <map>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

void work();
int compute();
std::future<int> start();
void sink(std::future<int> handle);

std::future<int> returned() { return start(); }
auto deduced() { return std::async(std::launch::async, work); }

void consumed() {
  std::async(std::launch::async, work).get();
  std::async(std::launch::async, work).wait();
  std::async(std::launch::async, work).wait_for(std::chrono::seconds(1));
  start().get();
}

void held(bool condition) {
  auto kept = start();
  kept.get();
  auto conditional = condition ? start() : start();
  conditional.get();
  if (auto scoped = start(); scoped.valid())
    scoped.wait();
  static auto program_lifetime = start();
  program_lifetime.wait();
}

void stored(std::vector<std::future<int>> &all, std::map<int, std::future<int>> &named,
            std::deque<std::thread> &threads, std::future<int> &out) {
  all.push_back(start());
  all.emplace_back(start());
  named[1] = start();
  named.try_emplace(2, start());
  threads.emplace_back(work);
  threads.push_back(std::thread(work));
  out = start();
  std::exchange(out, start()).get();
  sink(start());
}

struct owner {
  std::future<int> member = start();
  std::vector<std::thread> threads;
  owner() : member(start()) {}
  void again() { member = start(); }
  std::future<int> &access();
  const std::future<int> *pointer() const;
};

void not_an_owner(owner &one) {
  one.access();
  one.pointer();
  one.threads.back();
}

void unevaluated() {
  using type = decltype(start());
  (void)sizeof(start());
  (void)noexcept(start());
  static_assert(!noexcept((start(), 0)));
  (void)static_cast<type *>(nullptr);
}

void dead_branch() {
  if constexpr (false)
    start();
  if constexpr (sizeof(int) > 1)
    work();
  else
    start();
#if 0
  start();
#endif
}

template <class T> void never_instantiated(T spawner) {
  spawner.start();
}

void callbacks() {
  auto kept = [] { return start(); };
  std::function<std::future<int>()> same = [] { return start(); };
  kept().get();
  same().get();
}

void empty() {
  std::future<int>();
  std::thread();
  std::promise<int>();
  std::packaged_task<int()>{compute};
}

void moved(std::future<int> handle) {
  std::future<int> taken = std::move(handle);
  taken.wait();
}

std::future<int> namespace_scope = start();
std::future<int> conditional_at_namespace_scope = compute() ? start() : start();
std::future<int> after_a_comma = (work(), start());
struct initialized {
  std::future<int> in_class = compute() ? start() : start();
  std::future<int> by_constructor;
  initialized() : by_constructor((work(), start())) {}
  void default_argument(std::future<int> handle = compute() ? start() : start());
};
