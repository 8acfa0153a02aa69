// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of Apache Arrow that the fixtures use.
#pragma once

#include <utility>

namespace arrow {
class [[nodiscard]] Status {
public:
  bool ok() const { return true; }
};
template <typename T> class [[nodiscard]] Result {
public:
  bool ok() const { return true; }
  T ValueOrDie() && { return T(); }
};
namespace internal {
struct Empty {};
} // namespace internal
template <typename T = internal::Empty> class [[nodiscard]] Future {
public:
  bool is_finished() const { return true; }
  void Wait() const {}
  const Status &status() const { return status_; }
  template <typename F> void AddCallback(F) const {}
  template <typename F> Future<> Then(F) const { return {}; }

private:
  Status status_;
};
namespace internal {
class Executor {
public:
  template <typename F> Result<Future<>> Submit(F &&) { return {}; }
};
} // namespace internal
} // namespace arrow

#define ARROW_UNUSED(x) (void)(x)
