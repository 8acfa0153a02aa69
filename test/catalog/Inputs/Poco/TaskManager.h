// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

#include <Poco/Task.h>

namespace Poco {
class TaskManager {
public:
  void start(Task *);
};
} // namespace Poco
