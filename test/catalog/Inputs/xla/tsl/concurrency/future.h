// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of TSL that the fixtures use.
#pragma once

namespace absl {
class Status {};
} // namespace absl

namespace tsl {
template <typename T = void> class Future {
public:
  bool IsReady() const;
  [[nodiscard]] const absl::Status &Await() const;
  template <typename F> void OnReady(F &&) const {}
  template <typename F> [[nodiscard]] Future<> Map(F &&) const { return {}; }
};
Future<> JoinFutures(const Future<> *, int);
template <typename T> class AsyncValueRef {
public:
  ~AsyncValueRef();
  bool IsAvailable() const;
  template <typename F> void AndThen(F &&) const {}
};
} // namespace tsl
namespace xla {
using tsl::Future;
}
