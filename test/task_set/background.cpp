// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How a program ends that has background tasks. Each way is a run of its own.

#include "holdfast/background.h"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <stdexcept>
#include <thread>

namespace {

using namespace std::chrono_literals;

/// Stands for what background tasks use.
struct log {
  std::atomic<bool> alive{true};
  ~log() { alive = false; }
};

log &the_log() {
  static log instance;
  return instance;
}

void work(const holdfast::stop_token &stop) {
  while (!stop.stop_requested())
    std::this_thread::sleep_for(1ms);
  std::this_thread::sleep_for(20ms);
  std::puts(the_log().alive ? "the log is alive" : "the log is gone");
}

int drained() {
  const holdfast::background_scope scope;
  the_log();
  holdfast::background().spawn(work);
  return 0;
}

int net_only() {
  the_log(); // made before the set, so that it is destroyed after the net
  holdfast::background().spawn(work);
  return 0;
}

int failing() {
  const holdfast::background_scope scope;
  holdfast::background().spawn([] { throw std::runtime_error("said at once"); });
  while (!holdfast::background().empty())
    std::this_thread::sleep_for(1ms);
  std::fputs("nothing else is said\n", stderr);
  return 0;
}

int refused() {
  {
    const holdfast::background_scope scope;
  }
  try {
    holdfast::background().spawn([] {});
  } catch (const holdfast::task_set_closed &error) {
    std::puts(error.what());
  }
  return 0;
}

} // namespace

int main(int argc, char **argv) {
  const char *const way = argc > 1 ? argv[1] : "";
  if (std::strcmp(way, "drained") == 0)
    return drained();
  if (std::strcmp(way, "net_only") == 0)
    return net_only();
  if (std::strcmp(way, "failing") == 0)
    return failing();
  if (std::strcmp(way, "refused") == 0)
    return refused();
  std::fputs("usage: background drained|net_only|failing|refused\n", stderr);
  return 2;
}
