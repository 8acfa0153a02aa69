// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-dropped-on-path %t -- "--config={CheckOptions: {holdfast-dropped-on-path.ThrowingCalls: true}}" -- -isystem %S/../../catalog/Inputs

// Handles that end the program when they are dropped, and a call that may throw before
// they are joined. What is joined on that path too, or cannot throw, is silent.

#include <boost/fiber/all.hpp>
#include <coroutine>
#include <exception>
#include <hpx/future.hpp>
#include <seastar/core/thread.hh>
#include <thread>

void work();
void may_throw();
void cannot_throw() noexcept;

struct guarded {
  struct promise_type {
    guarded get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
  };
  guarded(guarded &&) noexcept;
  ~guarded() {
    if (!frame.done())
      std::terminate();
  }
  void join();
  std::suspend_always operator co_await() noexcept;
  std::coroutine_handle<> frame;
};
guarded start();

void threads() {
  // F35: a std::thread, and a call that may throw
  std::thread worker(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'worker' is used on some paths only; on others 'std::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-dropped-on-path]
  may_throw();
  worker.join();
}
void coroutines() {
  // F35: a coroutine type of one's own, and a call that may throw
  auto worker = start();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'worker' is used on some paths only; on others 'guarded' returned by 'start' terminates the program at the end of its scope if its coroutine has not finished [holdfast-dropped-on-path]
  may_throw();
  worker.join();
}
void fibers_of_boost() {
  // F35: a fiber of Boost, and a call that may throw
  boost::fibers::fiber worker(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'worker' is used on some paths only; on others 'boost::fibers::fiber' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-dropped-on-path]
  may_throw();
  worker.join();
}
void threads_of_seastar() {
  // F35: a thread of Seastar, and a call that may throw
  seastar::thread worker(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'worker' is used on some paths only; on others 'seastar::thread' ends the program at the end of its scope, because nothing has joined it [holdfast-dropped-on-path]
  may_throw();
  worker.join().get();
}
void threads_of_hpx() {
  // F35: a thread of HPX, and a call that may throw
  hpx::thread worker(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'worker' is used on some paths only; on others 'hpx::thread' terminates the program at the end of its scope, because nothing has joined or detached it [holdfast-dropped-on-path]
  may_throw();
  worker.join();
}

// N35: joined on the way of an exception too
void joined_threads() {
  std::thread worker(work);
  try {
    may_throw();
  } catch (...) {
    worker.join();
    throw;
  }
  worker.join();
}
void joined_coroutines() {
  auto worker = start();
  try {
    may_throw();
  } catch (...) {
    worker.join();
    throw;
  }
  worker.join();
}
void joined_fibers_of_boost() {
  boost::fibers::fiber worker(work);
  try {
    may_throw();
  } catch (...) {
    worker.join();
    throw;
  }
  worker.join();
}
void joined_threads_of_seastar() {
  seastar::thread worker(work);
  try {
    may_throw();
  } catch (...) {
    worker.join().get();
    throw;
  }
  worker.join().get();
}
void joined_threads_of_hpx() {
  hpx::thread worker(work);
  try {
    may_throw();
  } catch (...) {
    worker.join();
    throw;
  }
  worker.join();
}

void nothing_throws() {
  std::thread first(work);
  cannot_throw();
  first.join();
  boost::fibers::fiber second(work);
  cannot_throw();
  second.join();
  hpx::thread third(work);
  cannot_throw();
  third.join();
  seastar::thread fourth(work);
  cannot_throw();
  fourth.join().get();
}
