// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <future>

void work();

inline void in_the_header() {
  std::async(std::launch::async, work);
}
