// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

// The mock of blockingWait() stands there.
#include <folly/coro/Task.h>
