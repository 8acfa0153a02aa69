// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "header.h"

void in_the_source() {
  std::async(std::launch::async, work);
}
