// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of YACLib that the fixtures use.
#pragma once

#include <yaclib/async/future.hpp>

namespace yaclib {
class OneShotEvent {};
template <typename Event = OneShotEvent> class WaitGroup final {
public:
  explicit WaitGroup(unsigned = 0) noexcept {}
  template <bool NeedAdd = true, typename... V, typename... E>
  void Consume(FutureBase<V, E> &&...) noexcept {}
  void Done(unsigned = 1) noexcept {}
  void Wait() noexcept {}
};
} // namespace yaclib
