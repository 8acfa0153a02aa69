// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What dropping a coroutine of a library does is read from bodies in its headers.
#include <algorithm>
#include <vector>

#include "system/library.h"

library::task<int> lazy();
library::eager<int> eager();

void f(std::vector<int> &values) {
  std::sort(values.begin(), values.end());
  lazy();
  eager();
}
