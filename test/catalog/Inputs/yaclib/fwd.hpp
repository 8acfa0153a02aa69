// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of YACLib that the fixtures use. What is declared here alone
// has the attributes.
#pragma once

namespace yaclib {
struct [[nodiscard]] StopError;
template <typename V = void, typename E = StopError> class [[nodiscard]] Result;
template <typename V = void, typename E = StopError> class [[nodiscard]] Task;
template <typename V, typename E> class FutureBase;
template <typename V = void, typename E = StopError> class [[nodiscard]] Future;
template <typename V = void, typename E = StopError> class [[nodiscard]] FutureOn;
} // namespace yaclib
