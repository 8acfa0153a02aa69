// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-unused-task %t

// CHECK-MESSAGES-NONE

// Variables that are used, or that are kept for what their destructor does.

#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

void work();
void other();
bool condition();
int compute();
void take(std::thread worker);
void look_at(const std::thread &worker);
std::thread make_thread();
std::future<int> make_future();
std::map<int, std::thread> registered;

void joined() {
  std::thread worker(work);
  worker.join();
}

void detached() {
  std::thread worker(work);
  worker.detach();
}

void through_a_reference() {
  std::thread worker(work);
  std::thread &same = worker;
  same.join();
}

void through_a_pointer() {
  std::thread worker(work);
  std::thread *same = &worker;
  same->join();
}

void passed_on() {
  std::thread worker(work);
  take(std::move(worker));
  std::thread seen(work);
  look_at(seen);
}

std::thread returned() {
  std::thread worker(work);
  return worker;
}

void stored(std::vector<std::thread> &all, std::thread &out) {
  std::thread worker(work);
  all.push_back(std::move(worker));
  std::thread second(work);
  registered[1] = std::move(second);
  std::thread third(work);
  out = std::move(third);
  std::thread fourth(work);
  all.emplace_back().swap(fourth);
}

void exchanged(std::thread &running) {
  std::thread next(work);
  std::exchange(running, std::move(next)).join();
}

// Any mention counts, also where it does not run.
void captured() {
  std::thread worker(work);
  auto stop = [&worker] { worker.join(); };
  stop();
  std::thread second(work);
  auto never_called = [&] { second.join(); };
  std::thread third(work);
  auto owns = [third = std::move(third)]() mutable { third.join(); };
  owns();
  std::thread fourth(work);
  auto names_only = [&fourth] {};
}

void closure_that_is_called_or_kept(std::vector<std::function<void()>> &later) {
  auto call = [worker = std::thread(work)]() mutable { worker.join(); };
  call();
  [worker = std::thread(work)]() mutable { worker.join(); }();
  auto shared = [worker = make_future().share()] { worker.wait(); };
  later.push_back(shared);
}

// The destructor joins after other work: that is what it is for.
void scoped_worker() {
  std::jthread worker(work);
  other();
}

void scoped_workers() {
  std::jthread first(work);
  std::jthread second(work);
}

void runs_beside() {
  auto result = std::async(std::launch::async, work);
  other();
}

int runs_beside_the_result() {
  auto result = std::async(std::launch::async, work);
  return compute();
}

void run_beside_each_other() {
  auto first = std::async(std::launch::async, work);
  auto second = std::async(std::launch::async, work);
}

void runs_beside_the_body() {
  if (auto result = std::async(std::launch::async, work); condition())
    other();
}

void runs_beside_the_next_round() {
  std::future<void> result;
  while (condition())
    result = std::async(std::launch::async, work);
}

// The author says so, and nothing is lost but the result.
void marked() {
  [[maybe_unused]] auto result = make_future();
  auto second = make_future();
  (void)second;
  [[maybe_unused]] auto third = std::async(std::launch::async, work);
}

void empty() {
  std::thread worker;
  std::future<void> result;
  std::thread again = std::thread();
  auto third = std::thread{};
}

void perhaps_empty() {
  std::thread worker = condition() ? std::thread(work) : std::thread();
}

void program_lifetime() {
  static std::thread worker(work);
  static auto result = make_future();
}

void of_another() {
  auto &worker = registered[1];
  const std::thread *first = &registered.begin()->second;
}

void unevaluated() {
  std::thread worker(work);
  using type = decltype(worker);
  worker.join();
}

template <bool Joins> void in_a_template() {
  std::thread worker(work);
  if constexpr (Joins)
    worker.join();
  else
    other();
}
template void in_a_template<true>();
template void in_a_template<false>();

template <class Pool> void in_a_template_that_depends(Pool &pool) {
  auto handle = pool.submit(work);
}

struct member {
  std::thread worker{work};
  std::thread given;
  member() : given(work) {}
};

void sink(std::thread worker) { worker.detach(); }
void sink_without_name(std::thread) {}
void sink_marked([[maybe_unused]] std::thread worker) {}
void joined_by_the_parameter(std::jthread worker) { other(); }

struct listener {
  virtual void started(std::thread worker) { other(); }
};

auto given_to_somebody = [](std::thread worker) { other(); };

template <class Handle> void swallows_anything(Handle handle) { other(); }
template void swallows_anything(std::thread);

std::pair<std::thread, int> make_thread_and_id();
int part_is_used() {
  auto [worker, id] = make_thread_and_id();
  worker.join();
  return id;
}

void new_one_that_is_passed_on(std::vector<std::thread *> &all) {
  auto *worker = new std::thread(work);
  all.push_back(worker);
}

// Whoever has the storage destroys it.
void made_in_storage_of_somebody_else(void *storage) {
  auto *worker = new (storage) std::thread(work);
  other();
}

// Of what depends on template arguments not even the types are known.
template <class Source> int bindings_of_something(Source &source) {
  auto [first, second] = source.next();
  auto [third, fourth] = Source::make();
  return second;
}
