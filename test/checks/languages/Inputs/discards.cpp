// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "discards.h"

template <class Callable> void generic(Callable callable) { std::thread{callable}; }

void discarded(bool condition) {
  spawn();
  condition ? spawn() : spawn();
  (void)std::thread(work);
  [] { spawn(); }();
  generic(work);
}

void silent() {
  spawn().join();
  job kept = spawn();
  kept.join();
  std::thread worker(work);
  worker.join();
}
