#include "work.h"

step pause(int Milliseconds);

step inner(int Number) {
  work(Number);
  co_await pause(Number);
}

step outer(int Number) {
  inner(Number);
  if (Number > 0)
    inner(Number - 1);
  auto Kept = inner(2);
  try {
    co_await inner(3);
    pause(4), work(5);
  } catch (...) {
    inner(6);
  }
}

void start() {
  outer(1);
  auto Lambda = [](int Number) -> step { co_await outer(Number); };
  Lambda(7);
}
