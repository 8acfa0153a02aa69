// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of YACLib that the fixtures use.
#pragma once

#include <yaclib/async/future.hpp>

namespace yaclib {
template <typename V = void, typename E = StopError, typename F> auto Run(IExecutor &, F &&) {
  return FutureOn<V, E>();
}
} // namespace yaclib
