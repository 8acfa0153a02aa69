// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 -run -fix-note='hold it in' -before='^cancelled\nended with 0' -after='^completed\nended with 0' -link='-lkj-async -lkj' %s holdfast-discarded-task %t -- -- %real

// Cap'n Proto 0.9.2. The work is cancelled; fixed, a kj::TaskSet in reach holds it.

#include <kj/async.h>

#include <cstdio>

struct ignore_errors : kj::TaskSet::ErrorHandler {
  void taskFailed(kj::Exception &&) override {}
};

kj::Promise<void> work(bool &completed) {
  return kj::evalLater([&completed] { completed = true; });
}

int main() {
  bool completed = false;
  kj::EventLoop loop;
  kj::WaitScope waitScope(loop);
  ignore_errors errors;
  kj::TaskSet tasks(errors);
  work(completed);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'kj::Promise<void>' returned by 'work' is cancelled here, so its function never runs [holdfast-discarded-task]
  // CHECK-FIXES: tasks.add(work(completed));
  tasks.onEmpty().wait(waitScope);
  std::puts(completed ? "completed" : "cancelled");
}
