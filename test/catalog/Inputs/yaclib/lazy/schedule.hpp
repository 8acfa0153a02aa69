// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of YACLib that the fixtures use.
#pragma once

#include <yaclib/async/future.hpp>

namespace yaclib {
template <typename V, typename E> class Task final {
public:
  Task() = default;
  Task(Task &&) {}
  ~Task() {}
  [[nodiscard]] bool Valid() const & noexcept { return true; }
  void Cancel() && noexcept {}
  void Detach() && noexcept {}
  Future<V, E> ToFuture() && noexcept { return {}; }
  Result<V, E> Get() && noexcept { return {}; }
  template <typename F> Task<V, E> Then(F &&) && { return {}; }
};
template <typename V = void, typename E = StopError, typename F> auto Schedule(IExecutor &, F &&) {
  return Task<V, E>();
}
} // namespace yaclib
