// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of drogon that the fixtures use.
#pragma once

#include <drogon/utils/coroutine.h>

namespace drogon::orm {
struct Result {};
namespace internal {
struct [[nodiscard]] SqlAwaiter : CallbackAwaiter<Result> {
  void await_suspend(std::coroutine_handle<>) {}
};
} // namespace internal
class DbClient {
public:
  template <typename... Arguments> internal::SqlAwaiter execSqlCoro(const char *, Arguments...) { return {}; }
  template <typename... Arguments> std::future<Result> execSqlAsyncFuture(const char *, Arguments &&...) { return {}; }
};
} // namespace drogon::orm
