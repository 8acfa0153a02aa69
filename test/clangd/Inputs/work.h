// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef WORK_H
#define WORK_H

#include <coroutine>
#include <exception>
#include <utility>

void work(int Number);

/// A lazy coroutine: it starts when it is awaited.
class step {
public:
  struct promise_type {
    step get_return_object() { return step(handle::from_promise(*this)); }
    std::suspend_always initial_suspend() noexcept { return {}; }
    auto final_suspend() noexcept {
      struct resume_awaiter {
        bool await_ready() noexcept { return false; }
        std::coroutine_handle<>
        await_suspend(std::coroutine_handle<promise_type> Finished) noexcept {
          const std::coroutine_handle<> Next = Finished.promise().Continuation;
          return Next ? Next : std::noop_coroutine();
        }
        void await_resume() noexcept {}
      };
      return resume_awaiter();
    }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }

    std::coroutine_handle<> Continuation;
  };
  using handle = std::coroutine_handle<promise_type>;

  explicit step(handle Coroutine) : Coroutine(Coroutine) {}
  step(step &&Other) noexcept : Coroutine(std::exchange(Other.Coroutine, nullptr)) {}
  ~step() {
    if (Coroutine)
      Coroutine.destroy();
  }

  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> Waiting) {
    Coroutine.promise().Continuation = Waiting;
    return Coroutine;
  }
  void await_resume() {}

private:
  handle Coroutine;
};

#endif
