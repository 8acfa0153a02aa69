// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of Microsoft's cpp-async that the fixtures use.
#pragma once

namespace async {
template <typename Awaitable, typename F> inline void awaitable_then(Awaitable, F) {}
} // namespace async
