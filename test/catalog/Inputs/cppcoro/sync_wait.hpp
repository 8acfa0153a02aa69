// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

// The mock of sync_wait() stands there.
#include <cppcoro/task.hpp>
