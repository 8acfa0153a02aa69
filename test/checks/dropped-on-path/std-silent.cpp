// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-dropped-on-path %t

// CHECK-MESSAGES-NONE

// Used on every path, or dropped where that is no mistake.

#include <cassert>
#include <cstdlib>
#include <future>
#include <memory>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

void work();
void other();
bool condition();
bool second_condition();
int compute();
std::future<int> make_future();
[[noreturn]] void fail();

void on_every_path() {
  std::thread worker(work);
  if (condition()) {
    worker.join();
    return;
  }
  worker.detach();
}

void in_every_case(int value) {
  std::thread worker(work);
  switch (value) {
  case 1:
    other();
    [[fallthrough]];
  case 2:
    worker.join();
    break;
  default:
    worker.detach();
  }
}

enum class color { red, green };
void every_enumerator(color value) {
  std::thread worker(work);
  switch (value) {
  case color::red:
    worker.join();
    break;
  case color::green:
    worker.detach();
    break;
  }
}

void joined_by_the_handler() {
  std::thread worker(work);
  try {
    if (condition())
      throw std::runtime_error("no");
  } catch (...) {
    worker.join();
    throw;
  }
  worker.join();
}

void goto_to_the_join() {
  std::thread worker(work);
  if (condition())
    goto end;
  other();
end:
  worker.join();
}

void guarded() {
  std::thread worker(work);
  struct joiner {
    std::thread &joined;
    ~joiner() { joined.join(); }
  } guard{worker};
  if (condition())
    return;
  other();
}

void captured() {
  std::thread worker(work);
  auto stop = [&] { worker.join(); };
  if (condition())
    return;
  stop();
}

void named_again() {
  std::thread worker(work);
  std::thread &same = worker;
  std::thread *pointer = &worker;
  if (condition())
    return;
  same.join();
}

// The program ends there.
void no_return() {
  std::thread worker(work);
  if (condition())
    fail();
  if (second_condition())
    std::abort();
  assert(compute() == 1);
  worker.join();
}

void asked() {
  std::thread worker;
  if (condition())
    worker = std::thread(work);
  other();
  if (worker.joinable())
    worker.join();
}

// The second condition holds where the first did.
void same_condition(bool parallel, int count) {
  std::thread worker;
  if (parallel)
    worker = std::thread(work);
  other();
  if (parallel)
    worker.join();
  std::thread second;
  if (!parallel && count > 1)
    second = std::thread(work);
  if (count > 1 && !parallel)
    second.join();
  std::thread third;
  if (count > 2)
    third = std::thread(work);
  if (count >= 3)
    third.join();
}

// How often the loop runs is not known, but it is not there to run never.
void used_by_a_loop(const std::vector<int> &values) {
  std::thread worker(work);
  for (int value : values)
    if (value == 0 || worker.joinable())
      worker.join();
  auto result = make_future();
  while (compute() < 3)
    if (result.wait_for(std::chrono::seconds(1)) == std::future_status::ready)
      break;
}

void each_round() {
  for (int i = 0; i < 3; ++i) {
    std::thread worker(work);
    if (condition()) {
      worker.detach();
      continue;
    }
    worker.join();
  }
}

void do_while() {
  std::thread worker(work);
  do {
    if (!worker.joinable())
      continue;
    worker.join();
  } while (condition());
}

// Their destructors wait, and whoever leaves early relies on it.
int waits_in_its_destructor() {
  auto result = std::async(std::launch::async, compute);
  std::jthread worker(work);
  if (condition())
    return 0;
  worker.join();
  return result.get();
}

// Nothing runs yet that could be lost.
int future_of_a_promise() {
  std::promise<int> promised;
  std::future<int> result = promised.get_future();
  if (condition())
    return 0;
  promised.set_value(1);
  return result.get();
}

// An exception drops what nobody waits for anyway.
int thrown() {
  std::future<int> result = make_future();
  if (condition())
    throw std::runtime_error("no");
  return result.get();
}

void calls_that_may_throw() {
  std::thread worker(work);
  other();
  worker.join();
}

#define ASSERT_TRUE(what) if (what); else return
void assertion_of_a_test() {
  std::thread worker(work);
  ASSERT_TRUE(condition());
  worker.join();
}

std::thread returned() {
  std::thread worker(work);
  if (condition())
    return worker;
  other();
  return worker;
}

template <bool Joins> void in_a_template() {
  std::thread worker(work);
  if constexpr (Joins)
    worker.join();
  else
    worker.detach();
}
template void in_a_template<true>();
template void in_a_template<false>();

void endless() {
  std::thread worker(work);
  for (;;)
    other();
  worker.join();
}

std::pair<std::thread, int> start_pair();
int bound() {
  auto [worker, number] = start_pair();
  if (number == 0) {
    worker.detach();
    return number;
  }
  worker.join();
  return number;
}

// What is given to a macro of tests, runs, whatever the macro puts around it.
struct outcome {
  const char *text;
  explicit operator bool() const { return true; }
};
bool always_true();
void fail_test(const char *);
#define EXPECT_THAT_IT_THROWS(statement)                                                           \
  switch (0)                                                                                       \
  case 0:                                                                                          \
  default:                                                                                         \
    if (outcome said{}) {                                                                          \
      bool caught = false;                                                                         \
      try {                                                                                        \
        if (always_true()) {                                                                       \
          statement;                                                                               \
        }                                                                                          \
      } catch (int) {                                                                              \
        caught = true;                                                                             \
      }                                                                                            \
      if (!caught)                                                                                 \
        goto failed;                                                                               \
    } else                                                                                         \
    failed:                                                                                        \
      fail_test(said.text)
void take(std::thread worker);
void in_a_macro() {
  std::thread worker(work);
  EXPECT_THAT_IT_THROWS(take(std::move(worker)));
}
