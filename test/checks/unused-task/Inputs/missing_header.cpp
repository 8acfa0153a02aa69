// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <coroutine>
#include <utility>

struct task {
  struct promise_type {
    task get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void();
    void unhandled_exception();
  };
  task(task &&) noexcept {}
  ~task() {}
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
task work();

template <class T> struct keeper {
  explicit keeper(T given) : kept(std::move(given)) {}
  T kept;
};

#ifdef IS_MISSING
#include "not/there.h"
#endif

void use() {
  auto pending = work();
  keeper<task> kept(std::move(pending));
}

void lose() { auto lost = work(); }
