// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of folly's scopes that the fixtures use.
#pragma once

#include <folly/coro/Task.h>

namespace folly::coro {

class AsyncScope {
public:
  AsyncScope() noexcept = default;
  explicit AsyncScope(bool throwOnJoin) noexcept;
  template <class Awaitable> void add(Awaitable &&);
  Task<void> joinAsync() noexcept;
};

class CancellableAsyncScope {
public:
  template <class Awaitable> void add(Awaitable &&);
  template <class T> Task<void> co_schedule(Task<T> &&);
  Task<void> cancelAndJoinAsync() noexcept;
};

} // namespace folly::coro
