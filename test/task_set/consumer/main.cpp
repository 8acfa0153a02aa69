// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <holdfast/task_set.h>

#include <cstdio>

int main() {
  holdfast::task_set tasks;
  tasks.spawn([] { std::puts("consumed"); });
  tasks.join();
}
