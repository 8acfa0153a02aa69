// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++17 -run -sanitizers=address-undefined -before='^went on\nended with 0' -after='^went on\n(.|\n)*Runtime exception\nended with 0' -link=-lPocoFoundation %s holdfast-discarded-task %t -- -- %real

// POCO 1.11, which is not built for ThreadSanitizer. The error is lost; fixed, the
// set that waits for the method reports it.

#include <Poco/ActiveMethod.h>
#include <Poco/Exception.h>
// CHECK-FIXES: #include <holdfast/task_set.h>
// CHECK-FIXES: #include <holdfast/adaptors/poco.h>

#include <cstdio>
#include <string>

class printer {
public:
  Poco::ActiveMethod<void, std::string, printer> print{this, &printer::printNow};

private:
  void printNow(const std::string &) { throw Poco::RuntimeException("out of paper"); }
};

printer lasting;

int main() {
  lasting.print("a page");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded {{.*}}Poco::ActiveResult<{{.*}} runs on unobserved, even when its object is destroyed, and its exception is lost [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(lasting.print("a page"));
  std::puts("went on");
  std::fflush(stdout);
}
