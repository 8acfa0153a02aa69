// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of SerenityOS that the fixtures use.
#pragma once

#include <coroutine>

namespace AK {
template <typename T> class [[nodiscard]] Coroutine {
public:
  struct promise_type {
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    Coroutine get_return_object();
    void unhandled_exception() {}
    void return_void() {}
  };
  ~Coroutine();
  bool await_ready() const { return true; }
  void await_suspend(std::coroutine_handle<>) {}
  T await_resume() { return T(); }
};
template <typename T> T must_sync(Coroutine<T> &&) { return T(); }

template <typename T> class [[nodiscard]] NonnullRefPtr {
public:
  ~NonnullRefPtr();
  T *operator->() const;
};
} // namespace AK
