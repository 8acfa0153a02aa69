// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of CTPL that the fixtures use.
#pragma once

#include <future>

namespace ctpl {
class thread_pool {
public:
  explicit thread_pool(int) {}
  ~thread_pool() { stop(true); }
  void stop(bool = false) {}
  template <typename F, typename... Rest>
  auto push(F &&f, Rest &&...rest) -> std::future<decltype(f(0, rest...))> {
    return {};
  }
};
} // namespace ctpl
