// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of drogon that the fixtures use.
#pragma once

#include <drogon/utils/coroutine.h>

namespace drogon {
struct HttpRequest {};
namespace internal {
struct HttpRespAwaiter : CallbackAwaiter<int> {
  void await_suspend(std::coroutine_handle<>) {}
};
} // namespace internal
class HttpClient {
public:
  internal::HttpRespAwaiter sendRequestCoro(HttpRequest, double = 0) { return {}; }
};
} // namespace drogon
