// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-dropped-on-path %t

// Threads and futures that some path through the function leaves behind.

#include <future>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

void work();
void other();
bool condition();
bool second_condition();
int compute();
void take(std::thread worker);
std::future<int> make_future();

void early_return() {
  std::thread worker(work);
  // CHECK-NOTES: :[[@LINE-1]]:15: warning: 'worker' is used on some paths only; on others 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-dropped-on-path]
  // CHECK-NOTES: :[[@LINE+2]]:7: note: on this path the condition holds
  // CHECK-NOTES: :[[@LINE+2]]:5: note: 'worker' is not used before the function is left here
  if (condition())
    return;
  worker.join();
}

int return_with_a_value() {
  std::thread worker(work);
  // CHECK-NOTES: :[[@LINE-1]]:15: warning: 'worker' is used on some paths only; on others 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-dropped-on-path]
  // CHECK-NOTES: :[[@LINE+2]]:7: note: on this path the condition holds
  // CHECK-NOTES: :[[@LINE+3]]:5: note: 'worker' is not used before the function is left here
  if (!condition()) {
    other();
    return -1;
  }
  worker.join();
  return 0;
}

void one_branch_only() {
  std::thread worker(work);
  // CHECK-NOTES: :[[@LINE-1]]:15: warning: 'worker' is used on some paths only; on others 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-dropped-on-path]
  // CHECK-NOTES: :[[@LINE+2]]:7: note: on this path the condition does not hold
  // CHECK-NOTES: :[[@LINE+5]]:1: note: 'worker' is not used before the function is left here
  if (condition())
    worker.join();
  else
    other();
}

void short_circuit() {
  std::thread worker(work);
  // CHECK-NOTES: :[[@LINE-1]]:15: warning: 'worker' is used on some paths only; on others 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-dropped-on-path]
  // CHECK-NOTES: :[[@LINE+2]]:3: note: on this path the condition does not hold
  // CHECK-NOTES: :[[@LINE+2]]:1: note: 'worker' is not used before the function is left here
  condition() && (worker.join(), true);
}

void conditional_operator() {
  std::thread worker(work);
  // CHECK-NOTES: :[[@LINE-1]]:15: warning: 'worker' is used on some paths only; on others 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-dropped-on-path]
  // CHECK-NOTES: :[[@LINE+2]]:3: note: on this path the condition does not hold
  // CHECK-NOTES: :[[@LINE+2]]:1: note: 'worker' is not used before the function is left here
  condition() ? worker.join() : other();
}

void thrown() {
  std::thread worker(work);
  // CHECK-NOTES: :[[@LINE-1]]:15: warning: 'worker' is used on some paths only; on others 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-dropped-on-path]
  // CHECK-NOTES: :[[@LINE+2]]:7: note: on this path the condition holds
  // CHECK-NOTES: :[[@LINE+2]]:5: note: 'worker' is not used before the function is left here
  if (condition())
    throw std::runtime_error("no");
  worker.join();
}

void caught_and_dropped() {
  std::thread worker(work);
  // CHECK-NOTES: :[[@LINE-1]]:15: warning: 'worker' is used on some paths only; on others 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-dropped-on-path]
  // CHECK-NOTES: :[[@LINE+3]]:9: note: on this path the condition holds
  // CHECK-NOTES: :[[@LINE+8]]:1: note: 'worker' is not used before the function is left here
  try {
    if (condition())
      throw std::runtime_error("no");
    worker.join();
  } catch (const std::exception &) {
    other();
  }
}

void leaves_a_loop() {
  for (;;) {
    std::thread worker(work);
    // CHECK-NOTES: :[[@LINE-1]]:17: warning: 'worker' is used on some paths only; on others 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-dropped-on-path]
    // CHECK-NOTES: :[[@LINE+2]]:9: note: on this path the condition holds
    // CHECK-NOTES: :[[@LINE+5]]:1: note: 'worker' is not used before the function is left here
    if (condition())
      break;
    worker.join();
  }
}

void goes_on_with_a_loop() {
  while (condition()) {
    std::thread worker(work);
    // CHECK-NOTES: :[[@LINE-1]]:17: warning: 'worker' is used on some paths only; on others 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-dropped-on-path]
    // CHECK-NOTES: :[[@LINE+3]]:9: note: on this path the condition holds
    // CHECK-NOTES: :[[@LINE-4]]:10: note: on this path the condition holds
    // CHECK-NOTES: :[[@LINE-4]]:17: note: 'worker' is not used before its loop goes on here
    if (second_condition())
      continue;
    worker.join();
  }
}

