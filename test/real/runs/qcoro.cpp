// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 -run -sanitizers=address-undefined -fix-note='await it' -before='^nothing seen\nended with 0' -after='^seen: out of paper\nended with 0' -link='-lQt6Core -lQCoro6Core' %s holdfast-discarded-task %t -- -- %qt6

// QCoro 0.8 on Qt 6.4, which is not built for ThreadSanitizer. The exception is
// ignored; fixed, the coroutine that awaits the other one sees it.

#include <QCoroTask>

#include <cstdio>
#include <stdexcept>

QCoro::Task<void> print() {
  throw std::runtime_error("out of paper");
  co_return;
}

QCoro::Task<void> parent() {
  try {
    print();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'QCoro::Task<>' returned by 'print' runs on unobserved, and its exception is silently ignored [holdfast-discarded-task]
    // CHECK-FIXES: co_await print();
    std::puts("nothing seen");
  } catch (const std::runtime_error &error) {
    std::printf("seen: %s\n", error.what());
  }
  co_return;
}

int main() { QCoro::Task<void> running = parent(); }
