// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
module;
#include "discards.h"
export module jobs;

export using ::job;
export using ::spawn;
export template <class Callable> void generic(Callable callable) {
  callable();
  spawn();
}
export void in_the_module() { spawn(); }
