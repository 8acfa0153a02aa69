// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of luncliff's coroutine that the fixtures use.
#pragma once

#include <coroutine/return.h>

namespace coro {

class pthread_spawn_promise {
public:
  suspend_never initial_suspend() noexcept { return {}; }
  suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept(false) {}
  void return_void() noexcept {}
};

class pthread_joiner final {
public:
  class promise_type final : public pthread_spawn_promise {
  public:
    pthread_joiner get_return_object() noexcept { return {}; }
  };
  ~pthread_joiner() noexcept(false);
};

class pthread_detacher final {
public:
  class promise_type final : public pthread_spawn_promise {
  public:
    pthread_detacher get_return_object() noexcept { return {}; }
  };
  ~pthread_detacher() noexcept(false);
};

} // namespace coro
