// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Code that must not compile, one piece at a time. Without a HOLDFAST_REFUSE_*
// macro the rest must.

#include "holdfast/task_set.h"

#include <future>

int start(int by) { return by; }

void uses() {
  holdfast::task_set tasks;
  int counter = 0;
  tasks.spawn(start, 1);
  tasks.spawn([](int &value) { ++value; }, std::ref(counter));
  tasks.add(std::async(start, 1));
  holdfast::detach(std::async(start, 1), "nobody asks");

#if defined(HOLDFAST_REFUSE_WRONG_ARGUMENTS)
  tasks.spawn(start, "text");
#elif defined(HOLDFAST_REFUSE_REFERENCE)
  tasks.spawn([](int &value) { ++value; }, counter);
#elif defined(HOLDFAST_REFUSE_NO_CALLABLE)
  tasks.spawn(42);
#elif defined(HOLDFAST_REFUSE_SPAWNED_HANDLE)
  tasks.spawn([] { return std::async(start, 1); });
#elif defined(HOLDFAST_REFUSE_WRAPPED_HANDLE)
  tasks.wrap([] { return std::thread(start, 1); })();
#elif defined(HOLDFAST_REFUSE_NO_REASON)
  holdfast::detach(std::async(start, 1), "");
#elif defined(HOLDFAST_REFUSE_COPY)
  holdfast::task_set copy(tasks);
#endif
}
