#include "future.h"

void work(int Number);

struct service {
  void start() {
    std::async(std::launch::async, [this] { run(); });
  }
  void run();
  std::future<void> Last;
};

std::future<void> later(int Number);

void service::run() {
  later(1);
  auto Kept = later(2);
  if (int Number = 3) {
    later(Number);
    std::async(std::launch::async, [&] { work(Number); });
  } else {
    (void)later(4);
  }
  for (int Each : {1, 2, 3})
    Last = later(Each);
}

template <class T> void startAll(T &&Numbers) {
  for (auto Each : Numbers)
    later(Each);
}

void startThree(int (&Numbers)[3]) { startAll(Numbers); }
