// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -fix-note='new member' %s holdfast-discarded-task %t -- -- -I%S/Inputs

// A class of a header gets the set there, and the header includes what that needs,
// unless somebody else may copy or move the class.

#include "service.h"

#include <thread>

void service::start() {
  std::thread([this] { serve(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
  // CHECK-FIXES: tasks_.spawn([this] { serve(); });
}

void value::start() {
  std::thread([this] { ++number_; });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'std::thread' terminates the program here, because nothing has joined or detached it [holdfast-discarded-task]
}
