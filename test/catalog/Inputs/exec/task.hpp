// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

#include <stdexec/execution.hpp>

namespace experimental::execution {

namespace __task {
template <class T> class [[nodiscard]] basic_task {
  struct __promise;

public:
  using promise_type = __promise;
  basic_task(basic_task &&) noexcept;
  ~basic_task();
};
template <class T> struct basic_task<T>::__promise {
  basic_task get_return_object() noexcept;
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept {}
  void return_void() noexcept {}
  template <class S> std::suspend_always await_transform(S &&) noexcept { return {}; }
};
} // namespace __task

template <class T> using task = __task::basic_task<T>;

} // namespace experimental::execution

namespace exec = experimental::execution;
