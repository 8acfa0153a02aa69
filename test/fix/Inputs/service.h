// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

// CHECK-FIXES: #include <holdfast/task_set.h>
#include <mutex>

class service {
public:
  service() = default;
  service(const service &) = delete;
  service &operator=(const service &) = delete;
  void start();

private:
  void serve();
  std::mutex mutex_;
  // CHECK-FIXES: std::mutex mutex_;
  // CHECK-FIXES-NEXT: holdfast::task_set tasks_;
};

class value {
public:
  void start();

private:
  int number_ = 0;
};
