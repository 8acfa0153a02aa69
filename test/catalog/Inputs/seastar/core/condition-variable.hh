// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

#include <seastar/core/future.hh>

namespace seastar {

class condition_variable {
public:
  struct [[nodiscard]] awaiter {
    internal::awaiter<void> operator co_await();
  };
  awaiter when() noexcept;
};

} // namespace seastar
