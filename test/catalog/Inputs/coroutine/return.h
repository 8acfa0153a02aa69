// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of luncliff's coroutine that the fixtures use.
#pragma once

#include <coroutine>

namespace coro {

using std::suspend_always;
using std::suspend_never;

struct null_frame_t final {
  struct promise_type {
    suspend_never initial_suspend() noexcept { return {}; }
    suspend_never final_suspend() noexcept { return {}; }
    void unhandled_exception() noexcept(false) {}
    void return_void() noexcept {}
    null_frame_t get_return_object() noexcept { return {}; }
  };
};

class frame_t : public std::coroutine_handle<void> {
public:
  class promise_type {
  public:
    suspend_never initial_suspend() noexcept { return {}; }
    suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() noexcept(false) {}
    void return_void() noexcept {}
    frame_t get_return_object() noexcept { return {}; }
  };
};

class passive_frame_t : public std::coroutine_handle<void> {
public:
  class promise_type {
  public:
    suspend_always initial_suspend() noexcept { return {}; }
    suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() noexcept(false) {}
    void return_void() noexcept {}
    passive_frame_t get_return_object() noexcept { return {}; }
  };
};

} // namespace coro
