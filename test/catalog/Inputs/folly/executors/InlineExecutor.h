// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declaration of folly's executor that runs what it is given at once.
#pragma once

#include <folly/futures/Future.h>

namespace folly {

struct InlineExecutor : Executor {
  static InlineExecutor &instance() noexcept;
};

} // namespace folly