void leaves_a_loop_that_uses_it() {
  std::thread worker(work);
  // CHECK-NOTES: :[[@LINE-1]]:15: warning: 'worker' is used on some paths only; on others 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-dropped-on-path]
  // CHECK-NOTES: :[[@LINE+3]]:10: note: on this path the condition holds
  // CHECK-NOTES: :[[@LINE+3]]:9: note: on this path the condition holds
  // CHECK-NOTES: :[[@LINE+9]]:1: note: 'worker' is not used before the function is left here
  while (true) {
    if (condition())
      break;
    if (second_condition()) {
      worker.join();
      return;
    }
  }
}

void jumps() {
  std::thread worker(work);
  // CHECK-NOTES: :[[@LINE-1]]:15: warning: 'worker' is used on some paths only; on others 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-dropped-on-path]
  // CHECK-NOTES: :[[@LINE+2]]:7: note: on this path the condition holds
  // CHECK-NOTES: :[[@LINE+6]]:1: note: 'worker' is not used before the function is left here
  if (condition())
    goto end;
  worker.join();
end:
  other();
}

void switches(int value) {
  std::thread worker(work);
  // CHECK-NOTES: :[[@LINE-1]]:15: warning: 'worker' is used on some paths only; on others 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-dropped-on-path]
  // CHECK-NOTES: :[[@LINE+12]]:3: note: on this path this case is taken
  // CHECK-NOTES: :[[@LINE+14]]:1: note: 'worker' is not used before the function is left here
  switch (value) {
  case 1:
    worker.join();
    break;
  case 2:
    other();
    [[fallthrough]];
  case 3:
    worker.detach();
    break;
  default:
    break;
  }
}

void no_case(int value) {
  std::thread worker(work);
  // CHECK-NOTES: :[[@LINE-1]]:15: warning: 'worker' is used on some paths only; on others 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-dropped-on-path]
  // CHECK-NOTES: :[[@LINE+2]]:3: note: on this path no case of the 'switch' is taken
  // CHECK-NOTES: :[[@LINE+6]]:1: note: 'worker' is not used before the function is left here
  switch (value) {
  case 1:
    worker.join();
    break;
  }
}

void made_on_one_branch() {
  std::thread worker;
  if (condition()) {
    worker = std::thread(work);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'worker' is used on some paths only; on others 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-dropped-on-path]
    // CHECK-NOTES: :[[@LINE+2]]:9: note: on this path the condition holds
    // CHECK-NOTES: :[[@LINE+2]]:7: note: 'worker' is not used before the function is left here
    if (second_condition())
      return;
  }
  if (worker.joinable())
    worker.join();
}

void guarded_too_late() {
  std::thread worker(work);
  // CHECK-NOTES: :[[@LINE-1]]:15: warning: 'worker' is used on some paths only; on others 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-dropped-on-path]
  // CHECK-NOTES: :[[@LINE+2]]:7: note: on this path the condition holds
  // CHECK-NOTES: :[[@LINE+2]]:5: note: 'worker' is not used before the function is left here
  if (condition())
    return;
  struct joiner {
    std::thread &joined;
    ~joiner() { joined.join(); }
  } guard{worker};
  other();
}

void passed_on_too_late(std::vector<std::thread> &all) {
  std::thread worker(work);
  // CHECK-NOTES: :[[@LINE-1]]:15: warning: 'worker' is used on some paths only; on others 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-dropped-on-path]
  // CHECK-NOTES: :[[@LINE+2]]:7: note: on this path the condition holds
  // CHECK-NOTES: :[[@LINE+2]]:5: note: 'worker' is not used before the function is left here
  if (condition())
    return;
  all.push_back(std::move(worker));
}

void only_looked_at() {
  std::thread worker(work);
  // CHECK-NOTES: :[[@LINE-1]]:15: warning: 'worker' is used on some paths only; on others 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-dropped-on-path]
  // CHECK-NOTES: :[[@LINE+2]]:7: note: on this path the condition holds
  // CHECK-NOTES: :[[@LINE+2]]:5: note: 'worker' is not used before the function is left here
  if (worker.get_id() == std::thread::id())
    return;
  worker.join();
}

