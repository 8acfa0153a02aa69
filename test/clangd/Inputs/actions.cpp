// Findings with several fixes each, for the clients to apply one after the other.
#include "work.h"

#include <holdfast/task_set.h>

#include <future>
#include <thread>

void announce(int Number) {
  std::async(std::launch::async, [Number] { work(Number); });
}

void announceLater(int Number) {
  std::thread([Number] { work(Number); });
}

step inner(int Number);

step outer(int Number) {
  inner(Number);
  co_return;
}

void startOuter(int Number) { inner(Number); }
