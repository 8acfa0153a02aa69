// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

#include <Poco/Runnable.h>

namespace Poco {
class ThreadPool {
public:
  void start(Runnable &);
};
} // namespace Poco