int future_that_is_read_on_one_path() {
  std::future<int> result = make_future();
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'result' is used on some paths only; on others 'std::future<int>' returned by 'make_future' is destroyed at the end of its scope: it blocks if it came from 'std::async', and loses the result and any exception [holdfast-dropped-on-path]
  // CHECK-NOTES: :[[@LINE+2]]:7: note: on this path the condition holds
  // CHECK-NOTES: :[[@LINE+2]]:5: note: 'result' is not used before the function is left here
  if (condition())
    return 0;
  return result.get();
}

void lambda() {
  auto call = [] {
    std::thread worker(work);
    // CHECK-NOTES: :[[@LINE-1]]:17: warning: 'worker' is used on some paths only; on others 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-dropped-on-path]
    // CHECK-NOTES: :[[@LINE+2]]:9: note: on this path the condition holds
    // CHECK-NOTES: :[[@LINE+2]]:7: note: 'worker' is not used before the function is left here
    if (condition())
      return;
    worker.join();
  };
  call();
}

template <class Type> void in_a_template(Type value) {
  std::thread worker(work);
  // CHECK-NOTES: :[[@LINE-1]]:15: warning: 'worker' is used on some paths only; on others 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-dropped-on-path]
  // CHECK-NOTES: :[[@LINE-3]]:28: note: in the instantiation of 'in_a_template<bool>'
  // CHECK-NOTES: :[[@LINE+2]]:7: note: on this path the condition holds
  // CHECK-NOTES: :[[@LINE+2]]:5: note: 'worker' is not used before the function is left here
  if (value)
    return;
  worker.join();
}
template void in_a_template(bool);
template void in_a_template(int);

std::thread returned_on_one_path() {
  std::thread worker(work);
  // CHECK-NOTES: :[[@LINE-1]]:15: warning: 'worker' is used on some paths only; on others 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-dropped-on-path]
  // CHECK-NOTES: :[[@LINE+2]]:7: note: on this path the condition holds
  // CHECK-NOTES: :[[@LINE+2]]:5: note: 'worker' is not used before the function is left here
  if (condition())
    return std::thread();
  return worker;
}

void loop_over(const std::vector<int> &values) {
  for (int value : values) {
    std::thread worker(work);
    // CHECK-NOTES: :[[@LINE-1]]:17: warning: 'worker' is used on some paths only; on others 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-dropped-on-path]
    // CHECK-NOTES: :[[@LINE+3]]:9: note: on this path the condition holds
    // CHECK-NOTES: :[[@LINE-4]]:3: note: on this path the loop runs its body
    // CHECK-NOTES: :[[@LINE-4]]:17: note: 'worker' is not used before its loop goes on here
    if (value)
      continue;
    worker.join();
  }
}

void head_of_an_if() {
  if (std::thread worker(work); condition())
  // CHECK-NOTES: :[[@LINE-1]]:19: warning: 'worker' is used on some paths only; on others 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-dropped-on-path]
  // CHECK-NOTES: :[[@LINE-2]]:33: note: on this path the condition does not hold
  // CHECK-NOTES: :[[@LINE+2]]:1: note: 'worker' is not used before the function is left here
    worker.join();
}

std::pair<std::thread, int> start_pair();
int bound() {
  auto [worker, number] = start_pair();
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'worker' is used on some paths only; on others 'std::thread' returned by 'start_pair' terminates the program at the end of its scope if it is still joinable [holdfast-dropped-on-path]
  // CHECK-NOTES: :[[@LINE+2]]:7: note: on this path the condition holds
  // CHECK-NOTES: :[[@LINE+2]]:5: note: 'worker' is not used before the function is left here
  if (number == 0)
    return number;
  worker.join();
  return number;
}

void init_of_a_range_for(const std::vector<int> &values) {
  for (std::thread worker(work); int value : values) {
    // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'worker' is used on some paths only; on others 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-dropped-on-path]
    // CHECK-NOTES: :[[@LINE-2]]:3: note: on this path the loop runs its body
    // CHECK-NOTES: :[[@LINE+2]]:9: note: on this path the condition holds
    // CHECK-NOTES: :[[@LINE+2]]:7: note: 'worker' is not used before the function is left here
    if (value)
      return;
    worker.join();
  }
}

// Where the last one is never used, there is no path on which it is.
void last_of_two() {
  std::thread worker(work);
  worker.join();
  worker = std::thread(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'worker' is not used after this, so 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-dropped-on-path]
  other();
}
void both_joined() {
  std::thread worker(work);
  worker.join();
  worker = std::thread(work);
  worker.join();
}
