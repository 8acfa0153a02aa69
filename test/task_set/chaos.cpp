// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What HOLDFAST_CHAOS does: it makes those interleavings likely that are rare at
// full speed.

#if defined(HOLDFAST_CHAOS)

#include "holdfast/detail/config.h"

#include <chrono>
#include <functional>
#include <random>
#include <thread>

void holdfast::HOLDFAST_ABI::detail::race_point() noexcept {
  thread_local std::minstd_rand random(
      static_cast<unsigned>(std::hash<std::thread::id>{}(std::this_thread::get_id())));
  const auto dice = random() % 16;
  if (dice < 5)
    std::this_thread::yield();
  else if (dice == 5)
    std::this_thread::sleep_for(std::chrono::microseconds(50));
}

#endif
