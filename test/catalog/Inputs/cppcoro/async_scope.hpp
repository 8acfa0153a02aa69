// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

#include <cppcoro/task.hpp>

namespace cppcoro {

class async_scope {
  struct awaiter {
    bool await_ready() noexcept;
    bool await_suspend(std::coroutine_handle<>) noexcept;
    void await_resume() noexcept;
  };

public:
  ~async_scope();
  template <class Awaitable> void spawn(Awaitable &&) {}
  [[nodiscard]] awaiter join() noexcept;
};

class static_thread_pool {
public:
  class schedule_operation {
  public:
    bool await_ready() noexcept;
    void await_suspend(std::coroutine_handle<>) noexcept;
    void await_resume() noexcept;
  };
  [[nodiscard]] schedule_operation schedule() noexcept;
};

} // namespace cppcoro
