// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of Microsoft's cpp-async that the fixtures use.
#pragma once

namespace async {
template <typename Awaitable> inline auto awaitable_get(Awaitable awaitable) {
  return awaitable.await_resume();
}
} // namespace async
